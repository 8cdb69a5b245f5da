import * as leaf from './leaves';
import type { Reader } from './table';

/** What the first bytes of a file say that it is; ADA has no element for it. */
const kinds: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['text/rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** The kind of file that a text in base64 holds; undefined for words. */
function kindOf(value: string): string | undefined {
  const start = Buffer.from(value.slice(0, 16), 'base64');
  const known = kinds.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte));
  return known?.[0];
}

const inWords = (words: string) => ({
  contentType: 'text/plain; charset=utf-8',
  data: Buffer.from(words, 'utf8').toString('base64'),
});

/** A document inside a record: a file in base64, which may be broken into lines, or words. */
export const document: Reader = (element, reading) => {
  const value = leaf.text(element, reading);
  if (typeof value !== 'string') return undefined;
  const data = value.replace(/\s+/g, '');
  const contentType = kindOf(data);
  return contentType === undefined ? inWords(value) : { contentType, data };
};
