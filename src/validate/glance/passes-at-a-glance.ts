import type { Json } from '../../fhir/json';
import type { Group, Shape } from '../compile/shape';
import type { Cursor } from '../walk/cursor';
import { down, type Glance } from './glance';
import { groupTestOf } from './group-test';

/** Puts what stands above a cursor, itself included, from its resource on; false when that is too deep. */
function descend(glance: Glance, at: Cursor): boolean {
  if (at.parent && !at.resource && !descend(glance, at.parent)) return false;
  return down(glance, at.name, at.type);
}

/** Whether the walk would note nothing about the values of an element. */
export function passesAtAGlance(holder: Cursor, shape: Shape, group: Group, object: Json) {
  const { run, scope } = holder;
  const { glance } = run;
  const test = glance && groupTestOf(group);
  if (!test) return false;
  const { vantage } = glance;
  if (vantage?.at !== holder || vantage.shape !== shape || vantage.object !== object) {
    glance.vantage = { at: holder, shape, object };
  }
  glance.scope = scope;
  glance.depth = 0;
  glance.counted = 0;
  if (!descend(glance, holder)) return false;
  glance.bottom = glance.depth;
  const { outsideReferences } = run;
  const asked = run.tasks.length;
  if (test(object, glance)) return true;
  run.tasks.length = asked;
  run.outsideReferences = outsideReferences;
  return false;
}
