import { tzOffset } from '@date-fns/tz/tzOffset';
import { dutchDate, fhirDateTime } from '../../fhir/date-time';

const ZONE = 'Europe/Amsterdam';

/** An ISO instant as FHIR dateTime on the Dutch clock: `2026-11-24T11:00:00+01:00`. The same instant, whatever the season. */
export function dutchDateTime(instant: string): string {
  const at = new Date(instant);
  const minutes = Math.round(tzOffset(ZONE, at));
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().replace(/(\.000)?Z$/, '');
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

const DATE_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The day after a date, in the Netherlands, as the instant it begins. */
function startOfDayAfter(date: string): Date {
  const next = new Date(`${date}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return new Date(fhirDateTime(`${next.toISOString().slice(0, 10)}T00:00`));
}

/** Last day of a year or month; a date is its own. */
function lastDay(moment: string): string {
  if (moment.length === 10) return moment;
  const [year = '', month = '12'] = moment.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/**
 * The last instant of a FHIR dateTime as ISO instant (UTC): a date counts as the whole Dutch day, a time without zone as Dutch
 * time. Undefined when it is no dateTime.
 */
export function lastInstantOf(moment: string): string | undefined {
  if (!DATE_TIME.test(moment)) return undefined;
  if (moment.length > 10) return iso(new Date(fhirDateTime(moment)));
  const day = lastDay(moment);
  if (Number.isNaN(Date.parse(day)) || dutchDate(new Date(`${day}T12:00:00Z`)) !== day) return undefined;
  return iso(new Date(startOfDayAfter(day).getTime() - 1));
}

/** The first instant of a FHIR dateTime as ISO instant (UTC): a date begins with the Dutch day. Undefined when it is no dateTime. */
export function firstInstantOf(moment: string): string | undefined {
  if (lastInstantOf(moment) === undefined) return undefined;
  if (moment.length > 10) return iso(new Date(fhirDateTime(moment)));
  const day = `${moment}-01-01`.slice(0, 10);
  return iso(new Date(fhirDateTime(`${moment.length === 10 ? moment : day}T00:00`)));
}

const iso = (at: Date): string | undefined => (Number.isNaN(at.getTime()) ? undefined : at.toISOString());
