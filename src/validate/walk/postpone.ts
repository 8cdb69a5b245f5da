import type { Json } from '../../fhir/json';
import type { Group } from '../compile/shape';
import type { Cursor } from './cursor';
import type { Finding, Run } from './run';

const isFirstBundle = (at: Cursor | undefined): boolean => at?.type === 'Bundle' && at.parent === undefined;

/** Whether a place is an entry of the Bundle that the walk started at. */
export const isEntry = ({ name, parent }: Cursor): boolean => name === 'entry' && isFirstBundle(parent);

/** The entries of that Bundle, where they are what an element of a holder has and each can be looked at by itself. */
export function entriesIn(holder: Cursor, { node, slicing }: Group, object: Json): readonly unknown[] | undefined {
  if (node.name !== 'entry' || slicing || !isFirstBundle(holder)) return undefined;
  const { entry, _entry: twin } = object;
  return Array.isArray(entry) && entry.length > 0 && twin === undefined ? entry : undefined;
}

/** Looks at something later, so many times, when the run takes turns, and at once when it does not. */
export function inTurn({ postponed, findings }: Run, look: (nth: number) => void, times = 1): void {
  if (postponed) postponed.push({ look, times, before: findings.length });
  else for (let nth = 0; nth < times; nth++) look(nth);
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
    for (const { look, times, before } of postponed) {
      for (const finding of findings.slice(told, before)) inOrder.push(finding);
      told = before;
      run.findings = inOrder;
      for (let nth = 0; nth < times; nth++) {
        look(nth);
        const turn = giveWay();
        if (turn) await turn;
      }
    }
  } finally {
    for (const finding of findings.slice(told)) inOrder.push(finding);
    run.findings = inOrder;
  }
}
