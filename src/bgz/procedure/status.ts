import type { Procedure } from 'fhir/r3';
import { isDayOver, relativeTo } from '../../fhir/date-time';
import type { ClockStatus, Dates } from '../define/statuses';

const ended = ({ end }: Dates, now: Date): boolean =>
  end !== undefined && ['past', 'today'].includes(relativeTo(now, end));

/** A procedure known to the day or better has ended on that day; a month or a year says so only when the vendor says it does. */
export const procedureStatus: ClockStatus<Procedure['status']> = {
  zib: 'Procedure',
  element: 'Procedure.status',
  first: "the record's own `status`",
  rules: [
    {
      status: 'completed',
      when: 'the end, known to the day, is past or today',
      holds: (dates, now) => (dates.end?.length ?? 0) >= 10 && ended(dates, now),
    },
    {
      status: 'completed',
      when: 'the end, known to the month or year, is past',
      option: 'partialEndDateCompletes',
      holds: ended,
    },
    {
      status: 'preparation',
      when: 'the start lies ahead',
      holds: ({ start }, now) => start !== undefined && relativeTo(now, start) === 'future',
    },
    {
      status: 'completed',
      when: 'there is no end, and the day of the start is over',
      option: 'startDateCompletes',
      holds: ({ start, end }, now) => end === undefined && start !== undefined && isDayOver(now, start),
    },
  ],
  otherwise: 'in-progress',
  source: 'the zib has no status; national test set (also for an end known to the month, and a start years ago)',
};
