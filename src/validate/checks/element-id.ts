import { type Cursor, expressionOf } from '../walk/cursor';
import { note } from '../walk/run';

/**
 * The list of definitions an element stands in, which has ids of its own: a StructureDefinition states an element with
 * one id in its snapshot and in its differential, and each by itself says it once (sdf-16, sdf-17).
 */
function definitionListOf(at: Cursor): string {
  if (at.scope.type !== 'StructureDefinition') return '';
  let step = at;
  while (step.parent && !step.parent.resource) step = step.parent;
  return step.name === 'snapshot' || step.name === 'differential' ? `${step.name} ` : '';
}

/** Checks the id of an element: no white space, and no other element of the resource has it (STU3 element.html). */
export function checkElementId(at: Cursor, id: unknown): void {
  if (typeof id !== 'string') return;
  if (/\s/.test(id)) note(at, 'element-id-form');
  const { scope } = at;
  scope.elementIds ??= new Map();
  const key = `${definitionListOf(at)}${id}`;
  const known = scope.elementIds.get(key);
  if (known === undefined) scope.elementIds.set(key, at);
  // Each profile of a resource has the walk come by again.
  else if (expressionOf(known) !== expressionOf(at)) note(at, 'element-id-duplicate', { other: expressionOf(known) });
}
