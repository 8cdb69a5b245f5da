import { complex } from '../../define/codec';
import { readDuration, readQuantity } from './read';
import { duration, quantity } from './stu3';
import type { Duration, Quantity } from './zib';

/** An amount with its unit. */
export const quantityCodec = complex<Quantity>('Quantity', ({ value, unit }) => quantity(value, unit), readQuantity);

/** A length of time. */
export const durationCodec = complex<Duration>('Duration', duration, readDuration);
