import type { MomentInput } from '../bgz/parts/moment/zib';
import { dutchDate, isOnDutchClock } from '../fhir/date-time';
import { momentExists } from '../fhir/moment-text';
import { listOf, type Rules, text as someText } from '../options/rules';
import { type DateParts, datePartsIn, hasShortYear, isNoDate } from './date-forms';
import { described, type Field, textIn } from './field-text';
import { type Fault, notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { allowed, what } from './words';

/** How a date is read. */
export interface DateOptions extends ReadOptions {
  /**
   * Dates that your system writes where it knows none, such as `19000101` or `99991231`: they are read as nothing. Without it only
   * noughts are, since each of these is a day that exists.
   */
  readonly placeholders?: readonly string[];
}

const rules: Rules<DateOptions> = { ...readRules, placeholders: listOf(someText, 0) };

const two = (digits: string): string => digits.padStart(2, '0');
const isNought = (digits: string | undefined): boolean => digits === undefined || Number(digits) === 0;

/** The moment that parts of a date are, with the precision they have; undefined when there is none. */
function momentOf({ year, month, day, hour, minute, second, fraction, zone }: DateParts): string | undefined {
  const time =
    hour === undefined || minute === undefined
      ? ''
      : `T${two(hour)}:${minute}${second === undefined ? '' : `:${second}`}${fraction === undefined ? '' : `.${fraction}`}`;
  if (isNought(month) || isNought(day)) {
    // A day of a month that is not known says nothing, nor does a time of a day that is not known, unless it is all noughts.
    if (isNought(month) && !isNought(day)) return undefined;
    if (/[1-9]/.test(time)) return undefined;
    const known = isNought(month) ? year : `${year}-${two(month ?? '')}`;
    return momentExists(known) ? known : undefined;
  }
  const digits = zone?.toUpperCase().replace(':', '') ?? '';
  const offset = digits.length > 1 ? `${digits.slice(0, 3)}:${digits.slice(3) || '00'}` : digits;
  const moment = `${year}-${two(month ?? '')}-${two(day ?? '')}${time}${time === '' ? '' : offset}`;
  return momentExists(moment) && isOnDutchClock(moment) ? moment : undefined;
}

/** A `Date` is for the builder to write, where it holds a moment from 1800. Looking at an object from outside may throw. */
function isMoment(field: unknown): field is Date {
  try {
    if (Object.prototype.toString.call(field) !== '[object Date]') return false;
    const date = new Date(Date.prototype.getTime.call(field));
    return momentExists(dutchDate(date)) && date.getUTCFullYear() < 9999;
  } catch {
    return false;
  }
}

/** The moment in a text, or why there is none. */
function momentIn(text: string, allowedForms: Fault['allowed']): string | Fault {
  const readings = datePartsIn(text);
  const moments = readings.map(momentOf).filter((one) => one !== undefined);
  if (moments[0] !== undefined && moments.length === 1) return moments[0];
  if (readings.length > 0) return { code: 'does-not-exist', found: described(text), allowed: allowed.exists };
  if (hasShortYear(text)) return { code: 'two-digit-year', found: described(text), allowed: allowed.fourDigitYear };
  return { code: 'unknown-form', found: described(text), allowed: allowedForms };
}

type Kind = 'date' | 'moment';

function read(kind: Kind, field: unknown, settings: Partial<DateOptions>): Reading<MomentInput> {
  if (isMoment(field)) return understood(field);
  const refuse = (fault: Fault): Reading<MomentInput> => notUnderstood(what[kind], [fault], settings);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return refuse(given.fault);
  if (isNoDate(given.text) || settings.placeholders?.includes(given.text)) return understood(undefined);
  const moment = momentIn(given.text, kind === 'date' ? allowed.forms : allowed.momentForms);
  if (typeof moment !== 'string') return refuse(moment);
  if (kind === 'moment' || !moment.includes('T')) return understood(moment);
  const day = /^(.{10})T00:00(?::00(?:\.0+)?)?$/.exec(moment)?.[1];
  if (day !== undefined) return understood(day);
  return refuse({ code: 'time-of-day', found: described(given.text), allowed: allowed.dateOnly });
}

/**
 * Reads a date as Dutch systems keep one, as precise as it is: `19700500` is May 1970, `19700000` is 1970, `00000000` is no date.
 *
 * @param field `yyyymmdd`, `ddmmyyyy`, `yyyy-mm-dd`, `dd-mm-yyyy` (also with `/` or `.`, also without zeros in front), `yyyy-mm`,
 * `mm-yyyy`, `yyyy`, `31 dec 1970`, as text or number, each with `00` for what is not known; or a `Date`. Day goes before month.
 * Midnight without a zone is left out; any other time of day is refused.
 * @param options `placeholders`: dates that stand for none in your system
 * @returns a date for a builder: text of the zib (`1970-05`), or the `Date` itself; undefined when nothing stands there. Refused:
 * a day that does not exist, a day without its month, a year of two digits and six digits (which may have one), a year before 1800.
 *
 * @example
 * readDate('19700500').value; // '1970-05'
 * readDate('31-12-1970').value; // '1970-12-31'
 * readDate('31-12-70').ok; // false: `two-digit-year`
 */
export function readDate(field: Field | Date, options?: DateOptions): Reading<MomentInput> {
  return read('date', field, optionsOf('readDate', options, rules));
}

/**
 * Reads a date with or without a time of day: what {@link readDate} reads, and a time behind a whole date.
 *
 * @param field also `yyyymmddhhmm[ss[.ffff]][±zzzz]` (HL7 v2), `yyyy-mm-dd hh:mm[:ss]`, `dd-mm-yyyy hh:mm[:ss]`, with `Z` or an
 * offset. A time without zone is Europe/Amsterdam. An hour without minutes (HL7 v2 allows it) is refused: FHIR has no such moment.
 * @returns a moment for a builder, as precise as it was; undefined when nothing stands there
 *
 * @example
 * readMoment('197005011230').value; // '1970-05-01T12:30'
 */
export function readMoment(field: Field | Date, options?: DateOptions): Reading<MomentInput> {
  return read('moment', field, optionsOf('readMoment', options, rules));
}
