import type { Flag } from 'fhir/r3';
import { relativeTo } from '../../fhir/date-time';
import type { ClockStatus } from '../define/statuses';

/** An alert holds until its end is over. */
export const alertStatus: ClockStatus<Exclude<Flag['status'], 'entered-in-error'>> = {
  zib: 'Alert',
  element: 'Flag.status',
  first: "the record's own `status`",
  rules: [
    {
      status: 'inactive',
      when: 'the end is past',
      holds: ({ end }, now) => end !== undefined && relativeTo(now, end) === 'past',
    },
  ],
  otherwise: 'active',
  source: 'the zib of 2017 has neither status nor end; national test set',
};
