import { onDutchClock } from '../../../fhir/date-time';
import { isJson, listOf, sameJson } from '../../../fhir/json';
import { codedStep } from '../../../fhir/path-step';
import type { Codec, Written } from '../../define/codec';
import type { FhirNode } from '../../define/fhir-node';
import { readFrom } from '../../define/read-from';
import { placesAt, type Row } from '../../define/rows';
import type { Coding } from '../code/code';
import { momentCodec } from '../moment/codec';
import type { Moment } from '../moment/zib';
import { peekPeriod } from '../period-of-use/codec';
import { vitalSigns } from './search';
import { observationStatuses } from './zib';

/** A code that is the same in every resource of a zib: what it is an observation of. */
export interface Fixed {
  /** The code that is written. */
  readonly code: Coding;
  /** Other codes and terms for the same, which are read as well. */
  readonly also?: readonly Coding[];
}

/** A fixed code by its Dutch term, which is written, and its English one. */
export const named = (code: Omit<Coding, 'display'>, dutch: string, english: string): Fixed => ({
  code: { ...code, display: dutch },
  also: [{ ...code, display: english }],
});

/** Whether a coding is one of a fixed code. */
export const isOf = (
  { code, also = [] }: Fixed,
  coding: { readonly system?: unknown; readonly code?: unknown },
): boolean => [code, ...also].some((one) => one.system === coding.system && one.code === coding.code);

const codesOf = ({ code, also = [] }: Fixed): readonly string[] => [...new Set([code, ...also].map((one) => one.code))];

const concept = ({ code }: Fixed) => ({ coding: [{ ...code }] });

/** Takes a coding of a fixed code with a term of it; other words for it are told as not read. False for any other coding. */
export function takeFixedCoding(coding: FhirNode, ...all: readonly Fixed[]): boolean {
  const fixed = all.find((one) => isOf(one, { system: coding.peek('system'), code: coding.peek('code') }));
  if (fixed === undefined) return false;
  const same = [fixed.code, ...(fixed.also ?? [])].filter((one) => one.code === coding.peek('code'));
  coding.take('system');
  coding.take('code');
  coding.drop('display', ...same.map(({ display }) => display));
  return true;
}

/** Takes fixed codes with a term of theirs; codes beside them are told as not read. */
export function takeFixed(node: FhirNode | undefined, ...all: readonly Fixed[]): void {
  for (const coding of node?.list('coding') ?? []) takeFixedCoding(coding, ...all);
}

/** Whether an element has the fixed code, of which nothing is taken. */
export const saysFixed = (node: FhirNode, fixed: Fixed): boolean => isOfCode({ coding: node.peek('coding') }, fixed);

/** An element with a code that says of which zib the resource is, and nothing of the record. */
export function fixedRow<T>(name: string, fixed: Fixed, form: 'one' | 'list' = 'one'): Row<T> {
  return {
    places: {},
    write(_record, target: Written) {
      target[name] = form === 'list' ? [concept(fixed)] : concept(fixed);
    },
    read(source) {
      for (const node of form === 'list' ? source.list(name) : [source.open(name)]) takeFixed(node, fixed);
    },
  };
}

/** Every measurement of vital signs is of this category (zib-VitalSigns vs-4). */
export const VITAL_SIGNS: Fixed = {
  code: { ...vitalSigns, display: 'Vital Signs' },
};

/** The status, which is `final` where the record says none. */
export function statusRow<T extends { readonly status?: (typeof observationStatuses)[number] | undefined }>(): Row<T> {
  return {
    places: { status: ['status'] },
    write({ status = 'final' }, target: Written) {
      target.status = status;
    },
    read(source, draft) {
      const said = observationStatuses.find((known) => known === source.peek('status'));
      if (said === undefined) return;
      source.take('status');
      if (said !== 'final') draft.status = said;
    },
  };
}

const UNKNOWN = { system: 'http://hl7.org/fhir/data-absent-reason', code: 'unknown', display: 'Unknown' };

const isOfCode = (value: unknown, fixed: Fixed): boolean =>
  isJson(value) && listOf(value.coding).some((coding) => isJson(coding) && isOf(fixed, coding));

/** Not read where why there is no value stands beside it: whether there is one is not known (STU3 obs-6), and both stay. */
export const unlessAbsent = <T>(row: Row<T>): Row<T> => ({
  ...row,
  read(source, draft, context) {
    if (source.peek('dataAbsentReason') === undefined) row.read(source, draft, context);
  },
});

/** Whether a component has a value, and beside it why it has none. */
const isContradicted = (component: object): boolean =>
  Object.keys(component).some((name) => /^_?value[A-Z]/.test(name)) && 'dataAbsentReason' in component;

/** The components that have a code: they stand among those of others. */
function componentsOf(source: FhirNode, fixed: Fixed): FhirNode[] {
  const has = (component: unknown) =>
    isJson(component) && isOfCode(component.code, fixed) && !isContradicted(component);
  const all = listOf(source.peek('component')).flatMap((one, index) => (has(one) ? [index] : []));
  return all.flatMap((index) => source.pick('component', index) ?? []);
}

