import { isOnDutchClock } from '../../../fhir/date-time';
import { isJson } from '../../../fhir/json';
import { isBefore, momentExists } from '../../../fhir/moment-text';
import { FhirNode } from '../../define/fhir-node';
import { element, inExtension, type Row, rowsOf } from '../../define/rows';
import { durationCodec } from '../quantity/codec';
import { period, sameMinute } from './stu3';
import type { PeriodOfUse } from './types';

/** Whether a bound as it was registered is what was written for it, to the precision of the other bound. */
const isWrittenAs = (value: string, registered: string): boolean =>
  value.startsWith(registered) || (registered.includes('T') && sameMinute(registered, value));

/** A bound; as it was registered, where that stands beside it. */
function readBound(node: FhirNode, name: 'start' | 'end'): string | undefined {
  const value = node.peek(name);
  if (typeof value !== 'string' || !momentExists(value)) return undefined;
  node.take(name);
  const beside = node.beside(name)?.extension('rendered-value');
  const registered = beside?.peek('valueString');
  if (typeof registered !== 'string' || !momentExists(registered) || !isWrittenAs(value, registered)) return value;
  beside?.take('valueString');
  return registered;
}

/** A bound that is there and cannot be read. */
const isUnreadable = (bound: unknown): boolean =>
  bound !== undefined && bound !== null && !(typeof bound === 'string' && momentExists(bound));

/** Whether the one bound says something else without the other: a begin whose end cannot be read would say that it goes on. */
function isTorn(node: FhirNode): boolean {
  const [start, end] = [node.peek('start'), node.peek('end')];
  if (isUnreadable(start) || isUnreadable(end)) return true;
  // One that is said to be there and not what it is.
  if ((['start', 'end'] as const).some((name) => node.peek(name) === undefined && node.peek(`_${name}`) !== undefined))
    return true;
  return typeof start === 'string' && typeof end === 'string' && isBefore(end, start);
}

/** Begin and end of a period: reverse of `period`. Of one that cannot be read as a whole all stays. */
export function readPeriod(node: FhirNode): { readonly start?: string; readonly end?: string } {
  if (isTorn(node)) return {};
  const [start, end] = [readBound(node, 'start'), readBound(node, 'end')];
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

/** A moment at which something was done from begin to end: FHIR's other form of a Period. */
export function readMoment(node: FhirNode, name: string): string | undefined {
  const value = node.peek(name);
  if (typeof value !== 'string' || !momentExists(value)) return undefined;
  node.take(name);
  return value;
}

/**
 * Begin and end as an element says them, without taking any of it: what a status is held against. None where the zib refuses
 * one of them: no record can hold them, and a status that they say is stated nowhere else.
 */
export function peekPeriod(source: FhirNode, periodName: string, momentName?: string) {
  const dates = peekDates(source, periodName, momentName);
  return [dates.start, dates.end].every((one) => one === undefined || isOnDutchClock(one)) ? dates : {};
}

function peekDates(source: FhirNode, periodName: string, momentName?: string): ReturnType<typeof readPeriod> {
  const period = source.peek(periodName);
  const moment = momentName === undefined ? undefined : source.peek(momentName);
  if (isJson(period)) return readPeriod(FhirNode.of(period, ''));
  return typeof moment === 'string' && momentExists(moment) ? { start: moment, end: moment } : {};
}

/** Begin and end of what was done or used, in one Period. */
export function periodRow<T extends object>(element: string, start: keyof T & string, end: keyof T & string): Row<T> {
  return {
    places: { [start]: [`${element}.start`], [end]: [`${element}.end`] },
    write(record, target) {
      const held = record as Readonly<Record<string, string | undefined>>;
      const written = period(held[start], held[end]);
      if (written !== undefined) target[element] = written;
    },
    read(source, draft) {
      const node = source.open(element);
      if (node === undefined) return;
      const known = readPeriod(node);
      if (known.start !== undefined) draft[start] = known.start;
      if (known.end !== undefined) draft[end] = known.end;
    },
  };
}

const { row, pair, together } = rowsOf<PeriodOfUse>();

/** Begin and end of a period of use, in a Period. */
const bounds = pair(
  { startDateTime: ['start'], endDateTime: ['end'] },
  ({ startDateTime, endDateTime }) => period(startDateTime, endDateTime) ?? {},
  (node) => {
    const { start: startDateTime, end: endDateTime } = readPeriod(node);
    return { startDateTime, endDateTime };
  },
);

const durationRow = row('duration', inExtension('zib-MedicationUse-Duration'), durationCodec);

/** PeriodOfUse as one Period, the duration in an extension of it. */
export const periodOfUseCodec = element<PeriodOfUse>('Period', [durationRow, bounds]);

/** PeriodOfUse of an agreement: begin and end in one extension, the duration in another. */
export const periodOfUseRows: readonly Row<PeriodOfUse>[] = [
  together(inExtension('zib-Medication-PeriodOfUse'), element<PeriodOfUse>('Period', [bounds])),
  durationRow,
];
