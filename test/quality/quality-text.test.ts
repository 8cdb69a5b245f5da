import { describe, expect, it } from 'vitest';
import { plausibilityRuleIds } from '../../src/bgz/plausibility/rules';
import { toCollection } from '../../src/index';
import { qualityOf } from '../../src/quality/quality-of';
import { qualityText } from '../../src/quality/quality-text';
import { percent } from '../../src/quality/table';
import { bgzRecords, type Concept, nullFlavor, snomed } from '../../src/zib';
import { sample } from '../bgz/sample';

const now = new Date('2026-11-24T10:00:00Z');
const everything = toCollection([bgzRecords(sample)], { now });

describe('a quality report as text', () => {
  const report = qualityOf(
    toCollection(
      [
        bgzRecords({
          patient: sample.patient,
          allergyIntolerances: [
            { id: '1', causativeAgent: snomed('764146007', 'penicilline'), startDateTime: '1988' },
            { id: '2', causativeAgent: snomed('764146007', 'penicilline'), startDateTime: '2027-01-01' },
            { id: '3', causativeAgent: nullFlavor('OTH', 'bruine pleisters') },
          ],
        }),
      ],
      { now },
    ),
    { now },
  );
  const text = qualityText(report);
  const lines = text.split('\n').map((line) => line.replace(/ {2,}/g, ' | ').trim());

  it('begins with an overview of all sections and their total', () => {
    expect(lines[0]).toBe('Registratiekwaliteit van de BgZ, peildatum 2026-11-24');
    expect(lines[2]).toBe(
      'Onderdeel | Records | Voorkeurscode | Verplicht | Optioneel | Vrije tekst | Vage datum | Toekomst',
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Allergieën \| 3 \| 67% \(2\/3\) \| 100% \(3\/3\) \| /));
    expect(lines).toContainEqual(expect.stringMatching(/^Diagnosen en klachten \| 0 \| - \| - \| /));
    expect(lines).toContainEqual(expect.stringMatching(/^Totaal \| 4 \| 67% \(2\/3\) \| /));
  });

  it('has a table per section with a row per concept', () => {
    const at = lines.indexOf('Allergieën: 3 records');
    expect(lines.slice(at + 1, at + 5)).toEqual([
      '| Hoofdcode: SNOMED CT 67% (2 van 3), alleen vrije tekst 33% (1 van 3)',
      '| Redenen waarom een waarde er niet is: VeroorzakendeStof OTH 1; AllergieStatus UNK 3',
      '| Onwaarschijnlijk: plausibility-future 1, plausibility-after-death 1',
      '| Concept | NL-CM | Gevuld | Met reden | Ontbreekt | Vrije tekst | Vage datum | Toekomst',
    ]);
    expect(lines).toContain('| VeroorzakendeStof * | 8.2.2 | 100% (3/3) | 0 | 0 | 33% (1/3) | - | -');
    expect(lines).toContain('| BeginDatumTijd | 8.2.6 | 67% (2/3) | 0 | 1 | - | 50% (1/2) | 1');
    expect(lines).toContain('Verrichtingen: Geen records.');
  });

  it('speaks English on request', () => {
    const english = qualityText(qualityOf(everything, { now, language: 'en' }), 'en');
    expect(english).toContain('Registration quality of the BgZ, as of 2026-11-24');
    expect(english).toMatch(/^ {2}CausativeAgent \* +8\.2\.2 +100%/m);
    expect(english).not.toMatch(/Ontbreekt|Gevuld|Totaal/);
  });

  it('holds nothing of a record: no names, numbers, dates or words', () => {
    const names = new Set<string>();
    const words = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value === 'string') for (const word of value.match(/[\p{L}\d]{4,}/gu) ?? []) words.add(word);
      else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner);
    };
    collect(sample);
    const table = (concepts: readonly Concept[]): void => {
      for (const { dutch, name } of concepts) names.add(dutch).add(name);
    };
    table(bgzRecords.concepts);
    const shown = `${qualityText(qualityOf(everything, { now }))}${JSON.stringify(qualityOf(everything, { now }))}`;
    const said = new Set(shown.match(/[\p{L}\d]{4,}/gu) ?? []);
    const empty = qualityOf([], { now });
    // Its own words too, where there is something to measure: a property of the report is `unknown`, another says `record`.
    const own = new Set(
      `unknown record ${qualityText(empty)}${JSON.stringify(empty)} Aangevraagde verrichting ${plausibilityRuleIds.join(' ')}`.match(
        /[\p{L}\d]{4,}/gu,
      ),
    );
    const leaked = [...words].filter((word) => said.has(word) && !own.has(word) && !names.has(word));
    expect(leaked).toEqual([]);
  });

  it('says what was not measured', () => {
    const other = { resourceType: 'Account', id: 'o' } as const;
    expect(qualityText(qualityOf([other], { now }))).toContain('Niet gemeten, want van een andere soort: 1 resources.');
  });
});

describe('percentages', () => {
  it.each([
    [0, 0, '-'],
    [0, 9, '0%'],
    [9, 9, '100%'],
    [1, 3, '33%'],
    [2, 3, '67%'],
    [1, 1000, '1%'],
    [999, 1000, '99%'],
  ])('shows %d of %d as %s', (part, whole, shown) => {
    expect(percent(part, whole)).toBe(shown);
  });
});
