import { z } from 'zod';
import { report } from './issue';

/**
 * A moment as precise as the source knows it: `2008`, `2008-06`, `2008-06-22`, `2008-06-22T23:00`, with seconds, with
 * `Z` or an offset. A time without zone is Europe/Amsterdam. The precision given is the precision sent.
 */
export type Moment = string;

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function exists(value: string): boolean {
  const match = FORM.exec(value);
  if (!match) return false;
  const [, year = '', month, day, hour, minute, second, zone] = match;
  if (Number(year) < 1800) return false;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return false;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))) return false;
  if (hour !== undefined && (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59)) return false;
  if (zone !== undefined && zone !== 'Z' && Number(zone.slice(1, 3)) > 14) return false;
  return true;
}

/** A date that does not exist says nothing about a person; other text stays out of messages. */
function shown(value: string): { found?: string } {
  return /^[\d:.TZ+-]{1,35}$/.test(value) && value.includes('-') ? { found: `"${value}"` } : {};
}

const DATE_TIME = 'a date that exists: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]';
const DATE = 'a date that exists: YYYY, YYYY-MM or YYYY-MM-DD';

/** Schema of a date, with or without time. */
export const dateTime = z.string().superRefine((value, ctx) => {
  if (!exists(value)) report(ctx, { zib: 'invalid-moment', allowed: DATE_TIME, ...shown(value) });
});

/** Schema of a date without time. */
export const date = z.string().superRefine((value, ctx) => {
  if (!exists(value) || value.includes('T')) report(ctx, { zib: 'invalid-moment', allowed: DATE, ...shown(value) });
});

/** Compares as far as both are precise: 2008 and 2008-06 are not in conflict. Zoned times compare as instants. */
export function isBefore(a: Moment, b: Moment): boolean {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/;
  if (a.includes('T') && b.includes('T') && zoned.test(a) && zoned.test(b)) return Date.parse(a) < Date.parse(b);
  const bare = (value: string) => value.replace(zoned, '');
  const mixedZones = a.includes('T') && b.includes('T') && zoned.test(a) !== zoned.test(b);
  const precision = mixedZones ? 10 : Math.min(bare(a).length, bare(b).length);
  return bare(a).slice(0, precision) < bare(b).slice(0, precision);
}

/** Check for an object schema: `begin` may not lie after `end`. */
export function beginBeforeEnd(begin: string, end: string) {
  return (value: object, ctx: z.core.$RefinementCtx): void => {
    const { [begin]: from, [end]: until } = value as Record<string, unknown>;
    if (typeof from !== 'string' || typeof until !== 'string' || !exists(from) || !exists(until)) return;
    if (isBefore(until, from)) {
      report(
        ctx,
        { zib: 'invalid-period', allowed: `an ${end} on or after ${begin}`, found: `${until}, before ${from}` },
        [end],
      );
    }
  };
}
