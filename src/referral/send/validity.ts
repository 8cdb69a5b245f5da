import { TZDate } from '@date-fns/tz/date';
import type { Validity } from '../task/peer-profile';

const ZONE = 'Europe/Amsterdam';

/**
 * The end of the period in which may be pulled: the same time on the Dutch clock so many months or days on, whatever the
 * season; a day the month does not have becomes its last (31 January and a month: 28 or 29 February).
 *
 * @returns ISO instant (UTC). Spec notified-pull §6.
 */
export function validUntil(from: Date, validity: Validity): string {
  const start = new TZDate(from.getTime(), ZONE);
  const months = 'months' in validity ? validity.months : 0;
  const days = 'days' in validity ? validity.days : 0;
  const [year, month] = [start.getFullYear(), start.getMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(start.getDate(), lastDay) + days;
  const end = new TZDate(
    year,
    month,
    day,
    start.getHours(),
    start.getMinutes(),
    start.getSeconds(),
    start.getMilliseconds(),
    ZONE,
  );
  return new Date(end.getTime()).toISOString();
}

/** Checks an option. @throws {TypeError} When it is no whole number of months or days above nought. */
export function checkedValidity(validity: Validity): Validity {
  const size = 'months' in validity ? validity.months : validity.days;
  if (!Number.isInteger(size) || size < 1) {
    throw new TypeError('validity is { months } or { days }, a whole number from 1.');
  }
  return validity;
}
