import { describe, expect, it } from 'vitest';
import { nutritionAdvice } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'n-1', dietType: 'zoutarm', dateTime: '2026-05-04' };

const invalid: Invalid[] = [
  ['an advice of nothing', { dietType: undefined }, 'missing dietType NL-CM:7.11.2', 'one of dietType, consistency'],
  ['a diet that is blank', { dietType: ' \u00ad ' }, 'missing dietType NL-CM:7.11.2', 'one of dietType'],
  ['a consistency as a code', { consistency: { code: '1' } }, 'wrong-type consistency NL-CM:7.11.3', 'text'],
  ['a moment that does not exist', { dateTime: '2026-02-30' }, 'invalid-moment dateTime NL-CM:0.0.14', 'YYYY'],
  ['a status that FHIR does not have', { status: 'over' }, 'invalid-value status NL-CM:7.11.1', 'on-hold'],
  [
    'the patient as author',
    { author: { patient: true } },
    'invalid-value author.patient NL-CM:0.0.7',
    'no patient here (profile)',
  ],
];

describe('NutritionAdvice (Voedingsadvies)', () => {
  it('accepts each of diet, consistency and comment by itself, and a record with every concept', () => {
    for (const one of [{ dietType: 'zoutarm' }, { consistency: 'gemalen' }, { comment: 'veel drinken' }])
      expect(issuesOf(nutritionAdvice, { id: 'n-1', ...one })).toEqual([]);
    for (const one of sample.nutritionAdvices ?? []) expect(issuesOf(nutritionAdvice, one)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(nutritionAdvice, valid, given);
  });
});
