import { sayings } from '../bgz/narrative/saying';
import { shownMoment } from '../bgz/narrative/shown';
import { onDutchClock } from '../fhir/date-time';
import { isJson, type Json } from '../fhir/json';
import { momentExists } from '../fhir/moment-text';
import type { Said, ViewMoment } from './model';
import { inEach, inOne } from './said';

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const at = (resource: Json, path: string): unknown => {
  const [head = '', tail] = path.split('.');
  const inner = resource[head];
  if (tail === undefined) return inner;
  return isJson(inner) ? inner[tail] : undefined;
};

/** When something was or began, and when it ended, by the elements that may say so. */
const FROM = [
  'effectiveDateTime',
  'effectivePeriod.start',
  'performedDateTime',
  'performedPeriod.start',
  'onsetDateTime',
  'onsetPeriod.start',
  'period.start',
  'start',
  'timing.repeat.boundsPeriod.start',
  'whenUsed.start',
  'occurrenceDateTime',
  'occurrencePeriod.start',
  'date',
  'authoredOn',
  'dateTime',
  'created',
  'recordedOn',
  'assertedDate',
  'indexed',
] as const;

const TO = [
  'effectivePeriod.end',
  'performedPeriod.end',
  'abatementDateTime',
  'period.end',
  'end',
  'whenUsed.end',
  'occurrencePeriod.end',
] as const;

const first = (resource: Json, paths: readonly string[]): string | undefined =>
  paths.map((path) => textIn(at(resource, path))).find((found) => found !== undefined);

/** Milliseconds of a moment on the Dutch clock, taken as UTC; of a vague date those of its first day. */
export function placeOf(moment: string): number | undefined {
  if (!momentExists(moment)) return undefined;
  const [day = '', time = '00:00:00'] = onDutchClock(moment).split('T');
  const place = Date.parse(`${day.padEnd(10, '-01')}T${time.replace('Z', '').slice(0, 8)}Z`);
  return Number.isNaN(place) ? undefined : place;
}

/** A moment in words; what is none, as it stands there. */
export const whenOf = (moment: string): Said =>
  momentExists(moment) ? inEach((language) => shownMoment(moment, sayings[language])) : moment;

function periodOf(from: string | undefined, to: string | undefined): Said | undefined {
  const [begin, end] = [from && whenOf(from), to && whenOf(to)];
  if (begin && end) return inEach((language) => `${inOne(begin, language)} – ${inOne(end, language)}`);
  return begin || (end ? inEach((language) => `– ${inOne(end, language)}`) : undefined);
}

/** Where a resource stands in time. */
export function momentOf(resource: Json): ViewMoment {
  const [from, to] = [first(resource, FROM), first(resource, TO)];
  const text = periodOf(from, to);
  const [at, until] = [from && placeOf(from), to && placeOf(to)];
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(text !== undefined && { text }),
    ...(typeof at === 'number' && { at }),
    ...(typeof until === 'number' && { until }),
  };
}
