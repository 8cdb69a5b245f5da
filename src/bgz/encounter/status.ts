import type { Encounter } from 'fhir/r3';
import { relativeTo } from '../../fhir/date-time';
import type { ClockStatus, Dates } from '../define/statuses';

/** What the status of a contact is decided by. */
interface Facts extends Dates {
  /** Code of the kind of contact. */
  readonly contactType?: string | undefined;
}

/** The codes of ActCode for an admission, by which MedMij asks for these; the zib has the first. */
const admissions: readonly unknown[] = ['IMP', 'ACUTE', 'NONAC'];

const isPast = (now: Date, moment: string): boolean => relativeTo(now, moment) === 'past';

/** A contact that began, and of which nothing says that it is over, may as well be: most sources register an end of admissions only. */
export const encounterStatus: ClockStatus<Encounter['status'], Facts> = {
  zib: 'Encounter',
  element: 'Encounter.status',
  first: "the record's own `status`",
  rules: [
    {
      status: 'planned',
      when: 'the start lies ahead',
      holds: ({ start }, now) => start !== undefined && relativeTo(now, start) === 'future',
    },
    {
      status: 'finished',
      when: 'the end is past',
      holds: ({ end }, now) => end !== undefined && isPast(now, end),
    },
    {
      status: 'in-progress',
      when: 'the start is past, and the end is today or lies ahead',
      holds: ({ start, end }, now) =>
        start !== undefined && isPast(now, start) && end !== undefined && relativeTo(now, end) !== 'unknown',
    },
    {
      status: 'in-progress',
      when: 'it is an admission (IMP, ACUTE, NONAC), the start is past, and there is no end',
      option: 'openAdmissionInProgress',
      holds: ({ start, end, contactType }, now) =>
        end === undefined && start !== undefined && isPast(now, start) && admissions.includes(contactType),
    },
  ],
  otherwise: 'unknown',
  source: 'the zib has no status; national test set (also for a contact of weeks ago without an end)',
};
