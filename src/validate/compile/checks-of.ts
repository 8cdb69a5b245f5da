import type { Codelists } from '../../terminology/codelists/create-codelists';
import { attachmentCheck } from '../checks/attachment';
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
import { absentValueChecks, valueChecks } from '../checks/values';
import type { CheckCompiler, Element, Shape, Shapes } from './shape';

/** The invariants an element has beside those of its type. */
function ownInvariants(element: Element, shape: Shape | undefined): Element['invariants'] {
  const known = new Set(shape?.invariants.map((invariant) => invariant.key));
  return element.invariants.filter((invariant) => !known.has(invariant.key));
}

const present = (checks: readonly (Check | undefined)[]): readonly Check[] =>
  checks.filter((check) => check !== undefined);

/** Makes it once for each name. */
function onceFor<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const now = make(name);
    made.set(name, now);
    return now;
  };
}

/** Makes the compiler of the checks that ask the codelists; what a type asks is asked of all elements by one check. */
export function checkCompiler(lists: Codelists): CheckCompiler {
  const ofCodes = onceFor((type) => codeCheck(type, lists));
  const ofQualification = onceFor(bgzMszCheck);
  let placed: { readonly shapes: Shapes; readonly ofName: (name: string) => Check } | undefined;
  const ofPlace = (shapes: Shapes, name: string): Check => {
    if (placed?.shapes !== shapes) placed = { shapes, ofName: onceFor((of) => extensionCheck(of, shapes)) };
    return placed.ofName(name);
  };
  return {
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
        type.code === 'Extension' ? ofPlace(shapes, node.name) : undefined,
        type.code === 'Identifier' ? identifierCheck : undefined,
        type.code === 'Attachment' ? attachmentCheck : undefined,
        type.code === 'xhtml' ? narrativeCheck : undefined,
        ofCodes(type.code),
        bindingCheck(node.binding || !root ? node : root, type.code, lists),
        type.code === 'code' ? codeSpecificationCheck(node, lists) : undefined,
        type.code === 'uri' ? codeSystemCheck(node, lists) : undefined,
        ofQualification(type.code),
        invariantCheck(ownInvariants(element, shape), node, type.code),
      ]);
    },
    ofAbsent: ({ node, type }) =>
      present([
        ...absentValueChecks(node),
        type.code === 'code' ? absentCodeCheck(node, lists) : undefined,
        invariantCheck(node.invariants, node, type.code),
      ]),
    ofShape: (shape) => present([invariantCheck(shape.invariants, shape.root, shape.type)]),
  };
}
