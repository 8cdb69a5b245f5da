import { describe, expect, it } from 'vitest';
import { atc, code, codings, gpk, snomed, ucum, vaccination } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'v-1', productCode: atc('J07AM01', 'tetanusvaccin'), vaccinationDate: '2008-06-22' };
const ONCE = 'one code of each code system';

const invalid: Invalid[] = [
  ['no product', { productCode: undefined }, 'missing productCode NL-CM:11.1.2', 'coded value'],
  ['no day', { vaccinationDate: undefined }, 'missing vaccinationDate NL-CM:11.1.3', 'YYYY'],
  [
    'two codes of one code system',
    { productCode: codings(atc('J07AM01'), gpk('1'), atc('J07BB02')) },
    'invalid-value productCode.translations[1].system NL-CM:11.1.2',
    ONCE,
  ],
  ['a dose below nought', { dose: ucum(-1, 'mL') }, 'invalid-value dose.value NL-CM:11.1.4', '0 or more'],
  ['a dose without a unit', { dose: { value: 1 } }, 'missing dose.unit NL-CM:11.1.4', 'coded value'],
  [
    'a role that is none of the list',
    { administrator: { role: 'PRIK' } },
    'not-in-codelist administrator.role NL-CM:17.1.5',
    'RESP',
  ],
  ['a status that is no vaccination', { status: 'not-done' }, 'invalid-value status NL-CM:11.1.1', 'completed'],
  [
    'an organization as author',
    { author: { healthcareProvider: { organizationName: 'GGD' } } },
    'invalid-value author.healthcareProvider NL-CM:0.0.7',
    'no healthcareProvider here (profile)',
  ],
];

describe('Vaccination (Vaccinatie)', () => {
  it('accepts the least a record can hold, and a record with every concept', () => {
    expect(issuesOf(vaccination, valid)).toEqual([]);
    for (const one of sample.vaccinations ?? []) expect(issuesOf(vaccination, one)).toEqual([]);
  });

  it('accepts several codes of a system of which the profile does not say that it is one', () => {
    const product = codings(
      snomed('871742003'),
      snomed('871740006'),
      code('https://www.gs1.org/gtin', '08712345678906'),
    );
    expect(issuesOf(vaccination, { ...valid, productCode: product })).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(vaccination, valid, given);
  });
});
