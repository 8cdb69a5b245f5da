import type { ElementNode } from '../../fhir/definitions/element-node';
import { absenceExtensions } from '../../fhir/extensions';
import { isJson, listOf } from '../../fhir/json';
import { joined } from '../../fhir/phrase';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { Membership } from '../../terminology/codelists/membership';
import { datedValueSet } from '../drafts';
import type { Cursor } from '../walk/cursor';
import { note, type Run, type TaskAnswer } from '../walk/run';
import { askForSet } from './code-answers';
import { type Coded, shownCode } from './coded';

type BindingRuleId = 'binding-required' | 'binding-extensible' | 'binding-preferred' | 'binding-max';

/** A value set an element is bound to, and the rule that a code outside it breaks. */
export interface Bound {
  readonly valueSet: string;
  readonly rule: BindingRuleId;
  readonly node: ElementNode;
  readonly lists: Codelists;
}

const RULE_OF = {
  required: 'binding-required',
  extensible: 'binding-extensible',
  preferred: 'binding-preferred',
} as const;

/** The value sets a node is bound to, but for examples. */
export function boundsOf(node: ElementNode, lists: Codelists): readonly Bound[] {
  const { binding } = node;
  if (!binding || binding.strength === 'example') return [];
  const bounds: Bound[] = [];
  if (binding.valueSet)
    bounds.push({ valueSet: datedValueSet(binding.valueSet), rule: RULE_OF[binding.strength], node, lists });
  if (binding.maxValueSet && binding.strength !== 'required') {
    bounds.push({ valueSet: binding.maxValueSet, rule: 'binding-max', node, lists });
  }
  return bounds;
}

function allowedText({ lists, valueSet, rule }: Bound): string {
  if (rule !== 'binding-required') return '';
  const allowed = lists.allowed(valueSet, 12);
  if (!allowed || allowed.total === 0 || allowed.total > 12 || !allowed.complete) return '';
  return `: ${allowed.codes.map(({ code, display }) => (display ? `${code} ${display}` : code)).join(' | ')}`;
}

/** With how many codes of a value set a code that is not among them is compared. */
const COMPARED = 200;

const isKnown = ({ system, code }: Coded, lists: Codelists): boolean =>
  system !== undefined && lists.code(system, code).code !== undefined;

/** Notes codes that are not in the value set. */
export function noteOutside(place: () => Cursor, bound: Bound, coded: readonly Coded[]): void {
  const { node, lists, valueSet, rule } = bound;
  const name = lists.valueSet(valueSet)?.name;
  const allowed = lists.allowed(valueSet, COMPARED)?.codes.map(({ code }) => code) ?? [];
  const parameters = {
    found: joined(
      coded.map((one) => shownCode(one, isKnown(one, lists) ? [...allowed, one.code] : allowed)),
      ', ',
    ),
    valueSet: name ? `${name} (${valueSet})` : valueSet,
    allowed: allowedText(bound),
  };
  const [only] = coded;
  note(coded.length === 1 && only ? only.at : place(), rule, parameters, { profile: node.profile, node });
}

/** Asks providers about the codes that the lists cannot tell; the binding fails only when every answer is no. */
export function askAll(
  place: () => Cursor,
  bound: Bound,
  open: readonly (readonly [Coded, Membership])[],
  all: readonly Coded[],
): void {
  const answers: TaskAnswer[] = [];
  for (const [coded, membership] of open) {
    const questions = membership.result === 'unverifiable' ? membership.questions : [];
    askForSet(coded, questions, bound.lists, (answer) => {
      answers.push(answer);
      if (answers.length < open.length || answers.some((one) => one.result !== 'not-member')) return;
      // A code that does not exist, or no longer, has been told already.
      if (answers.some((one) => one.result === 'not-member' && one.reason === 'not-in-set'))
        noteOutside(place, bound, all);
    });
  }
}

/** An element of type code has no system of its own; the form of the only systems it can be of may still rule it out. */
export function membershipOf({ lists, valueSet }: Bound, coded: Pick<Coded, 'system' | 'code'>): Membership {
  const membership = lists.membership(valueSet, coded);
  if (membership.result !== 'unverifiable' || coded.system !== undefined) return membership;
  const { questions } = membership;
  const impossible = questions.length > 0 && questions.every(({ system }) => codeFormFault(system, coded.code));
  return impossible ? { result: 'not-member', reason: 'unknown-code' } : membership;
}

/** Keeps that a value set has spoken about a code: asking a provider on its behalf says more than listing it. */
export function vouch({ vouched }: Run, holder: object, result: Membership['result']): void {
  if (result === 'unverifiable') vouched.set(holder, 'asked');
  else if (result === 'member' && !vouched.has(holder)) vouched.set(holder, 'listed');
}

/** Whether an extension says why there is no code. */
export const isExcused = (value: unknown): boolean =>
  isJson(value) &&
  (isExcused(value._code) || listOf(value.extension).some((item) => isJson(item) && absenceExtensions.has(item.url)));

/** Whether a code must be of the value set. */
export const isRequiring = ({ rule }: Bound): boolean => rule === 'binding-required' || rule === 'binding-max';
