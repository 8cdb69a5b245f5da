import { tzOffset } from '@date-fns/tz/tzOffset';

const ZONE = 'Europe/Amsterdam';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFFSETS_KEPT = 4096;

/** Since then the Dutch clock is changed at a whole hour, UTC, and only then. */
const WHOLE_HOURS = Date.UTC(1980, 0, 1);

const instants = new Map<number, number>();

/** Minutes that the Dutch clock is ahead of UTC at an instant. */
function offsetAt(at: number): number {
  // Also of no moment at all, which is no number.
  if (!(at >= WHOLE_HOURS)) return tzOffset(ZONE, new Date(at));
  const hour = Math.floor(at / HOUR);
  const known = instants.get(hour);
  if (known !== undefined) return known;
  const offset = tzOffset(ZONE, new Date(at));
  if (instants.size >= OFFSETS_KEPT) instants.clear();
  instants.set(hour, offset);
  return offset;
}

/** Offsets by local date and hour; a patient's records share few of them. Emptied when it grows past a day's worth of use. */
const offsets = new Map<string, number>();

function offsetInMinutes(local: string): number {
  const hour = local.slice(0, 13);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const asUtc = Date.parse(`${local}Z`);
  // The offset is asked for the instant, which depends on the offset; of two candidates the later (summer) one wins when
  // the clock shows this hour twice.
  const summer = offsetAt(asUtc - 120 * MINUTE);
  const offset = summer === 120 ? 120 : offsetAt(asUtc - 60 * MINUTE);
  if (offsets.size >= OFFSETS_KEPT) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const absolute = Math.round(Math.abs(minutes));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/**
 * A moment of a record as FHIR dateTime: dates keep their precision; a time gets seconds (FHIR asks for them) and, when
 * it has no zone, the offset of Europe/Amsterdam on that day.
 */
export function fhirDateTime(moment: string): string {
  if (moment.length <= 10) return moment;
  const zone = /(Z|[+-]\d{2}:\d{2})$/.exec(moment)?.[0];
  const local = zone === undefined ? moment : moment.slice(0, -zone.length);
  const complete = local.length === 16 ? `${local}:00` : local;
  return complete + (zone ?? offsetText(offsetInMinutes(complete)));
}

/** False for a local time the Dutch clock skips in spring, e.g. 2026-03-29T02:30. A moment with a zone, or a date, exists. */
export function isOnDutchClock(moment: string): boolean {
  if (moment.length <= 10 || /(Z|[+-]\d{2}:\d{2})$/.test(moment)) return true;
  const instant = new Date(fhirDateTime(moment));
  return offsetAt(instant.getTime()) === offsetInMinutes(moment);
}

/** The calendar date of an instant in the Netherlands, YYYY-MM-DD. */
export function dutchDate(instant: Date): string {
  const at = instant.getTime();
  return new Date(at + offsetAt(at) * MINUTE).toISOString().slice(0, 10);
}

const LAST_MOMENT = Date.UTC(9999, 11, 31, 22);

/** The calendar date of a moment with its zone in the Netherlands; 9999-12-31 for what is later there, the last date of FHIR. */
export function dutchDayOf(moment: string): string {
  return dutchDate(new Date(Math.min(Date.parse(moment), LAST_MOMENT)));
}

/** The last day of a month `YYYY-MM`, two digits. */
export function lastDayOf(month: string): string {
  return String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()).padStart(
    2,
    '0',
  );
}

/**
 * An instant on the Dutch clock with its offset, to the second; milliseconds only when there are any. Before 1937 the Dutch
 * clock was no whole number of minutes ahead, which FHIR cannot write: such an instant is written in UTC.
 */
export function dutchDateTime(instant: Date): string {
  const offset = offsetAt(instant.getTime());
  const whole = Number.isInteger(offset);
  const shifted = new Date(instant.getTime() + (whole ? offset * MINUTE : 0));
  const local = shifted.toISOString().replace(/(?:\.000)?Z$/, '');
  return `${local}${whole ? offsetText(offset) : 'Z'}`;
}

/**
 * A moment as the clock in the Netherlands shows it: without its zone, dates as they are. What that clock has no offset for that FHIR
 * can write stays in UTC, with its `Z`.
 */
export function onDutchClock(moment: string): string {
  const zone = moment.length <= 10 ? undefined : /(Z|[+-]\d{2}:\d{2})$/.exec(moment)?.[0];
  if (zone === undefined) return moment;
  const local = moment.slice(0, -zone.length);
  // Nearly every moment is written so; only the others have to be computed.
  if (zone !== 'Z' && offsetText(offsetInMinutes(local)) === zone) return local;
  return dutchDateTime(new Date(moment)).replace(/[+-]\d{2}:\d{2}$/, '');
}

/** How a moment lies to `now`; a date counts as a whole day, a year or month alone as `unknown` while it may be either. */
export function relativeTo(now: Date, moment: string): 'past' | 'today' | 'future' | 'unknown' {
  const today = dutchDate(now);
  if (moment.length < 10) {
    const period = today.slice(0, moment.length);
    if (moment === period) return 'unknown';
    return moment < period ? 'past' : 'future';
  }
  if (moment.length === 10) {
    if (moment === today) return 'today';
    return moment < today ? 'past' : 'future';
  }
  return Date.parse(fhirDateTime(moment)) <= now.getTime() ? 'past' : 'future';
}

/** Whether the day of a moment, or all of a month or year, has gone by in the Netherlands. */
export function isDayOver(now: Date, moment: string): boolean {
  if (relativeTo(now, moment) !== 'past') return false;
  return moment.length <= 10 || dutchDate(new Date(fhirDateTime(moment))) < dutchDate(now);
}
