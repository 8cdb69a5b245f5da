import type { ElementNode } from '../../fhir/definitions/element-node';
import { absenceExtensions } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { Membership } from '../../terminology/codelists/membership';
import type { RuleId } from '../rules';
import { type Frame, stepInto } from '../walk/frame';
import type { Instance } from '../walk/instance';
import { listOf } from '../walk/json';
import { note, type TaskAnswer } from '../walk/run';
import type { Check } from './checks';
import { ask, type Coded, checkCode, codedOf, codeFault, shownCode } from './coding';
import { formedValueSet } from './formed-value-sets';

const QUANTITIES = new Set(['Quantity', 'Age', 'Count', 'Distance', 'Duration', 'Money', 'SimpleQuantity']);

/** A value set an element is bound to, and the rule that a code outside it breaks. */
interface Bound {
  readonly valueSet: string;
  readonly rule: RuleId;
}

const RULE_OF = {
  required: 'binding-required',
  extensible: 'binding-extensible',
  preferred: 'binding-preferred',
} as const;

function boundsOf(node: ElementNode): readonly Bound[] {
  const { binding } = node;
  if (!binding || binding.strength === 'example') return [];
  const bounds: Bound[] = [];
  if (binding.valueSet) bounds.push({ valueSet: binding.valueSet, rule: RULE_OF[binding.strength] });
  if (binding.maxValueSet && binding.strength !== 'required') {
    bounds.push({ valueSet: binding.maxValueSet, rule: 'binding-max' });
  }
  return bounds;
}

const codedIn = (value: unknown, frame: Frame): readonly Coded[] => {
  const coded = codedOf(value, frame);
  return coded ? [coded] : [];
};

/** The codes an element of a coded type holds. */
function codesIn({ value, type, frame }: Instance): readonly Coded[] {
  if (type === 'CodeableConcept') {
    if (!isJson(value)) return [];
    return listOf(value.coding).flatMap((coding, at) => codedIn(coding, stepInto(frame, 'coding', at, 'Coding')));
  }
  if (type === 'Coding' || QUANTITIES.has(type)) return codedIn(value, frame);
  return typeof value === 'string'
    ? [{ system: undefined, code: value, display: undefined, frame, holder: undefined }]
    : [];
}

function allowedText(lists: Codelists, valueSet: string): string {
  const allowed = lists.allowed(valueSet, 12);
  if (!allowed || allowed.total === 0 || allowed.total > 12 || !allowed.complete) return '';
  return `: ${allowed.codes.map(({ code, display }) => (display ? `${code} ${display}` : code)).join(' | ')}`;
}

function noteOutside(
  instance: Instance,
  node: ElementNode,
  bound: Bound,
  coded: readonly Coded[],
  lists: Codelists,
): void {
  const { frame, scope, run } = instance;
  const name = lists.valueSet(bound.valueSet)?.name;
  const parameters = {
    found: coded.map(shownCode).join(', '),
    valueSet: name ? `${name} (${bound.valueSet})` : bound.valueSet,
    allowed: bound.rule === 'binding-required' ? allowedText(lists, bound.valueSet) : '',
  };
  const [only] = coded;
  note(run, bound.rule, coded.length === 1 && only ? only.frame : frame, scope, parameters, {
    profile: node.profile,
    node,
  });
}

/** Asks providers about the codes that the lists cannot tell; the binding fails only when every answer is no. */
function askAll(
  instance: Instance,
  node: ElementNode,
  bound: Bound,
  open: readonly (readonly [Coded, Membership])[],
  all: readonly Coded[],
  lists: Codelists,
): void {
  const answers: TaskAnswer[] = [];
  for (const [coded, membership] of open) {
    const questions = membership.result === 'unverifiable' ? membership.questions : [];
    ask(instance, coded, questions, lists, (answer) => {
      answers.push(answer);
      if (answers.length < open.length || answers.some((one) => one.result !== 'not-member')) return;
      // A code that does not exist, or no longer, has been told already.
      if (answers.some((one) => one.result === 'not-member' && one.reason === 'not-in-set')) {
        noteOutside(instance, node, bound, all, lists);
      }
    });
  }
}

/** An element of type code has no system of its own; the form of the only systems it can be of may still rule it out. */
function membershipOf(lists: Codelists, valueSet: string, coded: Coded): Membership {
  const membership = lists.membership(valueSet, coded);
  if (membership.result !== 'unverifiable' || coded.system !== undefined) return membership;
  const { questions } = membership;
  const impossible = questions.length > 0 && questions.every(({ system }) => codeFormFault(system, coded.code));
  return impossible ? { result: 'not-member', reason: 'unknown-code' } : membership;
}

