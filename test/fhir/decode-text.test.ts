import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/fhir/decode-text';

const bytes = (...all: (number | string)[]): Uint8Array =>
  Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one, 'utf8') : Buffer.of(one))));
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const little = Buffer.from(text, 'utf16le');
  return order === 'le' ? little : little.swap16();
};

const NAME = '{"family":"Brontë–Ĉ 💊"}';
const declared = (encoding: string, text: string) => `<?xml version='1.0' encoding="${encoding}"?><a v="${text}"/>`;

describe('bytes are read in the character set they are told to be in', () => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ['UTF-8 when nothing is told', bytes(NAME), undefined, NAME],
    ['UTF-8 when it is told', bytes(NAME), 'application/fhir+json; charset=utf-8', NAME],
    ['in capitals, quoted, among others', bytes(NAME), 'application/fhir+json;fhirVersion=3.0; Charset="UTF8"', NAME],
    ['UTF-8 behind its mark', bytes(0xef, 0xbb, 0xbf, NAME), 'application/fhir+json', NAME],
    ['UTF-8 behind its mark, told otherwise', bytes(0xef, 0xbb, 0xbf, NAME), 'a/b; charset=iso-8859-1', NAME],
    ['UTF-16 behind a mark, small end', utf16(`\ufeff${NAME}`, 'le'), 'application/fhir+json', NAME],
    ['UTF-16 behind a mark, big end', utf16(`\ufeff${NAME}`, 'be'), 'a/b; charset=utf-8', NAME],
    ['UTF-16 told, without mark', utf16(NAME, 'le'), 'a/b; charset=utf-16', NAME],
    ['UTF-16 told, without mark, big end', utf16(NAME, 'be'), 'a/b; charset=UTF-16', NAME],
    ['UTF-16BE told', utf16(NAME, 'be'), 'a/b; charset=utf-16be', NAME],
    ['ISO-8859-1 told', latin1('{"a":"café ± ÿ"}'), 'a/b; charset=ISO-8859-1', '{"a":"café ± ÿ"}'],
    ['ISO-8859-1 with what Windows puts in it', bytes(0x22, 0x93, 0x92, 0x80, 0x22), 'a/b; charset=latin1', '"“’€"'],
    ['Windows-1252 told', bytes(0x22, 0x9f, 0xeb, 0x22), 'a/b; charset=windows-1252', '"Ÿë"'],
    ['ISO-8859-15 told', bytes(0x22, 0xa4, 0xa6, 0xbe, 0xeb, 0xa7, 0x22), 'a/b; charset=ISO-8859-15', '"€ŠŸë§"'],
    ['ASCII told', bytes('{"a":"b"}'), 'a/b; charset=us-ascii', '{"a":"b"}'],
    ['an XML declaration', latin1(declared('ISO-8859-1', 'ë')), 'application/fhir+xml', declared('ISO-8859-1', 'ë')],
    [
      'the header before the declaration',
      bytes(declared('ISO-8859-1', 'ë')),
      'application/fhir+xml; charset=utf-8',
      declared('ISO-8859-1', 'ë'),
    ],
    ['an empty charset as none', bytes(NAME), 'application/fhir+json; charset=', NAME],
    ['nothing', bytes(), undefined, ''],
    // The sender's own, not ours.
    ['a replacement character that was sent', bytes('"a\ufffdb"'), undefined, '"a\ufffdb"'],
  ])('%s', (_what, given, contentType, text) => {
    expect(decodeText(given, contentType)).toMatchObject({ ok: true, text });
  });

  it('every byte of Windows-1252 that is a character becomes that character', () => {
    const all = Uint8Array.from({ length: 128 }, (_, at) => at + 128).filter(
      (byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
    );
    const read = decodeText(all, 'a/b; charset=windows-1252');
    expect(read.ok && read.text).toBe(
      `€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ${String.fromCharCode(...Array.from({ length: 96 }, (_, at) => at + 160))}`,
    );
  });

  it.each<[string, Uint8Array, string | undefined, object]>([
    ['ISO-8859-1 that nobody told of', latin1('"ë"'), undefined, { fault: 'not-the-charset', charset: 'utf-8' }],
    ['ISO-8859-1 told to be UTF-8', latin1('"ë"'), 'a/b; charset=utf-8', { fault: 'not-the-charset' }],
    ['half a character at the end', bytes('"', 0xe2, 0x82), undefined, { fault: 'not-the-charset' }],
    ['a surrogate written as UTF-8', bytes('"', 0xed, 0xa0, 0x80, '"'), undefined, { fault: 'not-the-charset' }],
    ['UTF-8 told to be ISO-8859-1', bytes('"ë"'), 'a/b; charset=iso-8859-1', { fault: 'not-the-charset' }],
    ['UTF-8 declared to be ISO-8859-1', bytes(declared('iso-8859-1', 'ë')), undefined, { fault: 'not-the-charset' }],
    ['UTF-8 declared to be UTF-16', bytes(declared('utf-16', 'ë')), undefined, { fault: 'not-the-charset' }],
    ['UTF-16 that nobody told of', utf16('{"a":"b"}', 'le'), 'application/fhir+json', { fault: 'not-the-charset' }],
    ['UTF-16 cut off', utf16('\ufeff"a"', 'le').subarray(0, 7), undefined, { fault: 'not-the-charset' }],
    ['half a character of UTF-16', utf16('\ufeff"\ud800"', 'le'), undefined, { charset: 'utf-16' }],
    ['no ASCII told to be ASCII', latin1('"ë"'), 'a/b; charset=us-ascii', { charset: 'us-ascii' }],
    [
      'a byte that Windows-1252 does not have',
      bytes(0x22, 0x81, 0x22),
      'a/b; charset=cp1252',
      { charset: 'windows-1252' },
    ],
    ['a set that is not read', bytes('"a"'), 'a/b; charset=ebcdic-cp-nl', { fault: 'unknown-charset' }],
    ['a set of no name', bytes('"a"'), 'a/b; charset=constructor', { fault: 'unknown-charset' }],
    ['UTF-7', bytes('"+AOs-"'), 'a/b; charset=utf-7', { fault: 'unknown-charset' }],
  ])('and are refused, never replaced: %s', (_what, given, contentType, expected) => {
    expect(decodeText(given, contentType)).toMatchObject({ ok: false, ...expected });
  });
});
