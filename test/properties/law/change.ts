import { type ZibGroup, zibGroups } from '../../../src/zib';
import { holds, type Json, type Path, withValue } from './places';

/** Another value for a place. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

const made = (record: Json, changes: readonly Change[]): Json =>
  changes.reduce((one, { path, value }) => withValue(one, path, value), record);

/** How near two places are: the more steps they share and the fewer they do not, the nearer. */
function nearness(a: Path, b: Path): number {
  const parting = a.findIndex((step, i) => step !== b[i]);
  const shared = parting === -1 ? a.length : parting;
  return 3 * shared - a.length - b.length;
}

/** What a problem at a place is blamed on: the changes of that place, or else the last of those nearest to it. */
function blamed(changes: readonly Change[], problem: Path): readonly Change[] {
  const own = changes.filter(({ path }) => holds(path, problem) || holds(problem, path));
  if (own.length > 0) return own;
  const nearest = Math.max(...changes.map(({ path }) => nearness(path, problem)));
  return changes.filter(({ path }) => nearness(path, problem) === nearest).slice(-1);
}

/**
 * The record with all of these changes that its builder accepts together. A builder names the place of every problem, so that
 * what it refuses is known without trying the changes one by one.
 */
export function withAccepted(
  group: ZibGroup,
  record: Json,
  changes: readonly Change[],
): { readonly record: Json; readonly landed: readonly Change[] } {
  let landed = changes;
  while (landed.length > 0) {
    const changed = made(record, landed);
    const result = zibGroups[group].parse(changed);
    if (result.ok) return { record: changed, landed };
    const refused = new Set(result.issues.flatMap((issue) => blamed(landed, issue.path)));
    landed = landed.filter((change) => !refused.has(change));
  }
  return { record, landed };
}
