import type { AnyValueInput, ComparedAmountInput } from '../bgz/parts/any-value/types';
import type { CodedInput } from '../bgz/parts/code/code';
import { nullFlavor } from '../bgz/parts/code/code-helpers';
import { decimalTextForm } from '../bgz/parts/quantity/zib';
import { systems } from '../fhir/naming-systems';
import { plainText } from '../fhir/written-numbers';
import { oneOf, type Rules } from '../options/rules';
import { ucumOf } from '../terminology/unit-spellings';
import { described, type Field, textIn } from './field-text';
import { type Fault, notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { allowed, what } from './words';

/** How a number is read. */
export interface NumberOptions extends ReadOptions {
  /**
   * The sign that the column has before decimals. Without it either is read where it can mean nothing else: of three digits behind it
   * (`1.234`) it may be the sign of thousands, and those are then not read.
   */
  readonly decimalSign?: ',' | '.';
}

const rules: Rules<NumberOptions> = { ...readRules, decimalSign: oneOf(',', '.') };

type Comparator = NonNullable<ComparedAmountInput['comparator']>;

const comparators: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
};

/** A bound or none, a sign, digits with at most one point or comma, and what stands behind. */
const NUMBER =
  /^(?<bound>[<>]=?|=[<>]|[≤≥])? ?(?<sign>[+-]?)(?<whole>\d+)(?:(?<mark>[.,])(?<fraction>\d+))?(?<rest>(?:[^\d.,].*)?)$/s;

