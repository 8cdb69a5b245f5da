import type { Group, Shape } from './shape';

/** What of a resource need not be looked at by one more of its profiles, since an earlier one says the same of it. */
export interface LookedAt {
  readonly groups: ReadonlySet<Group>;
  /** Whether that is so of what the resource as a whole must obey. */
  readonly whole: boolean;
}

const known = new WeakMap<Shape, WeakMap<Shape, LookedAt>>();

/** Definitions share what they say nothing about: their elements are then the same objects, for each type they may have. */
function isSame(one: Group, other: Group | undefined): boolean {
  if (other === undefined || one.node !== other.node || one.elements.size !== other.elements.size) return false;
  for (const [code, element] of one.elements) if (other.elements.get(code) !== element) return false;
  return true;
}

function compared(shape: Shape, earlier: Shape): LookedAt {
  const byNode = new Map(earlier.groups.map((group) => [group.node, group]));
  return {
    groups: new Set(shape.groups.filter((group) => isSame(group, byNode.get(group.node)))),
    whole: shape.type === earlier.type && shape.invariants.every((one) => earlier.invariants.includes(one)),
  };
}

function lookedAtBy(shape: Shape, earlier: Shape): LookedAt {
  const ofShape = known.get(shape) ?? new WeakMap<Shape, LookedAt>();
  known.set(shape, ofShape);
  const found = ofShape.get(earlier) ?? compared(shape, earlier);
  ofShape.set(earlier, found);
  return found;
}

/** What of a shape the earlier shapes of the same resource say too; undefined for the first. */
export function lookedAt(shape: Shape, [first, ...others]: readonly Shape[]): LookedAt | undefined {
  if (first === undefined) return undefined;
  const found = lookedAtBy(shape, first);
  if (others.length === 0) return found;
  const all = [found, ...others.map((one) => lookedAtBy(shape, one))];
  return {
    groups: new Set(all.flatMap(({ groups }) => [...groups])),
    whole: all.some(({ whole }) => whole),
  };
}
