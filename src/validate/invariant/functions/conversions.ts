import { isJson } from '../../../fhir/json';
import { onlyItem } from '../equality';
import { fromTruth, type Node, type Nodes, nothing, system } from '../node';
import { NotAtHand, type Scope } from '../scope';
import { saidOfExpressions } from '../told-problem';
import { collecting, deciding, type FunctionEntry, type FunctionTable } from './entry';

type Convert = (value: string | number | boolean) => unknown;

function toInteger(value: string | number | boolean): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return /^[+-]?\d+$/.test(value) ? Number(value) : undefined;
}

function toDecimal(value: string | number | boolean): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
}

function toBoolean(value: string | number | boolean): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (/^(?:true|t|yes|y|1|1\.0)$/i.test(String(value))) return true;
  return /^(?:false|f|no|n|0|0\.0)$/i.test(String(value)) ? false : undefined;
}

function matching(pattern: RegExp): Convert {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

const toDate = matching(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
const toDateTime = matching(/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/);
const toTime = matching(/^\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?$/);

function convert(input: Nodes, what: string, by: Convert): unknown {
  const value = onlyItem(input, what)?.value;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return by(value);
}

function converts(name: string, type: string, by: Convert): FunctionEntry {
  return collecting(0, 0, () => (input) => {
    const value = convert(input, name, by);
    return value === undefined ? nothing : [system(value, type)];
  });
}

function asks(name: string, by: Convert): FunctionEntry {
  return deciding(0, 0, () => (input) => (input.length === 0 ? undefined : convert(input, name, by) !== undefined));
}

function toQuantity(input: Nodes): Nodes {
  const value = onlyItem(input, 'toQuantity')?.value;
  if (isJson(value)) return [system({ value: value.value, code: value.code, unit: value.unit }, 'quantity')];
  if (typeof value === 'number') return [system({ value, code: '1' }, 'quantity')];
  const found = typeof value === 'string' ? /^([+-]?\d+(?:\.\d+)?)\s*(?:'([^']+)'|([a-z]+))?$/.exec(value) : undefined;
  if (!found) return nothing;
  return [system({ value: Number(found[1]), code: found[2] ?? found[3] ?? '1' }, 'quantity')];
}

function clock(scope: Scope): Date {
  const now = scope.context.now?.();
  if (!now) throw new NotAtHand(saidOfExpressions.noClock);
  return now;
}

/** "Today" of a Dutch record is the day in the Netherlands. */
let format: Intl.DateTimeFormat | undefined;

/** Time zone data is slow to load, and hardly an invariant asks for the day. */
function dutchDay(): Intl.DateTimeFormat {
  format ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
  return format;
}

function hasValue(node: Node | undefined): boolean {
  const value = node?.value;
  return value !== undefined && value !== '' && typeof value !== 'object';
}

/** Functions that convert a value, ask whether it could be converted, or tell the time. */
export const conversionFunctions: FunctionTable = {
  hasValue: deciding(0, 0, () => (input) => input.length === 1 && hasValue(input[0])),
  toInteger: converts('toInteger', 'integer', toInteger),
  toDecimal: converts('toDecimal', 'decimal', toDecimal),
  toBoolean: converts('toBoolean', 'boolean', toBoolean),
  toString: converts('toString', 'string', String),
  toDate: converts('toDate', 'date', toDate),
  toDateTime: converts('toDateTime', 'dateTime', toDateTime),
  toTime: converts('toTime', 'time', toTime),
  toQuantity: collecting(0, 0, () => toQuantity),
  convertsToInteger: asks('convertsToInteger', toInteger),
  convertsToDecimal: asks('convertsToDecimal', toDecimal),
  convertsToBoolean: asks('convertsToBoolean', toBoolean),
  convertsToString: asks('convertsToString', String),
  convertsToDate: asks('convertsToDate', toDate),
  convertsToDateTime: asks('convertsToDateTime', toDateTime),
  convertsToTime: asks('convertsToTime', toTime),
  convertsToQuantity: deciding(0, 0, () => (input) => fromTruth(toQuantity(input).length > 0).length > 0),
  now: collecting(0, 0, () => (_input, scope) => [system(clock(scope).toISOString(), 'dateTime')]),
  today: collecting(0, 0, () => (_input, scope) => [system(dutchDay().format(clock(scope)), 'date')]),
};
