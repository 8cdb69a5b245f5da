import type { ElementNode } from '../../fhir/definitions/element-node';
import { absenceExtensions } from '../../fhir/extensions';
import { isJson, listOf } from '../../fhir/json';
import { joined } from '../../fhir/phrase';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { Membership } from '../../terminology/codelists/membership';
import { datedValueSet } from '../drafts';
import { type Cursor, placeIn } from '../walk/cursor';
import { note, type TaskAnswer } from '../walk/run';
import type { Check } from './checks';
import { askForSet } from './code-answers';
import { type Coded, codedOf, shownCode } from './coded';
import { checkCode, codeFault } from './coding';
import { formedValueSet } from './formed-value-sets';

const QUANTITIES = new Set(['Quantity', 'Age', 'Count', 'Distance', 'Duration', 'Money', 'SimpleQuantity']);

type BindingRuleId = 'binding-required' | 'binding-extensible' | 'binding-preferred' | 'binding-max';

/** A value set an element is bound to, and the rule that a code outside it breaks. */
interface Bound {
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

function boundsOf(node: ElementNode, lists: Codelists): readonly Bound[] {
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

/** The codes an element of a coded type holds. */
function codesIn(at: Cursor): readonly Coded[] {
  const { value, type } = at;
  if (type === 'CodeableConcept') {
    const found: Coded[] = [];
    if (!isJson(value)) return found;
    for (const [index, coding] of listOf(value.coding).entries()) {
      const coded = codedOf(coding, placeIn(at, 'coding', index, 'Coding'));
      if (coded) found.push(coded);
    }
    return found;
  }
  if (type === 'Coding' || QUANTITIES.has(type)) {
    const coded = codedOf(value, at);
    return coded ? [coded] : [];
  }
  return typeof value === 'string'
    ? [{ system: undefined, code: value, display: undefined, version: undefined, at, holder: undefined }]
    : [];
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

function noteOutside(at: Cursor, bound: Bound, coded: readonly Coded[]): void {
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
  note(coded.length === 1 && only ? only.at : at, rule, parameters, { profile: node.profile, node });
}

/** Asks providers about the codes that the lists cannot tell; the binding fails only when every answer is no. */
function askAll(
  at: Cursor,
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
        noteOutside(at, bound, all);
    });
  }
}

/** An element of type code has no system of its own; the form of the only systems it can be of may still rule it out. */
function membershipOf({ lists, valueSet }: Bound, coded: Coded): Membership {
  const membership = lists.membership(valueSet, coded);
  if (membership.result !== 'unverifiable' || coded.system !== undefined) return membership;
  const { questions } = membership;
  const impossible = questions.length > 0 && questions.every(({ system }) => codeFormFault(system, coded.code));
  return impossible ? { result: 'not-member', reason: 'unknown-code' } : membership;
}

function noteUnknownValueSet(at: Cursor, { valueSet, node }: Bound): void {
  const { unknownValueSets } = at.run;
  if (unknownValueSets.has(valueSet)) return;
  unknownValueSets.add(valueSet);
  note(at, 'value-set-unknown', { valueSet }, { profile: node.profile, node });
}

function checkBound(at: Cursor, bound: Bound, codes: readonly Coded[]): void {
  const { lists, valueSet } = bound;
  const formed = formedValueSet(valueSet);
  if (formed) {
    if (!codes.some(formed)) noteOutside(at, bound, codes);
    return;
  }
  if (!lists.hasValueSet(valueSet)) {
    if (bound.rule !== 'binding-preferred') noteUnknownValueSet(at, bound);
    return;
  }
  // One cause, one issue: a code that is wrong in itself is not also called out for being outside the list.
  const sound = codes.filter((coded) => !codeFault(coded, lists));
  const answers = sound.map((coded) => [coded, membershipOf(bound, coded)] as const);
  for (const [{ holder }, { result }] of answers) {
    if (holder && result === 'unverifiable') at.run.vouched.set(holder, 'asked');
    else if (holder && result === 'member' && !at.run.vouched.has(holder)) at.run.vouched.set(holder, 'listed');
  }
  const open = answers.filter(([, membership]) => membership.result === 'unverifiable');
  if (answers.some(([, membership]) => membership.result === 'member')) {
    for (const [coded] of open) if (coded.system) askForSet(coded, [{ system: coded.system }], lists, () => undefined);
  } else if (open.length > 0) {
    askAll(at, bound, open, codes);
  } else if (sound.length > 0) {
    noteOutside(at, bound, codes);
  }
}

const CODED_TYPES = new Set(['code', 'Coding', 'CodeableConcept', 'string', 'uri', ...QUANTITIES]);

const isExcused = (value: unknown): boolean =>
  isJson(value) &&
  (isExcused(value._code) || listOf(value.extension).some((item) => isJson(item) && absenceExtensions.has(item.url)));

function noteMissing(at: Cursor, { valueSet, node }: Bound): void {
  note(at, 'binding-missing', { valueSet }, { profile: node.profile, node });
}

function checkAbsence(at: Cursor, bounds: readonly Bound[]): void {
  const required = bounds.find((bound) => bound.rule === 'binding-required' || bound.rule === 'binding-max');
  if (required && !isExcused(at.value)) noteMissing(at, required);
}

/** The check of the value sets an element is bound to. */
export function bindingCheck(node: ElementNode, type: string, lists: Codelists): Check | undefined {
  const bounds = boundsOf(node, lists);
  const [first, ...others] = bounds;
  if (!first || !CODED_TYPES.has(type)) return undefined;
  return (at) => {
    const codes = codesIn(at);
    if (codes.length === 0) {
      if (type === 'CodeableConcept' || type === 'Coding') checkAbsence(at, bounds);
      return;
    }
    checkBound(at, first, codes);
    for (const bound of others) {
      const formed = formedValueSet(bound.valueSet);
      const outside = formed
        ? !codes.some(formed)
        : lists.hasValueSet(bound.valueSet) &&
          codes.every((coded) => membershipOf(bound, coded).result === 'not-member');
      if (outside) noteOutside(at, bound, codes);
    }
  };
}

/**
 * The check of a code that is only explained away: a required binding wants a code of the list, whatever extension
 * stands beside it (Nictiz MM-3221).
 */
export function absentCodeCheck(node: ElementNode, lists: Codelists): Check | undefined {
  const required = boundsOf(node, lists).find((bound) => bound.rule === 'binding-required');
  return required && ((at) => noteMissing(at, required));
}

/** The check of a Coding or Quantity by itself, whatever it is bound to. */
export function codeCheck(type: string, lists: Codelists): Check | undefined {
  if (type !== 'Coding' && !QUANTITIES.has(type)) return undefined;
  return (at) => {
    for (const coded of codesIn(at)) checkCode(coded, lists);
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
