import type { ElementNode } from '../../fhir/definitions/element-node';
import { isJson, listOf } from '../../fhir/json';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { type Cursor, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import { askAll, type Bound, boundsOf, isExcused, isRequiring, membershipOf, noteOutside, vouch } from './bound';
import { boundPasses } from './bound-passes';
import type { Check } from './checks';
import { askForSet } from './code-answers';
import { type Coded, codedOf } from './coded';
import { checkCode, codeFault, codePasses } from './coding';
import { formedValueSet } from './formed-value-sets';

const QUANTITIES = new Set(['Quantity', 'Age', 'Count', 'Distance', 'Duration', 'Money', 'SimpleQuantity']);

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
    ? [{ system: undefined, code: value, display: undefined, version: undefined, run: at.run, at, holder: undefined }]
    : [];
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
    if (!codes.some(formed)) noteOutside(() => at, bound, codes);
    return;
  }
  if (!lists.hasValueSet(valueSet)) {
    if (bound.rule !== 'binding-preferred') noteUnknownValueSet(at, bound);
    return;
  }
  // One cause, one issue: a code that is wrong in itself is not also called out for being outside the list.
  const sound = codes.filter((coded) => !codeFault(coded, lists));
  const answers = sound.map((coded) => [coded, membershipOf(bound, coded)] as const);
  for (const [{ holder }, { result }] of answers) if (holder) vouch(at.run, holder, result);
  const open = answers.filter(([, membership]) => membership.result === 'unverifiable');
  if (answers.some(([, membership]) => membership.result === 'member')) {
    for (const [coded] of open) if (coded.system) askForSet(coded, [{ system: coded.system }], lists, () => undefined);
  } else if (open.length > 0) {
    askAll(() => at, bound, open, codes);
  } else if (sound.length > 0) {
    noteOutside(() => at, bound, codes);
  }
}

const CODED_TYPES = new Set(['code', 'Coding', 'CodeableConcept', 'string', 'uri', ...QUANTITIES]);

function noteMissing(at: Cursor, { valueSet, node }: Bound): void {
  note(at, 'binding-missing', { valueSet }, { profile: node.profile, node });
}

function checkAbsence(at: Cursor, bounds: readonly Bound[]): void {
  const required = bounds.find(isRequiring);
  if (required && !isExcused(at.value)) noteMissing(at, required);
}

/** The check of the value sets an element is bound to. */
export function bindingCheck(node: ElementNode, type: string, lists: Codelists): Check | undefined {
  const bounds = boundsOf(node, lists);
  const [first, ...others] = bounds;
  if (!first || !CODED_TYPES.has(type)) return undefined;
  return {
    look: (at) => {
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
        if (outside) noteOutside(() => at, bound, codes);
      }
    },
    passes: boundPasses(type, first, others),
  };
}

/**
 * The check of a code that is only explained away: a required binding wants a code of the list, whatever extension
 * stands beside it (Nictiz MM-3221).
 */
export function absentCodeCheck(node: ElementNode, lists: Codelists): Check | undefined {
  const required = boundsOf(node, lists).find((bound) => bound.rule === 'binding-required');
  return required && { look: (at) => noteMissing(at, required) };
}

/** The check of a Coding or Quantity by itself, whatever it is bound to. */
export function codeCheck(type: string, lists: Codelists): Check | undefined {
  if (type !== 'Coding' && !QUANTITIES.has(type)) return undefined;
  return {
    look: (at) => {
      for (const coded of codesIn(at)) checkCode(coded, lists);
    },
    passes: (value, _, glance) => codePasses(value, lists, glance),
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
