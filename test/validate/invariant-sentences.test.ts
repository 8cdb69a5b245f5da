import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { definitionText } from '../../src/fhir/definitions/table-text';
import { createValidator, importTables } from '../../src/validate';
import { invariantSentence } from '../../src/validate/rules/invariants';
import { packageOf, profileOf } from './fixtures/packages';
import { FHIR_NL, HL7, type Json, NICTIZ, onlyIssue, validator } from './fixtures/support';

const definitions = definitionsOf();

/** Every invariant the bundled definitions state: its key, where, and the expression. */
const stated = definitions
  .urls()
  .flatMap((url) =>
    (definitions.get(url)?.elements ?? []).flatMap((row) =>
      (row.invariants ?? []).map(({ key, expression, human }) => ({ key, expression, human, source: url })),
    ),
  );

describe('what the invariants of STU3, nl-core, zib 2017 and BgZ ask', () => {
  it('stands in our words in both languages, for each of them', () => {
    expect(new Set(stated.map(({ key, expression }) => `${key} ${expression}`)).size).toBeGreaterThan(200);
    expect(stated.filter(({ key, source }) => invariantSentence(key, source) === undefined)).toEqual([]);
  });

  it('is half a sentence of words, with no expression in it', () => {
    for (const { key, source } of stated) {
      const sentence = invariantSentence(key, source) ?? { en: '', nl: '' };
      expect(sentence.en).not.toBe(sentence.nl);
      for (const text of [sentence.en, sentence.nl]) {
        expect(text).toMatch(/^(?:[a-zóà]|FHIR|REST)/);
        expect(text).toMatch(/[^.\s]$/);
        expect(text).not.toMatch(/\w\(\)|\bor\b.*\bor\b.*=|[{}]/);
      }
    }
  });

  it('is told apart where definitions share a key', () => {
    const asked = (source: string) => invariantSentence('inv-1', `${HL7}/${source}`)?.en;
    const sources = ['Task', 'Parameters', 'TestReport', 'TestScript', 'allergyintolerance-substanceExposureRisk'];
    expect(new Set(sources.map(asked)).size).toBe(5);
    expect(asked('Patient')).toBeUndefined();
  });

  it('leaves no prose of a definition in the bundled tables', () => {
    expect(stated.filter(({ human }) => human !== undefined)).toEqual([]);
    const rule = { key: 'own-1', severity: 'error', human: 'Prose.', expression: 'name.exists()' };
    const own = profileOf('http://x.example/p', 'Patient', [{ id: 'Patient', path: 'Patient', constraint: [rule] }]);
    const [table] = importTables(packageOf(own)).tables;
    expect(table?.elements[0]?.invariants).toEqual([rule]);
    expect(table && definitionText(table)).not.toContain('Prose');
    expect(table && definitionText(table)).toContain('name.exists()');
  });
});

describe('a finding of an invariant', () => {
  const period: Json = { resourceType: 'Patient', name: [{ period: { start: '2020-02', end: '2020-01' } }] };

  it.each([
    ['en', 'Rule per-1 does not hold: a period does not start after it ends.'],
    ['nl', 'Regel per-1 klopt niet: een periode begint niet na haar einde.'],
  ] as const)('reads as a sentence, in %s, and keeps the expression beside it', async (language, message) => {
    const issue = onlyIssue(await validator.validate(period, { language }), 'invariant:per-1');
    expect(issue).toMatchObject({ message, constraint: 'start.empty() or end.empty() or (start <= end)' });
  });

  it('says what is meant where the expression says something else', async () => {
    const address = {
      resourceType: 'Patient',
      meta: { profile: [`${FHIR_NL}/nl-core-patient`] },
      address: [{ country: 'BE', postalCode: '9000' }],
    };
    const issue = onlyIssue(await validator.validate(address, { language: 'nl' }), 'invariant-too-strict');
    expect(issue.message).toContain('een Nederlandse postcode is vier cijfers en twee hoofdletters');
    expect(issue.constraint).toContain('matches(');
    expect(issue.profile).toContain('nl-core-address');
  });

  const own = (constraint: Json) => {
    const url = 'http://x.example/profile';
    const packages = [
      packageOf(profileOf(url, 'Patient', [{ id: 'Patient', path: 'Patient', constraint: [constraint] }])),
    ];
    const given = { resourceType: 'Patient', meta: { profile: [url] } };
    return createValidator({ packages }).validate(given, { language: 'nl' });
  };

  it('of a package is told as its author says it, though the key is one of ours', async () => {
    const rule = { key: 'per-1', severity: 'error', human: 'A patient has a name.', expression: 'name.exists()' };
    expect(onlyIssue(await own(rule), 'invariant:per-1')).toMatchObject({
      message: 'Regel per-1 klopt niet: A patient has a name.',
      constraint: 'name.exists()',
    });
  });

  it('of which nothing is said shows its expression', async () => {
    const rule = { key: 'own-1', severity: 'error', expression: 'name.exists()' };
    expect(onlyIssue(await own(rule), 'invariant:own-1').message).toBe('Regel own-1 klopt niet: name.exists().');
  });

  it('is no sentence of ours for what others state', () => {
    expect(invariantSentence('per-1', 'http://x.example/StructureDefinition/Period')).toBeUndefined();
    expect(invariantSentence('per-1', `${HL7}/Period`)?.nl).toBe('een periode begint niet na haar einde');
    expect(invariantSentence('toString', `${NICTIZ}/zib-Problem`)).toBeUndefined();
  });
});
