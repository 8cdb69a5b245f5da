import type { Json } from '../../fhir/json';
import type { Check } from '../checks/checks';
import type { Group, Shape } from '../compile/shape';
import type { Cursor } from '../walk/cursor';
import { down, type Glance } from './glance';
import { groupTable } from './make-tables';
import { groupPasses } from './passes';

/** Puts what stands above a cursor, itself included, from its resource on; false when that is too deep. */
function descend(glance: Glance, at: Cursor): boolean {
  if (at.parent && !at.resource && !descend(glance, at.parent)) return false;
  return down(glance, at.name, at.type);
}

/** Makes ready to look at an object; false when it stands too deep. */
function begin(glance: Glance, at: Cursor, shape: Shape, object: Json): boolean {
  const { vantage } = glance;
  glance.scope = at.scope;
  glance.counted = 0;
  if (vantage?.at === at && vantage.shape === shape && vantage.object === object) {
    glance.depth = glance.bottom;
    return true;
  }
  glance.depth = 0;
  glance.vantage = undefined;
  if (!descend(glance, at)) return false;
  glance.bottom = glance.depth;
  glance.vantage = { at, shape, object };
  return true;
}

/** Whether a check of an object as a whole would note nothing about it. */
export function wholePasses({ passes }: Check, at: Cursor, shape: Shape, object: Json): boolean {
  const { glance } = at.run;
  return (
    passes !== undefined &&
    glance !== undefined &&
    begin(glance, at, shape, object) &&
    passes(object, undefined, glance)
  );
}

/** Whether the walk would note nothing about the values of an element. */
export function passesAtAGlance(holder: Cursor, shape: Shape, group: Group, object: Json) {
  const { run } = holder;
  const { glance } = run;
  if (!glance) return false;
  if (!begin(glance, holder, shape, object)) return false;
  const { outsideReferences } = run;
  const asked = run.tasks.length;
  if (groupPasses(groupTable(group), object, glance)) return true;
  run.tasks.length = asked;
  run.outsideReferences = outsideReferences;
  return false;
}
