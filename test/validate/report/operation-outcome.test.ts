import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { RULE_SYSTEM, toOperationOutcome } from '../../../src/validate/report/operation-outcome';
import { failing, issue, nasty, reportOf, unverified } from './support';

describe('a report as OperationOutcome', () => {
  it('has an issue per finding, with rule, profile, concept, FHIRPath and place', () => {
    const outcome = toOperationOutcome(reportOf([issue({ line: 12, column: 5 })]), { language: 'nl' });
    expect(outcome.issue).toEqual([
      {
        severity: 'error',
        code: 'required',
        details: {
          coding: [{ system: RULE_SYSTEM, code: 'cardinality-min' }],
          text: 'code ontbreekt; het profiel vraagt er minstens 1',
        },
        diagnostics:
          'rule cardinality-min; profile http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance; ' +
          'NL-CM:8.2.2 VeroorzakendeStof, allergyIntolerance.causativeAgent',
        location: ['Line[12] Col[5]'],
        expression: ['Bundle.entry[2].resource.code'],
      },
    ]);
  });

  it('keeps the order and the severities of the report', () => {
    const { issue: issues } = toOperationOutcome(failing.report);
    expect(issues.map(({ severity }) => severity)).toEqual(['error', 'warning', 'fatal']);
  });

  it('leaves out what is not known, and empty strings', () => {
    const bare = issue({ profile: undefined, concept: undefined, expression: '', line: 3 });
    const [first] = toOperationOutcome(reportOf([bare])).issue;
    expect(first).not.toHaveProperty('expression');
    expect(first).toMatchObject({ diagnostics: 'rule cardinality-min', location: ['Line[3]'] });
    expect(toOperationOutcome(reportOf([issue()])).issue[0]).not.toHaveProperty('location');
  });

  it.each([
    ['nl' as const, 'Alles in orde: er is niets op aan te merken.'],
    ['en' as const, 'All OK: nothing was found.'],
  ])('says in %s that all is well when nothing was found', (language, text) => {
    const outcome = toOperationOutcome(reportOf([]), { language });
    expect(outcome.issue).toEqual([{ severity: 'information', code: 'informational', details: { text } }]);
    expect(outcome.language).toBe(language);
  });

  it('does not say that all is well when there was nothing to look at', () => {
    const { issue: issues } = toOperationOutcome(reportOf([], { resources: 0 }));
    expect(issues[0]?.details?.text).toBe('Nothing was checked: no resources were found.');
  });

  it('adds what could not be verified, also beside findings', () => {
    const texts = toOperationOutcome(reportOf([issue()], { unverified })).issue.map(({ details }) => details?.text);
    expect(texts).toHaveLength(5);
    expect(texts[1]).toBe(
      'Could not be verified: 12 codes of http://snomed.info/sct: whether they exist and may be used here',
    );
    expect(texts[4]).toContain('4 references leading out');
  });

  it('has a narrative that is well-formed XHTML, whatever a message holds', () => {
    const outcome = toOperationOutcome(reportOf([issue({ message: nasty })]), { language: 'nl' });
    const words: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('text', (text) => words.push(text));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(outcome.text?.div ?? '').close();
    expect(words).toEqual([
      'voldoet niet: 1 fout, 0 waarschuwingen',
      `fout: Bundle.entry[2].resource.code: <b> & "quotes" 'apos' [31m ]]> einde`,
    ]);
  });
});
