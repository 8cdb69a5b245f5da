import type { Codelists } from '../../terminology/codelists/create-codelists';
import { bgzMszCheck } from '../checks/bgz-msz';
import { absentCodeCheck, bindingCheck, codeCheck } from '../checks/bindings';
import type { Check } from '../checks/checks';
import { codeSpecificationCheck } from '../checks/code-specification';
import { codeSystemCheck } from '../checks/code-system';
import { extensionCheck } from '../checks/extensions';
import { identifierCheck } from '../checks/identifier';
import { invariantCheck } from '../checks/invariants';
import { narrativeCheck } from '../checks/narrative';
import { referenceCheck } from '../checks/references';
import { valueChecks } from '../checks/values';
import type { CheckCompiler, Element, Shape } from './shape';

/** The invariants an element has beside those of its type. */
function ownInvariants(element: Element, shape: Shape | undefined): Element['invariants'] {
  const known = new Set(shape?.invariants.map((invariant) => invariant.key));
  return element.invariants.filter((invariant) => !known.has(invariant.key));
}

const present = (checks: readonly (Check | undefined)[]): readonly Check[] =>
  checks.filter((check) => check !== undefined);

/** Makes the compiler of the checks that ask the codelists. */
export const checkCompiler = (lists: Codelists): CheckCompiler => ({
  ofElement(element, shapes) {
    const { node, type } = element;
    const [profile] = element.profiles;
    // A profile on the type may itself fix or bind the value as a whole.
    const root = profile && element.profiles.length === 1 ? shapes.snapshots.of(profile)?.root : undefined;
    const shape = element.primitive ? undefined : element.shape();
    return present([
      ...valueChecks(node),
      ...(root ? valueChecks(root) : []),
      type.code === 'Reference' ? referenceCheck(element, shapes) : undefined,
      type.code === 'Extension' ? extensionCheck(node, shapes) : undefined,
      type.code === 'Identifier' ? identifierCheck : undefined,
      type.code === 'xhtml' ? narrativeCheck : undefined,
      codeCheck(type.code, lists),
      bindingCheck(node.binding || !root ? node : root, type.code, lists),
      type.code === 'code' ? codeSpecificationCheck(node, lists) : undefined,
      type.code === 'uri' ? codeSystemCheck(node, lists) : undefined,
      bgzMszCheck(type.code),
      invariantCheck(ownInvariants(element, shape), node, type.code),
    ]);
  },
  ofAbsent: ({ node, type }) =>
    present([
      type.code === 'code' ? absentCodeCheck(node, lists) : undefined,
      invariantCheck(node.invariants, node, type.code),
    ]),
  ofShape: (shape) => present([invariantCheck(shape.invariants, shape.root, shape.type)]),
});
