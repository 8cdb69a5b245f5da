import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bgzRecords, ZibRecordError } from '../../src/zib';
import { runs } from '../effort';
import { sampleJson } from './sample';

/** Valid BSNs: eight free digits and a ninth that makes the 11-test pass. */
const bsnText = fc
  .integer({ min: 10_000_000, max: 99_999_999 })
  .map((free) => {
    const digits = [...String(free)].map(Number);
    const sum = digits.reduce((total, digit, i) => total + digit * (9 - i), 0);
    return `${free}${sum % 11}`;
  })
  .filter((text) => text.length === 9);

const word = fc.stringMatching(/^[A-Z][a-z]{5,11}$/);
const personal = fc.oneof(
  bsnText,
  word,
  fc.tuple(word, word).map(([first, last]) => `${first} ${last}`),
  word.map((name) => name.toUpperCase()),
  fc.tuple(word, fc.integer({ min: 1920, max: 2020 })).map(([name, year]) => `${name}-${year}`),
  word.map((name) => `${name.toLowerCase()}@example.org`),
  fc.stringMatching(/^06[1-9]\d{7}$/),
  fc.stringMatching(/^06-[1-9]\d{7}$/),
  fc.stringMatching(/^[1-9]\d{3} ?[A-Z]{2}$/),
  fc.stringMatching(/^NL\d{2}ABNA0\d{9}$/),
);

type Visit = (holder: { [key: string]: unknown }, key: string) => void;

function eachValue(value: unknown, visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    eachValue(item, visit);
    visit(value as { [key: string]: unknown }, key);
  }
}

/** Every place in the sample: its group, and the how manieth it is there. */
const places = Object.entries(sampleJson()).flatMap(([group, records]) => {
  let count = 0;
  eachValue({ [group]: records }, () => count++);
  return Array.from({ length: count }, (_, nth) => ({ group, nth }));
});

/** A group, then the patient: what stands in the others is not looked at for it, and costs ten times as much. */
function partWith(group: string): object {
  const { patient, ...groups }: { readonly [key: string]: unknown } = { ...sampleJson() };
  return group === 'patient' ? { patient } : { [group]: groups[group], patient };
}

describe('personal data in messages', () => {
  it('never appears, wherever a name, BSN, telephone number or other text is put', () => {
    fc.assert(
      fc.property(personal, fc.constantFrom(...places), (text, place) => {
        const records = partWith(place.group);
        let at = 0;
        eachValue(records, (holder, key) => {
          // An id is shown as it is, but for what could be a BSN, an e-mail address or has a blank: that is what names the record.
          if (at++ === place.nth && key !== 'id') holder[key] = text;
        });
        const result = bgzRecords.parse(records);
        if (result.ok) return;
        const said = JSON.stringify([result.issues, new ZibRecordError('BgzRecords', result.issues).message]);
        expect(said).not.toContain(text);
      }),
      { numRuns: runs(2000), seed: 20261124 },
    );
  });

  it('never appears when it is everywhere at once', () => {
    fc.assert(
      fc.property(personal, (text) => {
        const records = sampleJson();
        eachValue(records, (holder, key) => {
          if (typeof holder[key] !== 'object' && key !== 'id') holder[key] = text;
        });
        const result = bgzRecords.parse(records);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain(text);
      }),
      { numRuns: runs(100), seed: 20261124 },
    );
  });

  it('never appears when it stands where a property name should', () => {
    const records = { ...sampleJson(), 'Anna de Proef': 1, '999999990': 1 };
    const result = bgzRecords.parse(records);
    expect(JSON.stringify(result)).not.toMatch(/Anna|999999990/);
    expect(result.ok || result.issues.map((issue) => issue.at)).toEqual([
      '(a name of 9 characters)',
      '(a name of 13 characters)',
    ]);
  });
});
