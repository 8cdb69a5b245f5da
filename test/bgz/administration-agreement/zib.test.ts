import { describe, expect, it } from 'vitest';
import { administrationAgreement, hpk, ura } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'ta-1', medicine: { productCodes: [hpk('2919087', 'IBUPROFEN')] } };

const invalid: Invalid[] = [
  ['no medicine', { medicine: undefined }, 'missing medicine NL-CM:9.8.20237', 'an object'],
  [
    'a date that does not exist',
    { agreementDateTime: '2026-02-30' },
    'invalid-moment agreementDateTime NL-CM:9.8.20133',
    'a date that exists',
  ],
  [
    'a supplier with a short URA',
    { supplier: { identificationNumbers: [ura('1234')] } },
    'invalid-identifier supplier.identificationNumbers[0].value NL-CM:17.2.2',
    'a URA: eight digits',
  ],
  [
    'a list as additional information',
    { additionalInformation: ['2'] },
    'wrong-type additionalInformation NL-CM:9.8.23284',
    'ToedieningsafspraakAanvullendeInformatieCodelijst',
  ],
  [
    'an ingredient without code',
    { medicine: { productName: 'x', ingredients: [{}] } },
    'missing medicine.ingredients[0].ingredientCode NL-CM:9.7.19934',
    'coded value',
  ],
];

describe('AdministrationAgreement (Toedieningsafspraak)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(administrationAgreement, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.administrationAgreements?.[0];
    expect(issuesOf(administrationAgreement, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(administrationAgreement, valid, given);
  });
});
