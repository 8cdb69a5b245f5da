import { isDayOver } from '../../../fhir/date-time';
import type { MappingOptions } from '../../define/context';
import type { ClockStatus, Dates } from '../../define/statuses';

/** The status that the dates decide for at this moment. */
export function statusAt<Status extends string, Facts extends Dates>(
  table: ClockStatus<Status, Facts>,
  dates: Facts,
  now: Date,
  options: MappingOptions,
): Status {
  const rule = table.rules.find(
    ({ option, holds }) => (option === undefined || options[option] === true) && holds(dates, now),
  );
  return rule?.status ?? table.otherwise;
}

const everyChoice: MappingOptions = {
  partialEndDateCompletes: true,
  startDateCompletes: true,
  openAdmissionInProgress: true,
};

/**
 * The status that a resource states beside its dates. One that the dates decide for at this moment, whatever the sender chose, is
 * none: the record had no status, or loses nothing by it. One that the sender's choice decides, or that the dates do not say (any
 * more), cannot be derived and is stated.
 */
export function statedStatus<Status extends string, Facts extends Dates>(
  table: ClockStatus<Status, Facts>,
  said: Status,
  dates: Facts,
  now: Date,
): Status | undefined {
  const isDerived = [{}, everyChoice].every((options) => statusAt(table, dates, now, options) === said);
  return isDerived ? undefined : said;
}

/**
 * Whether the dates of something that is still open are over: the day of its end, or where `by` is `start` and it has no
 * end, the day of its start. A year or month is over when all of it is. This is the day after which `startDateCompletes`
 * would close a procedure, so the figure tells what that option would do; a longer wait would hide the procedures of last
 * week, and no term is right for both a biopsy and a year of dialysis.
 */
export function isOverdue({ start, end }: Dates, by: 'start' | 'end', now: Date): boolean {
  const last = end ?? (by === 'start' ? start : undefined);
  return last !== undefined && isDayOver(now, last);
}
