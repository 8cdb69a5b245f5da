import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/validate/report/text';
import { NICTIZ } from '../fixtures/support';
import { clean, failing, issue, nasty, reportOf, unverified } from './support';

const nl = { colour: false, language: 'nl' } as const;
const en = { colour: false, language: 'en' } as const;

describe('reports as text', () => {
  it('takes one line for a conforming file, and the totals', () => {
    expect(toText([clean], nl)).toBe(
      [
        'goed.json: voldoet (3 resources, 1 profiel toegepast)',
        '',
        '1 bestand, 3 resources, 1 profiel toegepast, 0 fouten, 0 waarschuwingen',
        'Oordeel: voldoet',
        '',
      ].join('\n'),
    );
  });

  it('names the profiles that are drafts', () => {
    const drafts = [`${NICTIZ}/BgZ-Patient|2.0.0`, `${NICTIZ}/BgZ-Problem|2.0.0`];
    const of = (one: readonly string[]) => ({ source: 'a.json', report: reportOf([], { drafts: one }) });
    expect(toText([of(drafts), of(drafts.slice(0, 1))], en)).toContain(
      '\nProfiles applied that are drafts: BgZ-Patient 2.0.0, BgZ-Problem 2.0.0\n',
    );
    expect(toText([of(drafts)], nl)).toContain('\nToegepaste profielen die nog concept zijn: BgZ-Patient 2.0.0, BgZ-');
  });

  it('groups findings by file and resource, with place, message, concept, record path, rule and profile', () => {
    expect(toText([clean, failing], nl)).toBe(
      `goed.json: voldoet (3 resources, 1 profiel toegepast)
fout.json: voldoet niet (1 fatale fout, 1 fout, 1 waarschuwing, 3 resources, 1 profiel toegepast)

  AllergyIntolerance/a-1
    ✖ fout
      Bundle.entry[2].resource.code (regel 12:5)
      code ontbreekt; het profiel vraagt er minstens 1
      NL-CM:8.2.2 VeroorzakendeStof, allergyIntolerance.causativeAgent
      cardinality-min, http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance
    ✖ fataal
      Bundle.entry[2].resource.code
      tweede fout
      NL-CM:8.2.2 VeroorzakendeStof, allergyIntolerance.causativeAgent
      invariant:ait-1

  Condition
    ▲ let op
      Bundle.entry[2].resource.code
      code ontbreekt; het profiel vraagt er minstens 1
      binding, http://nictiz.nl/fhir/StructureDefinition/zib-AllergyIntolerance

2 bestanden, 6 resources, 1 profiel toegepast, 1 fatale fout, 1 fout, 1 waarschuwing
Oordeel: voldoet niet (1 van 2 bestanden)
`,
    );
  });

  it('says the same in English', () => {
    const text = toText([failing], en);
    expect(text).toContain(
      'fout.json: does not conform (1 fatal error, 1 error, 1 warning, 3 resources, 1 profile applied)',
    );
    expect(text).toContain('(line 12:5)');
    expect(text).toContain('Verdict: does not conform (1 of 1 file)');
  });

  it('says plainly what could not be verified, per file and added up', () => {
    const file = { source: 'a.json', report: reportOf([], { unverified }) };
    const text = toText([file, { ...file, source: 'b.json' }], nl);
    expect(text).toContain(
      'b.json: voldoet (3 resources, 1 profiel toegepast; niet te controleren: 13 codes, 1 profiel, 4',
    );
    expect(text).toContain(`Niet te controleren:
  - 2 codes van http://loinc.org: niet na te gaan of ze bestaan en hier mogen
  - 24 codes van http://snomed.info/sct: niet na te gaan of ze bestaan en hier mogen
  - profiel http://example.org/fhir/StructureDefinition/own: niet bekend, niet toegepast
  - 8 verwijzingen naar buiten: het doel is niet gegeven en niet bekeken
Oordeel: voldoet
`);
  });

  it('speaks of one code as one', () => {
    const one = reportOf([], { unverified: { codes: { 'http://loinc.org': 1 }, profiles: [], references: 0 } });
    const file = [{ source: 'a.json', report: one }];
    expect(toText(file, nl)).toContain('  - 1 code van http://loinc.org: niet na te gaan of die bestaat en hier mag\n');
    expect(toText(file, en)).toContain('  - 1 code of http://loinc.org: whether it exists and may be used here\n');
  });

  it.each([undefined, 60])('keeps within the width (%s) and loses no character', (width) => {
    const expression = `Bundle.entry[10].resource.${Array.from({ length: 12 }, (_, i) => `extension[${i}]`).join('.')}`;
    const message = `${'een lange melding '.repeat(12)}klaar`;
    const text = toText([{ source: 'a.json', report: reportOf([issue({ expression, message })], { unverified }) }], {
      ...en,
      width,
    });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width ?? 100);
    const joined = text.replace(/\s+/g, '');
    expect(joined).toContain(expression);
    expect(joined).toContain(message.replace(/\s+/g, ''));
  });

  it('colours on request only, and the colours change nothing else', () => {
    const plain = toText([clean, failing], nl);
    const coloured = toText([clean, failing], { ...nl, colour: true });
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('lets no control character of the data reach the terminal', () => {
    const hostile = issue({ message: nasty, expression: 'a\u009b31m\u202Eb', resource: 'X/\u001b]0;titel\u0007' });
    const text = toText([{ source: 'a\u001b.json', report: reportOf([hostile]) }], nl);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain('a\uFFFD.json');
  });

  it('says so when there was nothing to check', () => {
    expect(toText([], nl)).toBe('Er is niets gecontroleerd: er zijn geen bestanden gegeven.\n');
    expect(toText([{ source: '-', report: reportOf([], { resources: 0, profiles: [] }) }], en)).toContain(
      '-: conforms (no resources found, 0 profiles applied)',
    );
  });
});
