import { isJson } from '../../fhir/json';
import { hasScheme, isValueSetOid, systems } from '../../fhir/naming-systems';
import { isBsn } from '../../terminology/check-digits';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { RuleFault } from '../rules';
import { saidOfUnverifiable } from '../rules/phrases';
import { type Cursor, placeIn } from '../walk/cursor';
import { note, noteFault, type TaskAnswer, type TaskQuestion } from '../walk/run';

/** A code as an element holds it. */
export interface Coded {
  readonly system: string | undefined;
  readonly code: string;
  readonly display: string | undefined;
  /** Where the code stands: the `code` of a Coding or Quantity, or the element itself. */
  readonly at: Cursor;
  /** The Coding or Quantity itself. */
  readonly holder: object | undefined;
}

const PRINTABLE = /^[\w.\-:+/%*{}[\]()|^]{1,64}$/;

/** A code as a message may repeat it: not when it is anything but a code, or could be a BSN. */
export function shownCode({ system, code }: Pick<Coded, 'system' | 'code'>): string {
  const known = (system === systems.snomed || system === systems.loinc) && codeFormFault(system, code) === undefined;
  const plain = PRINTABLE.test(code) && (known || !isBsn(code)) ? code : '…';
  return system && hasScheme(system) && system.length < 120 ? `${plain} (${system})` : plain;
}

const normal = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Notes a display that is none of the terms of its code; `others` are terms that value sets give it. */
function checkDisplay(
  coded: Coded,
  displays: readonly string[],
  preferred: string | undefined,
  others: () => readonly string[],
): void {
  const { display } = coded;
  if (display === undefined || displays.length === 0) return;
  const given = normal(display);
  const isGiven = (known: string): boolean => normal(known) === given;
  if (displays.some(isGiven) || others().some(isGiven)) return;
  const parameters = { found: shownCode(coded), expected: preferred ?? displays[0] ?? '' };
  note(coded.at, 'display-mismatch', parameters);
}

function settle(coded: Coded, answer: TaskAnswer, lists: Codelists): void {
  const found = shownCode(coded);
  const system = coded.system ?? '';
  if (answer.result === 'unverifiable') {
    const reason = saidOfUnverifiable[answer.reason];
    note(coded.at, 'code-unverifiable', { found, reason }, { system });
  } else if (answer.result === 'member') {
    checkDisplay(coded, answer.displays ?? [], answer.display, () => lists.displaysOf(system, coded.code));
  } else if (answer.reason === 'inactive') {
    note(coded.at, 'code-inactive', { found, system });
  } else if (answer.reason === 'unknown-code') {
    note(coded.at, 'code-unknown', { found, system });
  }
}

/** Asks terminology providers about a code, once the walk is done. */
export function ask(
  coded: Coded,
  questions: readonly TaskQuestion[],
  lists: Codelists,
  onAnswer?: (answer: TaskAnswer) => void,
): void {
  const { code, display, holder, at } = coded;
  at.run.tasks.push({
    code,
    display,
    questions,
    // A value set that lists the code, or that is asked about, already tells whether it exists.
    isMoot: () => onAnswer === undefined && holder !== undefined && at.run.vouched.has(holder),
    settle(answer) {
      settle(coded, answer, lists);
      onAnswer?.(answer);
    },
  });
}

/** What is wrong with a code whatever list it is for. */
type CodeFault = RuleFault<'system-form' | 'system-value-set' | 'ucum-form' | 'code-form' | 'code-unknown'>;

/** Whether a code is wrong in itself: the form of its system, its own form, or that it does not exist. */
export function codeFault(coded: Coded, lists: Codelists): CodeFault | undefined {
  const { system, code } = coded;
  if (!system) return undefined;
  if (!hasScheme(system)) return { rule: 'system-form', parameters: {} };
  const known = lists.code(system, code);
  if (!known.systemKnown && (isValueSetOid(system) || lists.hasValueSet(system))) {
    return { rule: 'system-value-set', parameters: { system } };
  }
  const expected = codeFormFault(system, code);
  if (expected !== undefined) {
    if (system === systems.ucum) return { rule: 'ucum-form', parameters: {} };
    return { rule: 'code-form', parameters: { found: shownCode(coded), system, expected } };
  }
  if (known.systemKnown && known.complete && !known.code) {
    return { rule: 'code-unknown', parameters: { found: shownCode(coded), system } };
  }
  return undefined;
}

/** Checks one code by itself: its form, that it exists, that the display is its own. */
export function checkCode(coded: Coded, lists: Codelists): void {
  const { system, code, at } = coded;
  if (!system) return;
  const fault = codeFault(coded, lists);
  if (fault) {
    noteFault(at, fault);
    return;
  }
  const known = lists.code(system, code).code;
  if (known) {
    checkDisplay(coded, known.displays, known.display, () => lists.displaysOf(system, code));
    if (known.inactive) note(at, 'code-inactive', { found: shownCode(coded), system });
  } else if (system !== systems.ucum) {
    ask(coded, [{ system }], lists);
  }
}

/** The code of a Coding or a Quantity; undefined when it holds none. */
export function codedOf(value: unknown, at: Cursor): Coded | undefined {
  if (!isJson(value) || typeof value.code !== 'string' || value.code === '') return undefined;
  return {
    // A code without a system is no code of any value set, unlike an element of type code, which has none by nature.
    system: typeof value.system === 'string' ? value.system : '',
    code: value.code,
    display: typeof value.display === 'string' ? value.display : undefined,
    at: placeIn(at, 'code', -1, 'code'),
    holder: value,
  };
}
