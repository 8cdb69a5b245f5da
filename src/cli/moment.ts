import { dutchDate, fhirDateTime, isOnDutchClock } from '../fhir/date-time';
import { momentExists } from '../fhir/moment-text';
import { UsageError } from './usage-error';

/** A date or a time that exists, of an option; a time without zone is on the Dutch clock. */
function momentOf(option: string, text: string): { readonly text: string; readonly isDate: boolean } {
  const isDate = text.length === 10;
  if (text.length >= 10 && momentExists(text) && isOnDutchClock(text)) return { text: fhirDateTime(text), isDate };
  throw new UsageError(`${option} is a date (2026-11-24) or a time (2026-11-24T10:00:00+01:00) that exists.`);
}

/** `--now` as the CLI takes it: a date is noon in the Netherlands' winter time that day, a time is taken as it is. */
export function parseNow(given: string | undefined): Date {
  if (given === undefined) return new Date();
  const { text, isDate } = momentOf('--now', given);
  return new Date(isDate ? `${text}T11:00:00Z` : text);
}

/** A bound of a period as FHIR dateTime. A date is that day on the Dutch clock: `--from` its beginning, `--to` its end. */
export function parseBound(option: '--from' | '--to', given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const { text, isDate } = momentOf(option, given);
  if (!isDate) return text;
  const day = option === '--from' ? text : dutchDate(new Date(Date.parse(`${text}T12:00:00Z`) + 24 * 3_600_000));
  return fhirDateTime(`${day}T00:00:00`);
}