function noteUnknownValueSet(instance: Instance, node: ElementNode, { valueSet }: Bound): void {
  const { frame, scope, run } = instance;
  if (run.unknownValueSets.has(valueSet)) return;
  run.unknownValueSets.add(valueSet);
  note(run, 'value-set-unknown', frame, scope, { valueSet }, { profile: node.profile, node });
}

function checkBound(
  instance: Instance,
  node: ElementNode,
  bound: Bound,
  codes: readonly Coded[],
  lists: Codelists,
): void {
  const formed = formedValueSet(bound.valueSet);
  if (formed) {
    if (!codes.some(formed)) noteOutside(instance, node, bound, codes, lists);
    return;
  }
  if (!lists.hasValueSet(bound.valueSet)) {
    if (bound.rule !== 'binding-preferred') noteUnknownValueSet(instance, node, bound);
    return;
  }
  // One cause, one issue: a code that is wrong in itself is not also called out for being outside the list.
  const sound = codes.filter((coded) => !codeFault(coded, lists));
  const answers = sound.map((coded) => [coded, membershipOf(lists, bound.valueSet, coded)] as const);
  for (const [{ holder }, { result }] of answers) {
    if (holder && result !== 'not-member') instance.run.vouched.add(holder);
  }
  const open = answers.filter(([, membership]) => membership.result === 'unverifiable');
  if (answers.some(([, membership]) => membership.result === 'member')) {
    for (const [coded] of open)
      if (coded.system) ask(instance, coded, [{ system: coded.system }], lists, () => undefined);
  } else if (open.length > 0) {
    askAll(instance, node, bound, open, codes, lists);
  } else if (sound.length > 0) {
    noteOutside(instance, node, bound, codes, lists);
  }
}

const CODED_TYPES = new Set(['code', 'Coding', 'CodeableConcept', 'string', 'uri', ...QUANTITIES]);

const isExcused = (value: unknown): boolean =>
  isJson(value) &&
  (isExcused(value._code) || listOf(value.extension).some((item) => isJson(item) && absenceExtensions.has(item.url)));

function checkAbsence(instance: Instance, node: ElementNode, bounds: readonly Bound[]): void {
  const { value, frame, scope, run } = instance;
  const required = bounds.find((bound) => bound.rule === 'binding-required' || bound.rule === 'binding-max');
  if (!required || isExcused(value)) return;
  note(run, 'binding-missing', frame, scope, { valueSet: required.valueSet }, { profile: node.profile, node });
}

/** The check of the value sets an element is bound to. */
export function bindingCheck(node: ElementNode, type: string, lists: Codelists): Check | undefined {
  const bounds = boundsOf(node);
  const [first, ...others] = bounds;
  if (!first || !CODED_TYPES.has(type)) return undefined;
  return (instance) => {
    const codes = codesIn(instance);
    if (codes.length === 0) {
      if (type === 'CodeableConcept' || type === 'Coding') checkAbsence(instance, node, bounds);
      return;
    }
    checkBound(instance, node, first, codes, lists);
    for (const bound of others) {
      const formed = formedValueSet(bound.valueSet);
      const outside = formed
        ? !codes.some(formed)
        : lists.hasValueSet(bound.valueSet) &&
          codes.every((coded) => membershipOf(lists, bound.valueSet, coded).result === 'not-member');
      if (outside) noteOutside(instance, node, bound, codes, lists);
    }
  };
}

/**
 * The check of a code that is only explained away: a required binding wants a code of the list, whatever extension
 * stands beside it (Nictiz MM-3221).
 */
export function absentCodeCheck(node: ElementNode): Check | undefined {
  const required = boundsOf(node).find((bound) => bound.rule === 'binding-required');
  return (
    required &&
    (({ frame, scope, run }) => {
      note(run, 'binding-missing', frame, scope, { valueSet: required.valueSet }, { profile: node.profile, node });
    })
  );
}

/** The check of a Coding or Quantity by itself, whatever it is bound to. */
export function codeCheck(type: string, lists: Codelists): Check | undefined {
  if (type !== 'Coding' && !QUANTITIES.has(type)) return undefined;
  return (instance) => {
    for (const coded of codesIn(instance)) checkCode(instance, coded, lists);
  };
}

/** Whether a code, Coding or CodeableConcept is in a value set; undefined when the lists cannot tell. */
export function memberOf(lists: Codelists, valueSet: string, value: unknown): boolean | undefined {
  const codings = isJson(value) && 'coding' in value ? listOf(value.coding) : [value];
  let unknown = false;
  for (const coding of codings) {
    const asked =
      typeof coding === 'string'
        ? { code: coding }
        : isJson(coding) && typeof coding.code === 'string'
          ? { system: typeof coding.system === 'string' ? coding.system : '', code: coding.code }
          : undefined;
    if (!asked) continue;
    const { result } = lists.membership(valueSet, asked);
    if (result === 'member') return true;
    if (result === 'unverifiable') unknown = true;
  }
  return unknown ? undefined : false;
}
