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

/** A time of day. FHIR asks for seconds, so read back it has them. */
export const timeCodec = primitive<string>(
  'Time',
  (time) => (time.length === 5 ? `${time}:00` : time),
  (time) => (typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time) ? time : undefined),
);
