import { describe, expect, it } from 'vitest';
import { functionalOrMentalStatus, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'f-1', statusCategory: 'functional', statusName: snomed('47078008', 'gehoorfunctie') } as const;
const ICF = 'http://hl7.org/fhir/sid/icf-nl';

const invalid: Invalid[] = [
  ['no category', { statusCategory: undefined }, 'missing statusCategory NL-CM:4.26.1', 'mental (384821006'],
  [
    'another category',
    { statusCategory: 'social' },
    'not-in-codelist statusCategory NL-CM:4.26.1',
    'functional (118228005',
  ],
  ['no name', { statusName: undefined }, 'missing statusName NL-CM:4.26.2', 'coded value'],
  [
    'two codes of one system for the name',
    { statusName: { ...snomed('47078008', 'gehoor'), translations: [snomed('301438001', 'lopen')] } },
    'invalid-value statusName.translations[0].system NL-CM:4.26.2',
    'one code of each code system',
  ],
  [
    'two codes of one system for the value',
    { statusValue: { system: ICF, code: 'd450.3', translations: [{ system: ICF, code: 'd450.4' }] } },
    'invalid-value statusValue.translations[0].system NL-CM:4.26.3',
    'one code of each code system',
  ],
  ['a date that is none', { statusDate: '2026-02-30' }, 'invalid-moment statusDate NL-CM:4.26.6', 'YYYY'],
  [
    'a device without the words for it',
    { medicalDevices: [{ id: 'device-1' }] },
    'missing medicalDevices[0].display NL-CM:4.26.5',
    'text',
  ],
];

describe('FunctionalOrMentalStatus (FunctioneleOfMentaleStatus)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(functionalOrMentalStatus, valid)).toEqual([]);
    for (const one of sample.functionalOrMentalStatuses ?? [])
      expect(issuesOf(functionalOrMentalStatus, one)).toEqual([]);
  });

  it('takes codes of each of the four systems together, and several of another', () => {
    const other = { system: 'urn:oid:2.16.840.1.113883.2.4.3.99.1', code: 'a' };
    const translations = [
      { system: ICF, code: 'b230' },
      { system: 'urn:oid:2.16.840.1.113883.6.98', code: '8' },
      { system: 'urn:oid:2.16.840.1.113883.6.16', code: '2401' },
      other,
      { ...other, code: 'b' },
    ];
    expect(issuesOf(functionalOrMentalStatus, { ...valid, statusName: { ...valid.statusName, translations } })).toEqual(
      [],
    );
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(functionalOrMentalStatus, valid, given);
  });
});
