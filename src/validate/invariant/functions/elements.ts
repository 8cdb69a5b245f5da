import { isJson } from '../../../fhir/json';
import type { Phrase } from '../../../fhir/phrase';
import { element, member, type Node, type Nodes, pushChildren, pushMembers } from '../node';
import { EvaluationProblem, type Scope } from '../scope';
import { saidOfExpressions } from '../told-problem';
import { isOfType } from '../types';
import { collecting, deciding, type FunctionEntry, type FunctionTable, oneString } from './entry';

const extensionMember = member('extension');
const modifierMember = member('modifierExtension');

function children(input: Nodes): Node[] {
  const found: Node[] = [];
  for (const node of input) pushChildren(node, found);
  return found;
}

/** Breadth first, so a deeply nested resource costs no stack. */
export function descendants(input: Nodes): Nodes {
  const found = children(input);
  for (let at = 0; at < found.length; at += 1) {
    const node = found[at];
    if (node) pushChildren(node, found);
  }
  return found;
}

function extensionsOf(input: Nodes, url: string): Nodes {
  const found: Node[] = [];
  for (const node of input) {
    pushMembers(node, extensionMember, found);
    pushMembers(node, modifierMember, found);
  }
  return found.filter((node) => isJson(node.value) && node.value.url === url);
}

/** The text of a Reference, or of a primitive that holds a reference. */
function referenceText(value: unknown): string | undefined {
  const text = isJson(value) ? value.reference : value;
  return typeof text === 'string' ? text : undefined;
}

function resolve(input: Nodes, { context, notes }: Scope): Nodes {
  const found: Node[] = [];
  for (const node of input) {
    const text = referenceText(node.value);
    // A reference by identifier or display alone resolves to nothing, as the reference validator has it.
    if (text === undefined) continue;
    const target = context.resolve(text);
    if (target) found.push(element(target, undefined, undefined));
    else notes.outOfReach = saidOfExpressions.outOfReach;
  }
  return found;
}

/** A question only the validator's surroundings can answer; an unknown answer is tried both ways. */
function asked(answer: boolean | undefined, scope: Scope, reason: Phrase): boolean {
  if (answer !== undefined) return answer;
  scope.notes.unanswered = reason;
  return scope.notes.assumed;
}

function memberOf(): FunctionEntry {
  return deciding(1, 1, ([argument]) => (input, scope) => {
    const url = oneString(argument.collects(scope), 'memberOf');
    if (url === undefined || input.length === 0) return undefined;
    return input.some((node) =>
      asked(scope.context.memberOf?.(url, node.value), scope, saidOfExpressions.membership({ url })),
    );
  });
}

function conformsTo(): FunctionEntry {
  return deciding(1, 1, ([argument]) => (input, scope) => {
    const url = oneString(argument.collects(scope), 'conformsTo');
    if (url === undefined || input.length === 0) return undefined;
    if (input.length > 1) throw new EvaluationProblem(`conformsTo needs one item, found ${input.length}`);
    const answer = scope.context.conformsTo?.(url, input[0]?.value);
    return asked(answer, scope, saidOfExpressions.conformance({ url }));
  });
}

/** Functions that know FHIR: elements, types, references, terminology. */
export const elementFunctions: FunctionTable = {
  children: collecting(0, 0, () => children),
  descendants: collecting(0, 0, () => descendants),
  extension: collecting(1, 1, ([argument]) => (input, scope) => {
    const url = oneString(argument.collects(scope), 'extension');
    return url === undefined ? [] : extensionsOf(input, url);
  }),
  resolve: collecting(0, 0, () => resolve),
  memberOf: memberOf(),
  conformsTo: conformsTo(),
  // The narrative's XHTML is checked where the validator reads it, with the place of what is wrong.
  htmlchecks: deciding(0, 0, () => () => true),
  htmlChecks: deciding(0, 0, () => () => true),
  is: deciding(
    1,
    1,
    ([type]) =>
      (input) =>
        isType(input, type.literal ?? ''),
  ),
  as: collecting(
    1,
    1,
    ([type]) =>
      (input) =>
        ofType(input, type.literal ?? ''),
  ),
  ofType: collecting(
    1,
    1,
    ([type]) =>
      (input) =>
        ofType(input, type.literal ?? ''),
  ),
};

/** `is`: empty on an empty collection, false on several items. */
export function isType(input: Nodes, type: string): boolean | undefined {
  const node = input[0];
  if (!node) return undefined;
  return input.length === 1 && isOfType(node, type);
}

/** `as` and `ofType`: the items that are of the type. */
export function ofType(input: Nodes, type: string): Nodes {
  return input.filter((node) => isOfType(node, type));
}
