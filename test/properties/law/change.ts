import { type ZibGroup, zibGroups } from '../../../src/zib';
import { holds, type Json, type Path, withValue } from './places';

/** Another value for a place. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

const made = (record: Json, changes: readonly Change[]): Json =>
  changes.reduce((one, { path, value }) => withValue(one, path, value), record);

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
    const isRefused = ({ path }: Change) =>
      result.issues.some((issue) => holds(path, issue.path) || holds(issue.path, path));
    const kept = landed.filter((change) => !isRefused(change));
    landed = kept.length < landed.length ? kept : landed.slice(0, -1);
  }
  return { record, landed };
}
