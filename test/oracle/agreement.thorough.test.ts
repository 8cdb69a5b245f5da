import { beforeAll, describe, expect, it } from 'vitest';
import { shareOf } from '../effort';
import { type Agreement, judgeCases } from './agreement';
import { buildCases, type Case } from './cases';
import { outcomeOf } from './differences';
import { defaults } from './mutate';
import { sharedIsPresent } from './shared';
import { loadValidator } from './validators';

const share = shareOf();
/** Of the cases that are drawn by profile; `full` takes all. */
const shareByProfile = shareOf(0.2);

/** A hash is as good as a draw, and takes the same cases each time. */
const taken = ({ hash, profile }: Case): boolean =>
  Number.parseInt(hash.slice(0, 6), 16) < (profile === undefined ? share : shareByProfile) * 0x1000000;

describe.skipIf(!sharedIsPresent)(
  "our verdicts beside the reference validator's (skipped when ../shared is absent)",
  () => {
    let agreementOn: (wanted: (one: Case) => boolean) => Promise<Agreement>;
    beforeAll(async () => {
      const validator = await loadValidator();
      const cases = await buildCases();
      agreementOn = (wanted) => judgeCases(validator, cases, defaults.random, wanted);
    });

    it('misses at most 0.1 % of the cases it finds wrong, and adds no error that is not argued', async () => {
      const { judged, drifted, threw } = await agreementOn(taken);
      const casesWith = (outcome: string) =>
        judged.filter((one) => outcomeOf(one) === outcome).map((one) => one.case.id);
      expect(threw).toEqual([]);
      expect(drifted).toBe(0);
      expect(judged.length).toBeGreaterThan(share === 1 ? 11_000 : 0);
      expect(casesWith('we miss').length / judged.length).toBeLessThanOrEqual(0.001);
      // Of the profiles of the BgZ there is none at all.
      expect(casesWith('we miss').filter((id) => id.includes('~bgz/') || id.startsWith('bgz/'))).toEqual([]);
      expect(casesWith('we add')).toEqual([]);
    });

    it('finds no error in the conformant examples, fixtures and resources of ours but the argued ones', async () => {
      const { judged } = await agreementOn(({ seed }) => !seed);
      const wrong = judged.filter(({ ours }) => ours.length > 0);
      // The legal status is coded in a value set's OID, which no code system has (assert 9 of the qualification).
      expect(wrong.map((one) => [one.case.id, ...one.ours.map(({ rule }) => rule)])).toEqual([
        ['example/Patient-zib-legalstatus-01', 'system-value-set'],
        // Ours: a section in a section lacks the title that its profile asks of sections (contentReference).
        ['own/sections-titled', 'cardinality-min'],
      ]);
    });
  },
);
