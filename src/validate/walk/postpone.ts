import type { Cursor } from './cursor';
import type { Finding, Run } from './run';

/** Whether a place is an entry of the Bundle that the walk started at. */
export const isEntry = ({ name, parent: bundle }: Cursor): boolean =>
  name === 'entry' && bundle?.type === 'Bundle' && bundle.parent === undefined;

/** Looks at something later when the run takes turns, and at once when it does not. */
export function inTurn({ postponed, findings }: Run, look: () => void): void {
  if (postponed) postponed.push({ look, before: findings.length });
  else look();
}

/**
 * Looks at what was put off, one after the other; what is found stands where it would have been found.
 *
 * @param giveWay Asked between two, and awaited when there is something to wait for.
 */
export async function walkPostponed(run: Run, giveWay: () => Promise<void> | undefined): Promise<void> {
  const { postponed = [], findings } = run;
  run.postponed = undefined;
  const inOrder: Finding[] = [];
  let told = 0;
  try {
    for (const { look, before } of postponed) {
      for (const finding of findings.slice(told, before)) inOrder.push(finding);
      told = before;
      run.findings = inOrder;
      look();
      const turn = giveWay();
      if (turn) await turn;
    }
  } finally {
    for (const finding of findings.slice(told)) inOrder.push(finding);
    run.findings = inOrder;
  }
}
