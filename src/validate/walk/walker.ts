import type { Definitions } from '../../fhir/definitions/definitions';
import { createSnapshots } from '../../fhir/definitions/snapshot';
import type { Json } from '../../fhir/json';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { memberOf } from '../checks/bindings';
import { checkCompiler } from '../compile/checks-of';
import { createShapes, type Shapes } from '../compile/shape';
import type { Cursor, From } from './cursor';
import { conformsToProfile, walkResource } from './walk-resource';

/** What the walk needs of the definitions and codelists; holds nothing of any input. */
export interface Walker {
  readonly shapes: Shapes;
  /** Checks the resource at a cursor. */
  walkResource(at: Cursor): void;
  /** Whether a resource that can be reached conforms to a profile; what is found is not told. */
  conformsTo(from: From, resource: Json, profile: string): boolean;
  /** Whether a code, Coding or CodeableConcept is in a value set; undefined when the codelists cannot tell. */
  memberOf(valueSet: string, coded: unknown): boolean | undefined;
}

/** Makes the walker of a set of definitions and codelists; checks are compiled when an element is first met. */
export function createWalker(definitions: Definitions, lists: Codelists): Walker {
  const shapes = createShapes(createSnapshots(definitions), checkCompiler(lists));
  return {
    shapes,
    walkResource,
    conformsTo: conformsToProfile,
    memberOf: (valueSet, coded) => memberOf(lists, valueSet, coded),
  };
}
