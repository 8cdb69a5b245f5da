import { describe, expect, it } from 'vitest';
import { agb, allergyIntolerance, bsn, nullFlavor, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'a-1', causativeAgent: snomed('3718001', 'koemelk') };

const invalid: Invalid[] = [
  ['no id', { id: undefined }, 'missing id NL-CM:8.2.1', 'text'],
  ['no causative agent', { causativeAgent: undefined }, 'missing causativeAgent NL-CM:8.2.2', 'coded value'],
  [
    'a causative agent that is no coded value',
    { causativeAgent: true },
    'wrong-type causativeAgent NL-CM:8.2.2',
    'snomed()',
  ],
  [
    'a status outside the list',
    { allergyStatus: 'current' },
    'not-in-codelist allergyStatus NL-CM:8.2.5',
    /AllergieStatusCodelijst: active \(Actief\), completed \(/,
  ],
  [
    'a category outside the list',
    { allergyCategory: snomed('48867003') },
    'not-in-codelist allergyCategory.code NL-CM:8.2.4',
    'food (418471000',
  ],
  [
    'a nullFlavor outside the list',
    { criticality: nullFlavor('UNK') },
    'not-in-codelist criticality.nullFlavor NL-CM:8.2.7',
    'severe (24484000',
  ],
  [
    'a start on a day that does not exist',
    { startDateTime: '2009-02-29' },
    'invalid-moment startDateTime NL-CM:8.2.6',
    'YYYY-MM-DD',
  ],
  [
    'a last reaction in Dutch notation',
    { lastReactionDateTime: '22-06-2008' },
    'invalid-moment lastReactionDateTime NL-CM:8.2.8',
    'YYYY-MM-DD',
  ],
  ['a comment that is no text', { comment: 5 }, 'wrong-type comment NL-CM:8.2.9', 'text'],
  ['a reaction that is no list', { reactions: {} }, 'wrong-type reactions NL-CM:8.2.10', 'a list'],
  [
    'a reaction without symptom',
    { reactions: [{ symptoms: [] }] },
    'invalid-value reactions[0].symptoms NL-CM:8.2.11',
    'at least one symptom',
  ],
  [
    'an unknown symptom word',
    { reactions: [{ symptoms: ['jeuk'] }] },
    'not-in-codelist reactions[0].symptoms[0] NL-CM:8.2.11',
    'or another code with its system',
  ],
  [
    'a severity of another list',
    { reactions: [{ symptoms: ['418363000'], severity: 'fatal' }] },
    'not-in-codelist reactions[0].severity NL-CM:8.2.14',
    'mild (255604002',
  ],
  [
    'a reaction time of day only',
    { reactions: [{ symptoms: ['418363000'], reactionTime: '10:00' }] },
    'invalid-moment reactions[0].reactionTime NL-CM:8.2.17',
    'YYYY',
  ],
  [
    'an organization as author',
    { author: { healthcareProvider: { organizationName: 'Z' } } },
    'invalid-value author.healthcareProvider NL-CM:0.0.7',
    'no healthcareProvider here',
  ],
  [
    'two authors',
    { author: { patient: true, healthProfessional: { role: 'RESP' } } },
    'invalid-value author NL-CM:0.0.7',
    'exactly one of',
  ],
  [
    'an author with a bad AGB code',
    { author: { healthProfessional: { identificationNumbers: [agb('123')] } } },
    'invalid-identifier author.healthProfessional.identificationNumbers[0].value NL-CM:17.1.2',
    'eight digits',
  ],
  [
    'a source that is nobody',
    { informationSource: {} },
    'invalid-value informationSource NL-CM:0.0.2',
    'exactly one of',
  ],
  [
    'a subject with a bad BSN',
    { subject: bsn('123456789') },
    'invalid-identifier subject.value NL-CM:0.0.11',
    '11-test',
  ],
  [
    'a misspelt property',
    { causitiveAgent: 1 },
    'unknown-property causitiveAgent NL-CM:8.2.1',
    'one of id, causativeAgent',
  ],
];

describe('AllergyIntolerance (AllergieIntolerantie)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(allergyIntolerance, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.allergyIntolerances?.[0];
    expect(issuesOf(allergyIntolerance, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(allergyIntolerance, valid, given);
  });
});
