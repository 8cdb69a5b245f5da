import type { MedicationStatement } from 'fhir/r3';
import { relativeTo } from '../../fhir/date-time';
import type { ClockStatus } from '../define/statuses';

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
    {
      status: 'intended',
      when: 'the start lies ahead',
      holds: ({ start }, now) => start !== undefined && relativeTo(now, start) === 'future',
    },
  ],
  otherwise: 'active',
  source:
    'ConceptMap MedicationUseStopTypeCodeLijst-to-MedicationStatementStatus; zib-MedicationUse; national test set',
};
