import { describe, expect, it } from 'vitest';
import { advanceDirective } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'w-1', livingWillType: 'doNotResuscitate', livingWillDate: '2020-03-01' };
const pdf = { contentType: 'application/pdf', data: 'JVBERg==' };

const invalid: Invalid[] = [
  ['no type', { livingWillType: undefined }, 'missing livingWillType NL-CM:7.15.2', 'powerOfAttorney (VOL'],
  [
    'a type that is not of the list',
    { livingWillType: { system: 'http://snomed.info/sct', code: '225204009' } },
    'not-in-codelist livingWillType.code NL-CM:7.15.2',
    'doNotResuscitate (NR',
  ],
  [
    'a date that does not exist',
    { livingWillDate: '2020-02-30' },
    'invalid-moment livingWillDate NL-CM:7.15.7',
    'YYYY',
  ],
  [
    'a document that is no base64',
    { livingWillDocument: { ...pdf, data: '%PDF-1.4' } },
    'invalid-value livingWillDocument.data NL-CM:7.15.5',
    'base64',
  ],
  [
    'a document with blanks in its base64',
    { livingWillDocument: { ...pdf, data: 'JVBE\nRg==' } },
    'invalid-value livingWillDocument.data NL-CM:7.15.5',
    'without blanks',
  ],
  [
    'a document that is too large',
    { livingWillDocument: { ...pdf, data: 'A'.repeat(10_000_004) } },
    'invalid-value livingWillDocument.data NL-CM:7.15.5',
    'at most 10000000 characters',
  ],
  [
    'a document of which it is not said what it is',
    { livingWillDocument: { data: pdf.data } },
    'missing livingWillDocument.contentType NL-CM:7.15.5',
    'text',
  ],
  [
    'a disorder by half',
    { disorders: [{ id: 'p-1' }] },
    'invalid-value disorders[0] NL-CM:7.15.4',
    'either id and display, or problem',
  ],
];

describe('AdvanceDirective (Wilsverklaring)', () => {
  it('accepts the least a record can hold, and every concept', () => {
    expect(issuesOf(advanceDirective, { id: 'w-1', livingWillType: 'other' })).toEqual([]);
    for (const one of sample.advanceDirectives ?? []) expect(issuesOf(advanceDirective, one)).toEqual([]);
  });

  it('takes a document that is longer than a text may be', () => {
    const data = Buffer.alloc(1_500_000, 7).toString('base64');
    const { livingWillDocument } = advanceDirective({ ...valid, livingWillDocument: { ...pdf, data } } as never);
    expect(livingWillDocument?.data).toBe(data);
    expect(issuesOf(advanceDirective, { ...valid, comment: data })).toHaveLength(1);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(advanceDirective, valid, given);
  });
});
