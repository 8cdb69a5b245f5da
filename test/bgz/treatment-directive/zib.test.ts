import { describe, expect, it } from 'vitest';
import { treatmentDirective } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'd-1', treatmentPermitted: 'no', treatments: ['resuscitation'] };

const invalid: Invalid[] = [
  ['no permission', { treatmentPermitted: undefined }, 'missing treatmentPermitted NL-CM:2.1.4', 'yesBut (JA_MAAR'],
  ['a permission of no list', { treatmentPermitted: 'maybe' }, 'not-in-codelist treatmentPermitted NL-CM:2.1.4', 'no'],
  ['a treatment of no list', { treatments: ['knee'] }, 'not-in-codelist treatments[0] NL-CM:2.1.3', 'ventilation'],
  [
    'a verification of which it is not said whether it was one',
    { verifications: [{ verificationDate: '2024' }] },
    'missing verifications[0].verified NL-CM:2.1.9',
    'true, false or unknown',
  ],
  [
    'a verification that is a word',
    { verifications: [{ verified: 'ja' }] },
    'wrong-type verifications[0].verified NL-CM:2.1.9',
    'true, false or unknown',
  ],
  [
    'an end before the begin',
    { startDate: '2024-02-04', endDate: '2023' },
    'invalid-period endDate NL-CM:2.1.7',
    'endDate on or after startDate',
  ],
  [
    'an advance directive without a name',
    { advanceDirectives: [{ id: 'w-1' }] },
    'missing advanceDirectives[0].display NL-CM:2.1.14',
    'text',
  ],
  [
    'two numbers',
    {
      identificationNumbers: [
        { system: 'urn:oid:1.2.3', value: '1' },
        { system: 'urn:oid:1.2.3', value: '2' },
      ],
    },
    'invalid-value identificationNumbers NL-CM:0.0.6',
    'at most one number',
  ],
  ['a status that FHIR does not have', { status: 'valid' }, 'invalid-value status NL-CM:2.1.1', 'inactive'],
];

describe('TreatmentDirective (BehandelAanwijzing)', () => {
  it('accepts the least a record can hold, and every concept', () => {
    expect(issuesOf(treatmentDirective, { id: 'd-1', treatmentPermitted: 'yes' })).toEqual([]);
    for (const one of sample.treatmentDirectives ?? []) expect(issuesOf(treatmentDirective, one)).toEqual([]);
  });

  it('writes the codes behind the short names', () => {
    const { treatmentPermitted, treatments } = treatmentDirective({
      ...valid,
      treatmentPermitted: 'yesBut',
      treatments: ['intensiveCareAdmission', 'bloodProduct'],
    } as never);
    expect(treatmentPermitted.code).toBe('JA_MAAR');
    expect(treatments?.map(({ code }) => code)).toEqual(['305351004', '116762002']);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(treatmentDirective, valid, given);
  });
});
