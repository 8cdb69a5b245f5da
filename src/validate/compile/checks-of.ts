import type { Codelists } from '../../terminology/codelists/create-codelists';
import { bgzMszCheck } from '../checks/bgz-msz';
import { absentCodeCheck, bindingCheck, codeCheck } from '../checks/bindings';
import type { Check } from '../checks/checks';
import { codeSpecificationCheck } from '../checks/code-specification';
import { extensionCheck } from '../checks/extensions';
import { identifierCheck } from '../checks/identifier';
import { invariantCheck } from '../checks/invariants';
import { narrativeCheck } from '../checks/narrative';
import { referenceCheck } from '../checks/references';
import { valueChecks } from '../checks/values';
import type { Element, Shape, Shapes } from './shape';

/** The checks that elements and shapes bring beyond their structure; compiled when first met. */
export interface ChecksOf {
  /** The checks of an element beyond its structure. */
  checksOf(element: Element): readonly Check[];
  /** The checks of a primitive that has only a twin. */
  absenceChecksOf(element: Element): readonly Check[];
  /** The checks a whole shape brings: the invariants of a type or of a resource. */
  shapeChecksOf(shape: Shape): readonly Check[];
}

/** The invariants an element has beside those of its type. */
function ownInvariants(element: Element, shape: Shape | undefined): Element['invariants'] {
  const known = new Set(shape?.invariants.map((invariant) => invariant.key));
  return element.invariants.filter((invariant) => !known.has(invariant.key));
}

const present = (checks: readonly (Check | undefined)[]): readonly Check[] =>
  checks.filter((check) => check !== undefined);

/** Made once for each key. */
function once<Key extends object>(make: (key: Key) => readonly Check[]): (key: Key) => readonly Check[] {
  const made = new WeakMap<Key, readonly Check[]>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const checks = make(key);
    made.set(key, checks);
    return checks;
  };
}

/** Makes the compiler of the checks of a set of shapes and codelists. */
export function compileChecks(shapes: Shapes, lists: Codelists): ChecksOf {
  function compile(element: Element): readonly Check[] {
    const { node, type } = element;
    const [profile] = element.profiles;
    // A profile on the type may itself fix or bind the value as a whole.
    const root = profile && element.profiles.length === 1 ? shapes.snapshots.of(profile)?.root : undefined;
    const shape = element.primitive ? undefined : element.shape();
    return present([
      ...valueChecks(node),
      ...(root ? valueChecks(root) : []),
      type.code === 'Reference' ? referenceCheck(element, shapes) : undefined,
      type.code === 'Extension' ? extensionCheck(shapes) : undefined,
      type.code === 'Identifier' ? identifierCheck : undefined,
      type.code === 'xhtml' ? narrativeCheck : undefined,
      codeCheck(type.code, lists),
      bindingCheck(node.binding || !root ? node : root, type.code, lists),
      type.code === 'code' ? codeSpecificationCheck(node, lists) : undefined,
      bgzMszCheck(type.code),
      invariantCheck(ownInvariants(element, shape), node),
    ]);
  }
  return {
    checksOf: once(compile),
    absenceChecksOf: once(({ node, type }: Element) =>
      present([type.code === 'code' ? absentCodeCheck(node, lists) : undefined, invariantCheck(node.invariants, node)]),
    ),
    shapeChecksOf: once((shape: Shape) => present([invariantCheck(shape.invariants, shape.root)])),
  };
}
