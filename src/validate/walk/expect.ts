import type { Group } from '../compile/shape';
import type { Slice } from '../compile/slicing';
import { type Cursor, pathIn } from './cursor';
import { note } from './run';

/** Notes an element that occurs less often in its holder than it must. */
export function expectAtLeast(holder: Cursor, { node }: Group, found: number): void {
  if (found >= node.min) return;
  const parameters = { element: pathIn(holder, node), expected: node.min, found };
  note(holder, 'cardinality-min', parameters, { profile: node.profile, node });
}

/** Notes an element that is absent from its holder and required, or that has a required slice. */
export function expectAbsent(holder: Cursor, group: Group): void {
  if (group.node.min > 0) expectAtLeast(holder, group, 0);
  else for (const slice of group.slicing?.slices ?? []) expectSlice(holder, slice, 0);
}

/** Notes a slice that has fewer members than it must have. */
export function expectSlice(holder: Cursor, { node, name }: Slice, found: number): void {
  if (found >= node.min) return;
  const parameters = { slice: name, element: pathIn(holder, node), expected: node.min, found };
  note(holder, 'slice-min', parameters, { profile: node.profile, node });
}
