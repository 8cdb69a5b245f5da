import { type Cursor, expressionOf } from '../walk/cursor';
import { note } from '../walk/run';

/** Checks the id of an element: no white space, and no other element of the resource has it (STU3 element.html). */
export function checkElementId(at: Cursor, id: unknown): void {
  if (typeof id !== 'string') return;
  if (/\s/.test(id)) note(at, 'element-id-form');
  const { scope } = at;
  scope.elementIds ??= new Map();
  const known = scope.elementIds.get(id);
  if (known === undefined) scope.elementIds.set(id, at);
  // Each profile of a resource has the walk come by again.
  else if (expressionOf(known) !== expressionOf(at)) note(at, 'element-id-duplicate', { other: expressionOf(known) });
}
