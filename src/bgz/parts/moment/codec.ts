import { fhirDateTime } from '../../../fhir/date-time';
import { momentExists } from '../../../fhir/moment-text';
import { type Codec, primitive } from '../../define/codec';
import { element, extension } from '../../define/elements';
import type { Row } from '../../define/rows';
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

/**
 * A moment that FHIR requires and the zib does not: one that is not known is told to be so.
 *
 * @param property where a record has it
 * @param name the element
 */
export function momentOrUnknownRow<T extends object>(property: keyof T & string, name: string): Row<T> {
  const codec: Codec<Moment> = momentCodec;
  return {
    places: { [property]: [name] },
    write(record, target, context) {
      const moment = (record as Readonly<Record<string, Moment | undefined>>)[property];
      if (moment !== undefined) codec.write(moment, target, name, context);
      else target[`_${name}`] = element(extension('data-absent-reason', { valueCode: 'unknown' }));
    },
    read(source, draft, context) {
      const moment = codec.read(source, name, context);
      if (moment !== undefined) draft[property] = moment;
      else if (source.peek(name) === undefined)
        source.beside(name)?.extension('data-absent-reason')?.drop('valueCode', 'unknown');
    },
  };
}
