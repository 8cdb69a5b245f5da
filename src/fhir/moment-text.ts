import { dutchDayOf, fhirDateTime } from './date-time';

/** What a moment looks like; that the day exists is checked apart. */
export const momentForm =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is such a moment, of a day and an hour that exist, from 1800. */
export function momentExists(value: string): boolean {
  const match = momentForm.exec(value);
  if (!match) return false;
  const [, year = '', month, day, hour, minute, second, zone] = match;
  if (Number(year) < 1800) return false;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return false;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))) return false;
  if (hour !== undefined && (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59)) return false;
  // W3C schema, and so FHIR: at most fourteen hours either way.
  return zone === undefined || zone === 'Z' || (zone.slice(1) <= '14:00' && zone.slice(4) <= '59');
}

const hasTime = (value: string): boolean => value.includes('T');
const hasZone = (value: string): boolean => /(Z|[+-]\d{2}:\d{2})$/.test(value);
const wholeMinute = (value: string): boolean => /T\d{2}:\d{2}(?!:\d)/.test(value);
const dutchDay = (value: string): string => (hasTime(value) && hasZone(value) ? dutchDayOf(value) : value.slice(0, 10));

/** Compares as far as both are precise: 2008 and 2008-06 are not in conflict. Two times are compared as instants. */
export function isBefore(a: string, b: string): boolean {
  if (hasTime(a) && hasTime(b)) {
    const length = wholeMinute(a) || wholeMinute(b) ? 60_000 : 1;
    const instant = (value: string) => Math.floor(Date.parse(fhirDateTime(value)) / length);
    return instant(a) < instant(b);
  }
  const [from, to] = [dutchDay(a), dutchDay(b)];
  const precision = Math.min(from.length, to.length);
  return from.slice(0, precision) < to.slice(0, precision);
}
