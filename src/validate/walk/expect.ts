import type { ElementNode } from '../../fhir/definitions/element-node';
import type { Frame } from './frame';
import { note, type Run } from './run';
import type { Scope } from './scope';
import type { Shape } from './shape';
import type { Slice, Slicing } from './slicing';

/** Notes an element or a slice that is required and absent. */
export function expectAtLeast(
  shape: Shape,
  node: ElementNode,
  slicing: Slicing | undefined,
  frame: Frame,
  scope: Scope,
  run: Run,
  found = 0,
): void {
  if (found < node.min) {
    const parameters = { element: `${shape.type}.${node.name}`, expected: node.min, found };
    note(run, 'cardinality-min', frame, scope, parameters, { profile: node.profile, node });
    return;
  }
  for (const slice of slicing?.slices ?? []) expectSlice(slice, node, 0, frame, scope, run);
}

/** Notes a slice that has fewer members than it must have. */
export function expectSlice(
  slice: Slice,
  node: ElementNode,
  found: number,
  frame: Frame,
  scope: Scope,
  run: Run,
): void {
  if (found >= slice.node.min) return;
  const parameters = { slice: slice.name, element: node.path, expected: slice.node.min, found };
  note(run, 'slice-min', frame, scope, parameters, { profile: slice.node.profile, node: slice.node });
}
