import { isJson, type Json } from '../../fhir/json';
import { placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';
import { checkPrimitive } from './primitive';

const EQUALS = 61;

/** How many bytes a base64 text stands for: three for four signs, blanks and padding left out. */
function bytesIn(base64: string): number {
  let signs = 0;
  for (let at = 0; at < base64.length; at++) {
    const code = base64.charCodeAt(at);
    if (code > 32 && code !== EQUALS) signs++;
  }
  return Math.floor((signs * 3) / 4);
}

/** The number of bytes there are, where an attachment states another; of data that is no base64 that cannot be told. */
function otherSize({ data, size }: Json): number | undefined {
  if (typeof size !== 'number' || typeof data !== 'string') return undefined;
  if (checkPrimitive('base64Binary', data) !== undefined) return undefined;
  const bytes = bytesIn(data);
  return bytes === size ? undefined : bytes;
}

/** The check of an Attachment: its size is that of the data beside it (STU3 Attachment.size). */
export const attachmentCheck: Check = {
  look: (at) => {
    const expected = isJson(at.value) ? otherSize(at.value) : undefined;
    if (expected !== undefined) note(placeIn(at, 'size', -1, 'unsignedInt'), 'attachment-size', { expected });
  },
  passes: (value) => !isJson(value) || otherSize(value) === undefined,
};
