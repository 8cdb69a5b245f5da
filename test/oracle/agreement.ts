import type { ValidationIssue } from '../../src/validate/issue';
import type { Case } from './cases';
import { added, factKey, isError, issueKey, type Judged } from './differences';
import type { OurValidator } from './validators';
import { readVerdicts, verdictsFile } from './verdicts';

/** Our verdicts beside the judge's, for every case that both looked at. */
export interface Agreement {
  readonly judged: readonly Judged[];
  /** Cases that are no longer what the judge looked at. */
  readonly drifted: number;
  readonly crashed: number;
  /** Cases on which ours threw, with the message. */
  readonly threw: readonly string[];
  readonly seconds: number;
}

/** Runs our validator over the cases of a draw and lays its errors beside the recorded ones. */
export async function judgeCases(
  validator: OurValidator,
  cases: readonly Case[],
  random: number,
  wanted: (one: Case) => boolean = () => true,
): Promise<Agreement> {
  const verdicts = readVerdicts(verdictsFile(random));
  const seedIds = new Set(cases.flatMap(({ seed }) => seed ?? []));
  const ours = new Map<string, readonly ValidationIssue[]>();
  const threw: string[] = [];
  const started = performance.now();
  for (const one of cases) {
    if (!wanted(one) && !seedIds.has(one.id)) continue;
    try {
      ours.set(one.id, (await validator.validate(one.text ?? structuredClone(one.resource))).issues.filter(isError));
    } catch (error) {
      threw.push(`${one.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const seconds = (performance.now() - started) / 1000;

  let drifted = 0;
  let crashed = 0;
  const judged: Judged[] = [];
  for (const one of cases.filter(wanted)) {
    const verdict = verdicts.get(one.id);
    const mine = ours.get(one.id);
    if (!mine) continue;
    if (verdict?.hash !== one.hash) drifted += 1;
    else if (verdict.facts.some(({ severity }) => severity === 'crash')) crashed += 1;
    else {
      const seedFacts = one.seed ? (verdicts.get(one.seed)?.facts ?? []) : [];
      const seedIssues = one.seed ? (ours.get(one.seed) ?? []) : [];
      judged.push({
        case: one,
        judge: added(verdict.facts.filter(isError), seedFacts.filter(isError), factKey),
        ours: added(mine, seedIssues, issueKey),
      });
    }
  }
  return { judged, drifted, crashed, threw, seconds };
}
