import type { Element, Period } from 'fhir/r3';
import { dutchDayOf, fhirDateTime, lastDayOf } from '../../../fhir/date-time';
import type { PeriodOfUse } from '../../../zib';
import { compact, element, extension, maybe } from '../../define/elements';

type Bound = 'start' | 'end';

const hasTime = (moment: string): boolean => moment.length > 10;
const hasZone = (moment: string): boolean => /(Z|[+-]\d{2}:\d{2})$/.test(moment);

/** The day a moment lies on in the Netherlands, as far as it is known. */
const dutchDay = (moment: string): string =>
  hasTime(moment) && hasZone(moment) ? dutchDayOf(moment) : moment.slice(0, 10);

/** `10:00` and `10:00:30`: one names a minute in which the other lies. */
const wholeMinute = (moment: string): boolean => /T\d{2}:\d{2}(?!:\d)/.test(moment);
export const sameMinute = (a: string, b: string): boolean => {
  const minute = (moment: string) => Math.floor(Date.parse(fhirDateTime(moment)) / 60_000);
  return minute(a) === minute(b);
};

/** Whether `moment` is a day, month, year or minute that `other` lies in, so that FHIR cannot say which is first. */
function contains(moment: string, other: string): boolean {
  if (hasTime(moment)) return hasTime(other) && wholeMinute(moment) && !wholeMinute(other) && sameMinute(moment, other);
  if (other.length <= moment.length) return false;
  // A receiver may compare what is written, or what it means in the Netherlands; they differ around midnight.
  return other.startsWith(moment) || dutchDay(other).startsWith(moment);
}

/** The digits of a second that `moment` gives, as nines or noughts. */
const fraction = (moment: string, digit: '0' | '9'): string =>
  maybe(/\.(\d+)/.exec(moment)?.[1], (digits) => `.${digit.repeat(digits.length)}`) ?? '';

/** The first or last moment of `moment`, to the precision of `other`. */
function refined(moment: string, other: string, bound: Bound): string {
  const [second, digit] = bound === 'start' ? (['00', '0'] as const) : (['59', '9'] as const);
  if (hasTime(moment)) return moment.replace(/T\d{2}:\d{2}/, (time) => `${time}:${second}${fraction(other, digit)}`);
  const month = moment.length > 4 ? moment : `${moment}-${bound === 'start' ? '01' : '12'}`;
  const day = moment.length > 7 ? moment : `${month}-${bound === 'start' ? '01' : lastDayOf(month)}`;
  if (!hasTime(other)) return day.slice(0, other.length);
  return `${day}T${bound === 'start' ? '00:00' : '23:59'}:${second}${fraction(other, digit)}`;
}

/** What is sent for a bound; with how it was registered beside it when that is less precise. */
function written(
  moment: string,
  other: string | undefined,
  bound: Bound,
): { value: string; twin?: Element | undefined } {
  if (other === undefined || !contains(moment, other)) return { value: fhirDateTime(moment) };
  const value = fhirDateTime(refined(moment, other, bound));
  return { value, twin: element(extension('rendered-value', { valueString: moment })) };
}

/**
 * Begin and end of a period; nothing when neither is known.
 *
 * STU3 per-1 wants a start that is not after the end, and cannot tell when one is a part of the other (from 15 June 10:00
 * until 15 June). There the less precise bound is written to the precision of the other: an end as the last moment it
 * includes (Period.end: "includes any matching date/time"), a start as the first. How it was registered goes along as
 * extension rendered-value. Nothing else is ever made more precise than it is.
 */
export function period(start: string | undefined, end: string | undefined): Period | undefined {
  const from = maybe(start, (moment) => written(moment, end, 'start'));
  const until = maybe(end, (moment) => written(moment, start, 'end'));
  if (from === undefined && until === undefined) return undefined;
  return compact({ start: from?.value, _start: from?.twin, end: until?.value, _end: until?.twin });
}

/** Begin and end of a period of use. */
export function periodOfUse(value: Readonly<PeriodOfUse> | undefined): Period | undefined {
  return period(value?.startDateTime, value?.endDateTime);
}