/** What may be a unit behind a number: `10-20`, `1:128` and `120/80` are none of one number. */
const UNIT_BEHIND = /^ ?(?:\/ ?)?[\p{L}%‰°[{×*]/u;

interface Read {
  readonly comparator?: Comparator;
  /** The decimal as a record has it. */
  readonly value: string;
  /** What stands behind the number: the unit, when it is in the same column. */
  readonly rest: string;
}

/** The number at the beginning of a text, or why there is none. */
function numberIn(text: string, { decimalSign }: Partial<NumberOptions>): Read | Fault {
  const { bound, sign, whole = '', mark, fraction = '', rest = '' } = NUMBER.exec(text)?.groups ?? {};
  const unknown = { code: 'not-a-number', found: described(text), allowed: allowed.number } as const;
  if (whole === '' || (bound !== undefined && comparators[bound] === undefined)) return unknown;
  if (mark !== undefined && decimalSign !== undefined && mark !== decimalSign) return unknown;
  const mayBeThousands = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (mark !== undefined && decimalSign === undefined && mayBeThousands)
    return { code: 'thousands', found: described(text), allowed: allowed.decimalSign };
  if (rest !== '' && !UNIT_BEHIND.test(rest)) return unknown;
  const digits = `${whole.replace(/^0+(?=\d)/, '')}${mark === undefined ? '' : `.${fraction}`}`;
  if (!decimalTextForm.test(digits)) return unknown;
  const isNought = !/[1-9]/.test(digits);
  const comparator = bound === undefined ? undefined : comparators[bound];
  return {
    ...(comparator !== undefined && { comparator }),
    value: sign === '-' && !isNought ? `-${digits}` : digits,
    rest: rest.trim(),
  };
}

/** A field as text; a number with decimals is written as it is. */
const amountText = (field: unknown): ReturnType<typeof textIn> =>
  textIn(typeof field === 'number' && Number.isFinite(field) ? plainText(field) : field);

/**
 * Reads a number with decimals as Dutch systems keep one: `12,5`, `0,50`, `-2,3`, and gives it as text with all its digits, for they
 * tell how precise it is.
 *
 * @param field text or a number
 * @param options `decimalSign`: the one that the column has, which `1.234` needs
 * @returns a decimal for a builder (`'12.5'`); undefined when nothing stands there. Not read: a bound (`>120` is no number: a laboratory
 * result has room for it, {@link readResult}), a unit behind it, exponents, thousands.
 *
 * @example
 * readNumber('80,50').value; // '80.50', for ucum('80.50', 'kg')
 */
export function readNumber(field: Field, options?: NumberOptions): Reading<string> {
  const settings = optionsOf('readNumber', options, rules);
  const given = amountText(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return notUnderstood(what.amount, [given.fault], settings);
  const read = numberIn(given.text, settings);
  if ('code' in read) return notUnderstood(what.amount, [read], settings);
  if (read.comparator === undefined && read.rest === '') return understood(read.value);
  const code = read.comparator === undefined ? 'not-a-number' : 'bound';
  return notUnderstood(what.amount, [{ code, found: described(given.text), allowed: allowed.plainNumber }], settings);
}

/** The unit in UCUM; what is not known stays as the words of the column, and is told. */
function unitIn(text: string): { readonly unit: CodedInput; readonly fault?: Fault } {
  const known = ucumOf(text);
  if (typeof known === 'object') return { unit: { system: systems.ucum, code: known.code, display: text } };
  return {
    unit: nullFlavor('OTH', text),
    fault: {
      code: known === 'ambiguous' ? 'ambiguous-unit' : 'unknown-unit',
      what: what.unit,
      found: described(text),
      allowed: known === 'ambiguous' ? allowed.unitOfOneMeaning : allowed.unit,
    },
  };
}

/** Words of a result begin otherwise than a number that could not be read. */
const isInWords = (text: string): boolean => !/^[<>=≤≥~±+\-.,\d]/.test(text);

/**
 * Reads a result as laboratories write one: `12,5`, `>120`, `<0,5`, `positief`, with the unit in a column of its own or behind it.
 *
 * @param field the result, as text or number
 * @param unit the unit as the system spells it: UCUM, or a spelling that means one thing (`mmHg`, `10E9/l`, `µmol/l`, `IE/ml`)
 * @param options `decimalSign`: the one that the column has, which `1.234` needs
 * @returns a result for a builder (`testResult`): an amount, with its `comparator` where it is a bound; words as text. A number that is not read stays
 * text, unit and all, and a unit that is not read stays as words beside the amount; both are told. Undefined when nothing stands there.
 *
 * @example
 * readResult('>120', 'mL/min/1,73m2').value; // { quantity: { comparator: '>', value: '120', unit: { …, code: 'mL/min/{1.73_m2}' } } }
 * readResult('7,20', 'mmol/l').value; // { quantity: { value: '7.20', unit: { …, code: 'mmol/L' } } }
 * readResult('positief').value; // { text: 'positief' }
 */
export function readResult(field: Field, unit?: Field, options?: NumberOptions): Reading<AnyValueInput> {
  const settings = optionsOf('readResult', options, rules);
  const [given, beside] = [amountText(field), textIn(unit)];
  if (given.kind === 'absent') return understood(undefined);
  // Without its unit, which nobody can read, a number may be taken for another amount.
  const faults: Fault[] = [
    ...(given.kind === 'fault' ? [given.fault] : []),
    ...(beside.kind === 'fault' ? [{ ...beside.fault, what: what.unit }] : []),
  ];
  if (given.kind === 'fault' || beside.kind === 'fault') return notUnderstood(what.result, faults, settings);
  const unitText = beside.kind === 'text' ? beside.text : undefined;
  const asText = { text: unitText === undefined ? given.text : `${given.text} ${unitText}` };
  if (isInWords(given.text)) return understood({ text: given.text });
  const refuse = (fault: Fault): Reading<AnyValueInput> => notUnderstood(what.result, [fault], settings, asText);
  const read = numberIn(given.text, settings);
  if ('code' in read) return refuse(read);
  const { rest, ...amount } = read;
  if (rest !== '' && unitText !== undefined && rest !== unitText)
    return refuse({ code: 'not-a-number', found: described(given.text), allowed: allowed.number });
  const written = unitText ?? rest;
  if (written === '') return understood({ quantity: amount });
  const known = unitIn(written);
  // Behind the number in one column anything may stand: `5 tabletten`, `3 maal positief`.
  if (known.fault !== undefined && unitText === undefined) return refuse(known.fault);
  const value = { quantity: { ...amount, unit: known.unit } };
  return known.fault === undefined ? understood(value) : notUnderstood(what.result, [known.fault], settings, value);
}