/** The one component with a code. Of several that do not say the same it is not known which holds, and all stay. */
function componentOf(source: FhirNode, fixed: Fixed): FhirNode | undefined {
  const [first, ...others] = listOf(source.peek('component')).filter((one) => isJson(one) && isOfCode(one.code, fixed));
  return others.every((one) => sameJson(one, first)) ? componentsOf(source, fixed)[0] : undefined;
}

function writeComponent(target: Written, fixed: Fixed, held: Written): void {
  const component: Written = { code: concept(fixed), ...held };
  const others = target.component;
  if (Array.isArray(others)) others.push(component);
  else target.component = [component];
}

/** What a component holds. Without its value the code of it says nothing: they are taken, and given back, together. */
function readComponent<V>(component: FhirNode, fixed: Fixed, value: V | undefined): V | undefined {
  if (value === undefined) return undefined;
  takeFixed(component.open('code'), fixed);
  return readFrom(component, value);
}

const componentPlaces = <V>(property: string, fixed: Fixed, codec: Codec<V>) =>
  placesAt(codec.places, property, `${codedStep('component', codesOf(fixed))}.value${codec.type}`);

/**
 * A part of an observation that stands in a component with a code of its own.
 *
 * @param always whether the profile wants the component without a value too; it then says that the value is not known
 */
export function componentRow<T extends object, K extends keyof T & string>(
  property: K,
  fixed: Fixed,
  codec: Codec<NonNullable<T[K]>>,
  always = false,
): Row<T> {
  const name = `value${codec.type}`;
  return {
    get places() {
      return componentPlaces(property, fixed, codec);
    },
    write(record, target: Written, context) {
      const value = record[property];
      const held: Written = {};
      if (value !== undefined && value !== null) codec.write(value, held, name, context);
      else if (always) held.dataAbsentReason = concept({ code: UNKNOWN });
      else return;
      writeComponent(target, fixed, held);
    },
    read(source, draft, context) {
      const component = componentOf(source, fixed);
      if (component === undefined) return;
      const value = readComponent(component, fixed, codec.read(component, name, context));
      if (value !== undefined) draft[property] = value;
      else if (always && isOfCode(component.peek('dataAbsentReason'), { code: UNKNOWN })) {
        takeFixed(component.open('code'), fixed);
        takeFixed(component.open('dataAbsentReason'), { code: UNKNOWN });
      }
    },
  };
}

/** The items of a list, each in a component of its own with the same code. */
export function componentsRow<T extends object, K extends keyof T & string, I>(
  property: T[K] extends readonly I[] | undefined ? K : never,
  fixed: Fixed,
  codec: Codec<I>,
): Row<T> {
  const name = `value${codec.type}`;
  return {
    get places() {
      return componentPlaces(property, fixed, codec);
    },
    write(record, target: Written, context) {
      for (const item of (record[property] ?? []) as readonly I[]) {
        const held: Written = {};
        codec.write(item, held, name, context);
        writeComponent(target, fixed, held);
      }
    },
    read(source, draft, context) {
      const items = componentsOf(source, fixed).flatMap(
        (component) => readComponent(component, fixed, codec.read(component, name, context)) ?? [],
      );
      if (items.length > 0) draft[property] = items;
    },
  };
}

/** The part of two moments that is the same: a day, a month or a year. */
function sharedPart(start: string, end: string): string | undefined {
  const [from, to] = [onDutchClock(start), onDutchClock(end)];
  return [10, 7, 4]
    .map((length) => from.slice(0, length))
    .find((part) => /^\d{4}(-\d\d)*$/.test(part) && to.startsWith(part));
}

/**
 * When it was found. Others may write a period, of which a record has what is true of all of it: the moment, where it begins and
 * ends at one, else the day, month or year that it is in, with the period told as not read.
 */
export const foundAtRow = <T extends object>(property: keyof T & string): Row<T> => {
  const codec: Codec<Moment> = momentCodec;
  return {
    places: { [property]: ['effectiveDateTime'] },
    write(record, target: Written, context) {
      const moment = (record as Readonly<Record<string, Moment | undefined>>)[property];
      if (moment !== undefined) codec.write(moment, target, 'effectiveDateTime', context);
    },
    read(source, draft, context) {
      const moment = codec.read(source, 'effectiveDateTime', context) ?? momentOfPeriod(source);
      if (moment !== undefined) draft[property] = moment;
    },
  };
};

function momentOfPeriod(source: FhirNode): Moment | undefined {
  const { start, end } = peekPeriod(source, 'effectivePeriod');
  if (start === undefined || end === undefined) return undefined;
  if (start !== end) return sharedPart(start, end);
  const period = source.open('effectivePeriod');
  period?.take('start');
  period?.take('end');
  return start;
}
