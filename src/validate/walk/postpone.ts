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
export function inTurn({ postponed, findings, isAgain }: Run, look: (nth: number) => void, times = 1): void {
  if (postponed) postponed.push({ look, times, before: findings.length, isAgain });
  else for (let nth = 0; nth < times; nth++) look(nth);
}

/**
 * Looks at what was put off, one after the other; what is found stands where it would have been found.
 *
 * @param giveWay Asked between two, and awaited when there is something to wait for.
 * @returns Nothing when all was looked at without a wait.
 */
export function walkPostponed(run: Run, giveWay: () => Promise<void> | undefined): Promise<void> | undefined {
  const { postponed = [], findings } = run;
  run.postponed = undefined;
  const inOrder: Finding[] = [];
  let told = 0;
  let next = 0;
  let nth = 0;
  const keepUpTo = (before: number): void => {
    for (const finding of told < before ? findings.slice(told, before) : []) inOrder.push(finding);
    told = before;
    run.findings = inOrder;
  };
  /** Goes on until there is something to wait for. */
  const goOn = (): Promise<void> | undefined => {
    try {
      for (let one = postponed[next]; one; one = postponed[next]) {
        if (nth === 0) keepUpTo(one.before);
        while (nth < one.times) {
          run.isAgain = one.isAgain;
          one.look(nth++);
          const turn = giveWay();
          if (turn) return turn;
        }
        nth = 0;
        next++;
      }
    } catch (error) {
      keepUpTo(findings.length);
      throw error;
    }
    keepUpTo(findings.length);
    return undefined;
  };
  const inTurns = async (first: Promise<void>): Promise<void> => {
    for (let turn: Promise<void> | undefined = first; turn; turn = goOn()) await turn;
  };
  const first = goOn();
  return first && inTurns(first);
}
