import { dutchDate } from '../fhir/date-time';

/** `T`, `T-44D`, `T+1Y-2M`, `T-22D{15:05:00}`: steps from the day of the test, and optionally a time of day. */
const RELATIVE = /^T((?:[+-]\d{1,6}[DWMY])*)(?:\{(\d{2}:\d{2}(?::\d{2})?)\})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_OR_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

const iso = (date: Date): string | undefined => {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return DAY.test(text) ? text : undefined;
};

const existing = (day: string): string | undefined => (iso(new Date(day)) === day ? day : undefined);

/**
 * The calendar day `now` stands for: a day, or a time without zone, as it is written; an instant by the Dutch calendar.
 * Undefined when it is none of these.
 */
export function calendarDay(now: unknown): string | undefined {
  if (now instanceof Date) return iso(now) === undefined ? undefined : dutchDate(now);
  if (typeof now !== 'string' || !DAY_OR_TIME.test(now)) return undefined;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(now);
  return zoned ? calendarDay(new Date(now)) : existing(now.slice(0, 10));
}

function addMonths(day: Date, months: number): Date {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day.getUTCDate(), last));
  return first;
}

function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

const steps: Readonly<Record<string, (day: Date, amount: number) => Date>> = {
  D: addDays,
  W: (day, weeks) => addDays(day, weeks * 7),
  M: addMonths,
  Y: (day, years) => addMonths(day, years * 12),
};

/**
 * A moment of an instance with T filled in: `T-44D` gives a date, `T-22D{15:05:00}` a date and a Dutch time. Any other
 * text comes back as it is, and so does a day outside the calendar; the zib schema judges it.
 */
export function resolveMoment(moment: string, today: string): string {
  const match = RELATIVE.exec(moment);
  if (!match) return moment;
  const [, offsets = '', time] = match;
  let day = new Date(today);
  for (const [, amount, unit = 'D'] of offsets.matchAll(/([+-]\d+)([DWMY])/g)) {
    day = steps[unit]?.(day, Number(amount)) ?? day;
  }
  const date = iso(day);
  if (date === undefined) return moment;
  return time === undefined ? date : `${date}T${time}`;
}
