import { describe, expect, it } from 'vitest';
import { atc, codings, vaccinationRecommendation } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'vr-1', productCode: atc('J07AM01', 'tetanusvaccin'), startDate: '2028-06' };

const invalid: Invalid[] = [
  ['no product', { productCode: undefined }, 'missing productCode NL-CM:11.1.2', 'coded value'],
  [
    'two codes of one code system',
    { productCode: codings(atc('J07AM01'), atc('J07BB02')) },
    'invalid-value productCode.translations[0].system NL-CM:11.1.2',
    'one code of each code system',
  ],
  [
    'a wish for a day that does not exist',
    { preferredDateForRevaccination: '2028-13' },
    'invalid-moment preferredDateForRevaccination NL-CM:11.1.5',
    'YYYY',
  ],
  ['an end before the start', { endDate: '2028-05-31' }, 'invalid-period endDate NL-CM:16.1.11', 'on or after'],
  ['an order status of no code', { orderStatus: 'asked' }, 'not-in-codelist orderStatus NL-CM:16.1.9', '385644000'],
  [
    'a vaccination without words',
    { vaccinations: [{ id: 'v-1' }] },
    'missing vaccinations[0].display NL-CM:16.1.5',
    'text',
  ],
];

describe('VaccinationRecommendation (geplande vaccinatie)', () => {
  it('accepts the least a record can hold, and a record with every concept', () => {
    expect(issuesOf(vaccinationRecommendation, valid)).toEqual([]);
    for (const one of sample.vaccinationRecommendations ?? [])
      expect(issuesOf(vaccinationRecommendation, one)).toEqual([]);
    const { orderStatus } = vaccinationRecommendation({ ...valid, orderStatus: 'held' });
    expect(orderStatus).toMatchObject({ system: 'http://hl7.org/fhir/v3/ActStatus', display: 'Opgeschort' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(vaccinationRecommendation, valid, given);
  });
});
