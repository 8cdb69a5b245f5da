import type { Definitions } from '../../fhir/definitions/definitions';
import { createSnapshots } from '../../fhir/definitions/snapshot';
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
import { createShapes, type Element, type Shape } from './shape';
import type { Walker } from './walk-object';
import { walkResource } from './walk-resource';

/** The invariants an element has beside those of its type. */
function ownInvariants(element: Element, shape: Shape | undefined): Element['node']['invariants'] {
  const known = new Set(shape?.invariants.map((invariant) => invariant.key));
  return element.node.invariants.filter((invariant) => !known.has(invariant.key));
}

/** Makes the walker of a set of definitions and codelists; checks are compiled when an element is first met. */
export function createWalker(definitions: Definitions, lists: Codelists): Walker {
  const shapes = createShapes(createSnapshots(definitions));
  const byElement = new WeakMap<Element, readonly Check[]>();
  const byShape = new WeakMap<Shape, readonly Check[]>();
  const onExtension = extensionCheck(shapes);

  function compile(element: Element): readonly Check[] {
    const { node, type } = element;
    const checks: (Check | undefined)[] = [...valueChecks(node)];
    const [profile] = element.profiles;
    // A profile on the type may itself fix or bind the value as a whole.
    const root = profile && element.profiles.length === 1 ? shapes.snapshots.of(profile)?.root : undefined;
    if (root) checks.push(...valueChecks(root));
    if (type.code === 'Reference') checks.push(referenceCheck(element, shapes));
    if (type.code === 'Extension') checks.push(onExtension);
    if (type.code === 'Identifier') checks.push(identifierCheck);
    if (type.code === 'xhtml') checks.push(narrativeCheck);
    checks.push(codeCheck(type.code, lists));
    checks.push(bindingCheck(node.binding || !root ? node : root, type.code, lists));
    if (type.code === 'code') checks.push(codeSpecificationCheck(node, lists));
    checks.push(bgzMszCheck(type.code));
    const shape = element.primitive ? undefined : element.shape();
    checks.push(invariantCheck(ownInvariants(element, shape), node));
    return checks.filter((check) => check !== undefined);
  }

  const walker: Walker = {
    shapes,
    checksOf(element) {
      const known = byElement.get(element);
      if (known) return known;
      const checks = compile(element);
      byElement.set(element, checks);
      return checks;
    },
    absenceChecksOf(element) {
      const { node, type } = element;
      const code = type.code === 'code' ? absentCodeCheck(node) : undefined;
      return [code, invariantCheck(node.invariants, node)].filter((check) => check !== undefined);
    },
    shapeChecksOf(shape) {
      const known = byShape.get(shape);
      if (known) return known;
      const check = invariantCheck(shape.invariants, shape.root);
      const checks = check ? [check] : [];
      byShape.set(shape, checks);
      return checks;
    },
    walkResource(resource, frame, scope, run, element) {
      walkResource(walker, resource, { frame, holder: scope, element }, run);
    },
  };
  return walker;
}
