import { openStatusesByType } from '../bgz/open-statuses';
import { isOverdue } from '../bgz/parts/clock-status/stu3';
import { dateTime } from '../bgz/parts/moment/zib';
import { isJson, type Json } from '../fhir/json';
import { extensionsOf } from './fhir-path';

/** Anything else than a dateTime is passed over: it says nothing about when. */
const readable = (value: unknown): string | undefined =>
  typeof value === 'string' && dateTime.safeParse(value).success ? value : undefined;

/** The most days a unit of time (UCUM) can be. */
const days: Readonly<Record<string, number>> = { min: 1 / 1440, h: 1 / 24, d: 1, wk: 7, mo: 31, a: 366 };
const LONGEST = 200 * 366;

/** The last day of use when only a start and a duration are registered: no earlier than it was. */
function lastDay(start: string, period: Json): string | undefined {
  const [duration] = extensionsOf({ value: period, sibling: undefined }, 'zib-MedicationUse-Duration');
  const { value, code } = isJson(duration?.valueDuration) ? duration.valueDuration : {};
  const length = Number(value) * (days[String(code)] ?? Number.NaN);
  if (start.length < 10 || !(length > 0 && length <= LONGEST)) return undefined;
  return new Date(Date.parse(start.slice(0, 10)) + Math.ceil(length) * 86_400_000).toISOString().slice(0, 10);
}

/** Where the resources keep when something was, is or will be done. */
function datesOf(root: Json): { start: string | undefined; end: string | undefined } {
  const { occurrenceTiming: timing } = root;
  const bounds = isJson(timing) && isJson(timing.repeat) ? timing.repeat.boundsPeriod : undefined;
  const period =
    [root.performedPeriod, root.occurrencePeriod, root.effectivePeriod, root.period, bounds].find(isJson) ?? {};
  const moment = [root.performedDateTime, root.occurrenceDateTime, root.effectiveDateTime].find(
    (one) => one !== undefined,
  );
  const start = readable(period.start) ?? readable(moment);
  return { start, end: readable(period.end) ?? (start === undefined ? undefined : lastDay(start, period)) };
}

/** Whether a resource says that it is still open although its date is over; the statuses are those that the sections state. */
export function isOpenAndOver(root: Json, now: Date): boolean {
  const type = String(root.resourceType);
  const statuses = Object.hasOwn(openStatusesByType, type) ? (openStatusesByType[type] ?? {}) : {};
  const status = String(root.status);
  const by = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  return by !== undefined && isOverdue(datesOf(root), by, now);
}
