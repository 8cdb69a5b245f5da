import type { MedicationStatement, Procedure } from 'fhir/r3';
import { isDayOver, relativeTo } from '../../../fhir/date-time';
import type { MappingOptions } from '../../define/context';
import type { ClockStatus, Dates } from '../../define/statuses';

const ended = ({ end }: Dates, now: Date): boolean =>
  end !== undefined && ['past', 'today'].includes(relativeTo(now, end));
const startsLater = ({ start }: Dates, now: Date): boolean =>
  start !== undefined && relativeTo(now, start) === 'future';

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
    { status: 'preparation', when: 'the start lies ahead', holds: startsLater },
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

/** The clock comes after what the record says: its own status, and its stop type. */
export const medicationUseStatus: ClockStatus<MedicationStatement['status']> = {
  zib: 'MedicationUse',
  element: 'MedicationStatement.status',
  first: "the record's own `status`; else `stopType` by ConceptMap (temporary `on-hold`, final `stopped`)",
  rules: [
    {
      status: 'completed',
      when: 'the end is past',
      holds: ({ end }, now) => end !== undefined && relativeTo(now, end) === 'past',
    },
    { status: 'intended', when: 'the start lies ahead', holds: startsLater },
  ],
  otherwise: 'active',
  source:
    'ConceptMap MedicationUseStopTypeCodeLijst-to-MedicationStatementStatus; zib-MedicationUse; national test set',
};

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

/** The statuses that the clock decides. */
export const clockStatuses = [procedureStatus, medicationUseStatus] as const;

/** Statuses that follow from the record alone, for the docs: how, how a record says otherwise, and what it rests on. */
export const recordStatuses = [
  {
    zib: 'Procedure, with a requester',
    element: 'ProcedureRequest.status',
    how: '`unknown`',
    otherwise: '–',
    source: 'the zib only knows who asked',
  },
  {
    zib: 'ProcedureRequest',
    element: 'ProcedureRequest.status',
    how: '`orderStatus` by ConceptMap, else `requestStatus`, else `active`',
    otherwise: '`orderStatus`, `requestStatus`',
    source: 'ConceptMap OrderStatusCodelijst-to-RequestStatus',
  },
  {
    zib: 'MedicationAgreement, AdministrationAgreement',
    element: 'MedicationRequest.status, MedicationDispense.status',
    how: '`entered-in-error` when cancelled, else none',
    otherwise: '`canceledIndicator`',
    source: 'zib-MedicationAgreement, zib-AdministrationAgreement',
  },
  {
    zib: 'MedicalDevice',
    element: 'DeviceUseStatement.status, Device.status',
    how: '`active`',
    otherwise: '–',
    source: 'national test set',
  },
  {
    zib: 'Problem, AllergyIntolerance',
    element: 'Condition.clinicalStatus, AllergyIntolerance.clinicalStatus',
    how: 'the registered status by ConceptMap',
    otherwise: '`problemStatus`, `allergyStatus`',
    source: 'ConceptMaps ProbleemStatusCodelijst and AllergieStatusCodelijst',
  },
] as const;

/**
 * Statuses that say that something has yet to come or goes on, and the date by which that would be over: `start`, or `end`
 * where going on for years is what it is there for. Medication in use without end or duration is
 * chronic use, no open end.
 */
export const openStatuses: Readonly<Record<string, Readonly<Record<string, 'start' | 'end'>>>> = {
  Procedure: { preparation: 'start', 'in-progress': 'start' },
  ProcedureRequest: { active: 'start' },
  MedicationStatement: { intended: 'start', active: 'end' },
};

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
