import type { Json } from '../../fhir/json';
import type { Check } from '../checks/checks';
import type { LookedAt } from '../compile/looked-at';
import type { Group, Shape } from '../compile/shape';
import type { Cursor } from '../walk/cursor';
import { down, type Glance } from './glance';
import { groupTable, leadsIn, shapeTable } from './make-tables';
import { groupPasses, isOwn } from './passes';
import type { Lead } from './tables';

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

/** Whether nothing is to be noted about the values of an element, once everything is ready; what was asked is taken back where not. */
function passes(glance: Glance, group: Group, object: Json): boolean {
  const { run } = glance;
  const { outsideReferences } = run;
  const asked = run.tasks.length;
  if (groupPasses(groupTable(group), object, glance)) return true;
  run.tasks.length = asked;
  run.outsideReferences = outsideReferences;
  return false;
}

/** Whether the walk would note nothing about the values of an element. */
export function passesAtAGlance(holder: Cursor, shape: Shape, group: Group, object: Json): boolean {
  const { glance } = holder.run;
  return glance !== undefined && begin(glance, holder, shape, object) && passes(glance, group, object);
}

/** More elements than this that must be there are left to the walk. */
const MOST_NEEDED = 30;

/** The walk would note nothing about any element of an object, nor that one is missing. */
export const ALL_PASS = -1;

/**
 * How many of the elements of an object pass, in the order they come, up to the first that does not or that only the walk
 * knows; `ALL_PASS` where the walk has nothing left to look at but the object as a whole.
 *
 * @param before Elements that were looked at already.
 */
export function glanceOver(at: Cursor, shape: Shape, object: Json, before?: LookedAt['groups']): number {
  const { glance } = at.run;
  if (!glance) return 0;
  glance.failing = undefined;
  const { length } = shape.needed;
  if (length > MOST_NEEDED || !isOwn(object, glance) || !begin(glance, at, shape, object)) return 0;
  const table = shapeTable(shape);
  const leads = table.leads ?? leadsIn(table);
  let passed = 0;
  let found = 0;
  let last: Lead | undefined;
  let next = table.firstLead;
  for (const key in object) {
    if (object[key] === undefined || (key === 'resourceType' && at.resource)) continue;
    let lead = next;
    if (lead === undefined || lead.name !== key) {
      lead = leads.get(key);
      // An id is compared with the others.
      if (lead === undefined || (key === 'id' && !at.resource)) return passed;
      if (last) last.next = lead;
      else table.firstLead = lead;
    }
    const { valueName, group, need } = lead;
    next = lead.next;
    if (valueName !== undefined && object[valueName] !== undefined) {
      // Behind its value a twin has been looked at with it; elsewhere it may be told of first.
      if (last?.name !== valueName) return passed;
    } else if (before?.has(group) || passes(glance, group, object)) {
      passed++;
      if (need >= 0) found |= 1 << need;
    } else {
      glance.failing = group;
      return passed;
    }
    last = lead;
  }
  return last && found === (1 << length) - 1 ? ALL_PASS : passed;
}
