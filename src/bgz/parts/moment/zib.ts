import * as z from 'zod';
import { dutchDate, dutchDateTime, isOnDutchClock } from '../../../fhir/date-time';
import { isBefore, momentExists } from '../../../fhir/moment-text';
import { expected, report } from '../../define/issue';
import { mendedBy, mendsAs, note } from '../../define/mender';

/**
 * A moment as precise as the source knows it: `2008`, `2008-06`, `2008-06-22`, `2008-06-22T23:00`, with seconds, with
 * `Z` or an offset. A time without zone is Europe/Amsterdam. The precision given is the precision sent.
 */
export type Moment = string;

/** What is accepted for a moment: such text, or an instant, which is written on the Dutch clock. */
export type MomentInput = Moment | Date;

/** What looks like a date is shown, an identifier or a telephone number typed in its place is not. */
function shown(value: string): { found?: string } {
  const dateLike =
    /^(\d{4}[-/]\d{1,2}([-/]\d{1,2}([T ][\d:.]{1,18}(Z|[+-][\d:]{2,5})?)?)?|\d{1,2}[-/]\d{1,2}[-/]\d{4})$/;
  return dateLike.test(value) ? { found: `"${value}"` } : {};
}

const DATE_TIME = 'a date that exists, from 1800: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]';
const SKIPPED = 'a time that exists in the Netherlands (the clock skips an hour in spring), or one with its zone';
const DATE = 'a date that exists, from 1800: YYYY, YYYY-MM or YYYY-MM-DD';

const DATE_TIME_OR_DATE = `a Date, or text: ${DATE_TIME}`;
const DATE_OR_DATE = `a Date, or text: ${DATE}`;

/**
 * A date and a time of day as databases write them: a blank between them, one before the zone, a zone without colon or of hours
 * alone (ISO 8601 allows both, FHIR neither).
 */
const LOOSE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(?:([+-]\d{2})(?::?(\d{2}))?|(Z)))?$/;

/** Midnight without a zone, as a database writes a date it keeps in a column with a time of day. */
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?$/;

/** A `Date`, of this realm or another, that holds a moment. */
function isMomentDate(value: unknown): value is Date {
  if (typeof value !== 'object' || Object.prototype.toString.call(value) !== '[object Date]') return false;
  return !Number.isNaN(Date.prototype.getTime.call(value));
}

/** The years an instant can be written in; what lies outside is given on as it is, for the schema to refuse at its place. */
const isWritable = (value: Date): boolean => {
  const year = Date.prototype.getUTCFullYear.call(value);
  return year >= 1 && year < 9999;
};

/** Schema of a date, with or without time. */
export const dateTime: z.ZodType<Moment, MomentInput> = mendedBy(
  z.string(expected(DATE_TIME_OR_DATE)).superRefine((value, ctx) => {
    if (!momentExists(value)) report(ctx, { zib: 'invalid-moment', allowed: DATE_TIME, ...shown(value) });
    else if (!isOnDutchClock(value)) report(ctx, { zib: 'invalid-moment', allowed: SKIPPED, ...shown(value) });
  }),
  (value, mending) => {
    if (isMomentDate(value)) {
      if (!isWritable(value)) return Date.prototype.toISOString.call(value);
      note(mending, 'date-object');
      return dutchDateTime(value);
    }
    const parts = typeof value === 'string' ? LOOSE.exec(value) : null;
    if (parts === null) return value;
    const [, day, time, hours, minutes] = parts;
    const zone = hours === undefined ? (parts[5] ?? '') : `${hours}:${minutes ?? '00'}`;
    const written = `${day}T${time}${zone}`;
    if (written !== value) note(mending, 'date-notation');
    return written;
  },
);

const INSTANT =
  'a date with a time of day, from 1800: YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]; without a time it is no instant';

/** Schema of a date with a time of day: what FHIR calls an instant. */
export const instant: z.ZodType<Moment, MomentInput> = mendsAs(
  dateTime.superRefine((value, ctx) => {
    // What is no moment at all has been told.
    if (momentExists(value) && !value.includes('T'))
      report(ctx, { zib: 'invalid-moment', allowed: INSTANT, ...shown(value) });
  }),
  dateTime,
);

/** Schema of a date without time. */
export const date: z.ZodType<Moment, MomentInput> = mendedBy(
  z.string(expected(DATE_OR_DATE)).superRefine((value, ctx) => {
    if (!momentExists(value) || value.includes('T'))
      report(ctx, { zib: 'invalid-moment', allowed: DATE, ...shown(value) });
  }),
  (value, mending) => {
    if (isMomentDate(value)) {
      if (!isWritable(value)) return Date.prototype.toISOString.call(value);
      note(mending, 'date-object');
      return dutchDate(value);
    }
    const day = typeof value === 'string' ? MIDNIGHT.exec(value)?.[1] : undefined;
    if (day === undefined) return value;
    note(mending, 'midnight');
    return day;
  },
);

/** Schema of a time of day. */
export const timeOfDay = z.string().superRefine((value, ctx) => {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value))
    report(ctx, { zib: 'invalid-moment', allowed: 'a time of day hh:mm or hh:mm:ss' });
});

/** Check for an object schema: `begin` may not lie after `end`. */
export function beginBeforeEnd(begin: string, end: string) {
  return (value: object, ctx: z.core.$RefinementCtx): void => {
    const { [begin]: from, [end]: until } = value as Record<string, unknown>;
    if (typeof from !== 'string' || typeof until !== 'string' || !momentExists(from) || !momentExists(until)) return;
    if (isBefore(until, from)) {
      report(
        ctx,
        {
          zib: 'invalid-period',
          allowed: { text: '{end} on or after {begin}', values: { end, begin } },
          found: { text: '{until}, before {from}', values: { until, from } },
        },
        [end],
      );
    }
  };
}
