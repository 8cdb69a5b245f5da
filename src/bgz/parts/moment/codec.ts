import { fhirDateTime } from '../../../fhir/date-time';
import { momentExists } from '../../../fhir/moment-text';
import { primitive } from '../../define/codec';
import type { Moment } from './zib';

/** A moment as dateTime, as precise as it is known. Read back, a time has its seconds and its offset. */
export const momentCodec = primitive<Moment>('DateTime', fhirDateTime, (value) =>
  typeof value === 'string' && momentExists(value) ? value : undefined,
);

/** A date without time. */
export const dateCodec = primitive<Moment>(
  'Date',
  (value) => value,
  (value) => (typeof value === 'string' && momentExists(value) && !value.includes('T') ? value : undefined),
);
