import type { Group } from '../compile/shape';
import type { Run } from '../walk/run';
import { type Scope, scopeFor } from '../walk/scope';
import type { Vantage } from './place-of';

/**
 * A glance tells of a value that the walk would note nothing about it, without making a place for every part. Where it is
 * not sure it says no, and the walk looks: what is told comes from the walk alone.
 *
 * What a walk over a sound value leaves in the run, a glance leaves there too: codes to ask about, references that lead out.
 */
export interface Glance {
  readonly run: Run;
  /** The resource the value is in. */
  scope: Scope;
  /** The object that is walked; absent before the first. */
  vantage: Vantage | undefined;
  /** How many objects there are above the values of what is walked. */
  bottom: number;
  /** How many objects there are above the value, from its resource on. */
  depth: number;
  /** Of each of these the JSON name and the FHIR type. */
  readonly names: string[];
  readonly types: string[];
  /** The narrative that was last found to be plain: each profile of a resource comes by it. */
  narrative: string | undefined;
  /** How many values were found of each slice, for the slicings that are being looked at. */
  readonly counts: number[];
  counted: number;
  /** The element of the object last glanced over that did not pass. */
  failing: Group | undefined;
}

/** What is nested deeper is left to the walk, so that nothing is looked at more often than this. */
const DEEPEST = 24;

/** For tests: the walk alone must come to the same. */
export const glances = { areMade: true };

export function createGlance(run: Run): Glance | undefined {
  if (!glances.areMade) return undefined;
  return {
    run,
    scope: nowhere,
    vantage: undefined,
    bottom: 0,
    depth: 0,
    names: [],
    types: [],
    narrative: undefined,
    counts: [],
    counted: 0,
    failing: undefined,
  };
}

const nowhere = scopeFor({}, '', {}, '');

/** Goes down into an object; false when that is too deep. */
export function down(glance: Glance, name: string, type: string): boolean {
  const { depth } = glance;
  if (depth >= DEEPEST) return false;
  glance.names[depth] = name;
  glance.types[depth] = type;
  glance.depth = depth + 1;
  return true;
}
