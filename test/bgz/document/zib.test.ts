import { describe, expect, it } from 'vitest';
import { bgzDocument } from '../../../src/index';
import { expectIssue, type Invalid, issuesOf } from '../support';
import { letter } from './letter';

const invalid: Invalid[] = [
  ['no key', { id: ' ' }, 'missing id', 'text'],
  ['no moment to the second', { indexed: '2026-11-24' }, 'invalid-moment indexed', 'with its time'],
  ['no media type', { contentType: 'pdf' }, 'invalid-value contentType', 'application/pdf'],
  [
    'a media type with a parameter in quotes',
    { contentType: 'text/plain; charset="x"' },
    'invalid-value contentType',
    'charset=utf-8',
  ],
  ['a format that is no code', { format: { system: 'urn:oid:2.999.2' } }, 'missing format.code', ''],
  ['a status that it does not have', { status: 'klaar' }, 'invalid-value status', 'current, superseded'],
  ['a language that is none', { language: 'Nederlands' }, 'invalid-value language', 'nl-NL'],
  ['a size that is none', { size: -1 }, 'invalid-value size', '0 or more'],
  ['a hash that is none', { hash: 'abc' }, 'invalid-value hash', 'base64'],
  [
    'an author without a name',
    { author: { identificationNumber: letter.author.identificationNumber } },
    'missing author.name',
    'text',
  ],
  ['a way to open it that is none', { open: 'brief.pdf' }, 'invalid-value open', 'a function'],
  ['a property that it does not have', { naam: 'x' }, 'unknown-property naam', 'one of id, type, title'],
];

describe('a document', () => {
  it('keeps what is written, and its opener as it is', () => {
    expect(bgzDocument(letter)).toEqual(letter);
    expect(bgzDocument(letter).open).toBe(letter.open);
  });

  it('is current when nothing is said of that, and null says nothing', () => {
    const { id, type, title, contentType, indexed, open } = letter;
    const least = { id, type, title, contentType, indexed, open };
    const nothing = Object.fromEntries(Object.keys(letter).flatMap((name) => (name in least ? [] : [[name, null]])));
    expect(bgzDocument(least)).toEqual({ ...least, status: 'current' });
    expect(bgzDocument({ ...least, ...nothing })).toEqual({ ...least, status: 'current' });
  });

  it('goes by its own name in errors', () => {
    expect(() => bgzDocument({ ...letter, title: '' })).toThrow('Document brief-1: 1 problem(s).');
    expect(issuesOf(bgzDocument, { ...letter, hash: 1 }).map(({ concept }) => concept)).toEqual([undefined]);
  });

  it.each(invalid)('is refused with %s', (...given) => {
    expectIssue(bgzDocument, letter, given);
  });
});
