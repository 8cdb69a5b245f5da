import type { Phrase } from '../../fhir/phrase';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { saidOfUnverifiable } from '../rules/phrases';
import { expressionOf } from '../walk/cursor';
import {
  type CodeTask,
  countOf,
  note,
  type Run,
  type TaskAnswer,
  type TaskQuestion,
  type Unverifiable,
} from '../walk/run';
import { bareCode, type Coded, shownCode, shownInSystem } from './coded';

/** Published lists write an apostrophe doubled or curled now and then. */
const normal = (text: string): string => text.trim().replace(/\s+/g, ' ').replace(/''|’/g, "'").toLowerCase();

/** A full name without its semantic tag: "bradycardia (finding)" and "bradycardia" are one term. */
const untagged = (text: string): string => text.replace(/ \([^()]+\)$/, '');

const isOneOf = (display: string, terms: readonly string[], spelled = (text: string) => text): boolean => {
  if (terms.includes(display)) return true;
  const given = spelled(normal(display));
  return terms.some((term) => spelled(normal(term)) === given);
};

/** Whether a code is displayed by one of its terms: those its system gives it, or those of value sets. */
export function isDisplayed(
  display: string | undefined,
  displays: readonly string[],
  { system = '', code }: Pick<Coded, 'system' | 'code'>,
  lists: Codelists,
): boolean {
  if (display === undefined || displays.length === 0 || displays.includes(display)) return true;
  const all = lists.displaysOf(system, code);
  // Value sets may give the code other terms than its system does.
  return all.includes(display) || isOneOf(display, displays) || isOneOf(display, all);
}

/** Notes a display that is none of the terms of its code. */
export function checkDisplay(
  coded: Coded,
  displays: readonly string[],
  preferred: string | undefined,
  lists: Codelists,
): void {
  if (isDisplayed(coded.display, displays, coded, lists)) return;
  note(coded.at, 'display-mismatch', { found: shownInSystem(coded, lists), expected: preferred ?? displays[0] ?? '' });
}

/** How many terms of value sets a message names. */
const SHOWN = 4;

/** Whether value sets give the code this display; undefined when they name no term of it, or there is no display. */
function isListedDisplay({ display, system = '', code }: Coded, lists: Codelists): boolean | undefined {
  if (display === undefined) return undefined;
  const terms = lists.displaysOf(system, code);
  return terms.length === 0 ? undefined : isOneOf(display, terms, untagged);
}

/**
 * Notes a display that is none of the terms value sets give the code, where nobody who knows the system can tell: wrong when
 * it is that of another code there, else perhaps a term that is not at hand.
 */
function checkListedDisplay(coded: Coded, lists: Codelists): void {
  if (isListedDisplay(coded, lists) !== false) return;
  const { display = '', system = '', code } = coded;
  const terms = lists.displaysOf(system, code).slice(0, SHOWN);
  const isOfAnother = isOneOf(display, lists.displaysBeside(system, code), untagged);
  const rule = isOfAnother ? 'display-mismatch' : 'display-unlisted';
  note(coded.at, rule, { found: shownInSystem(coded, lists), expected: terms.join(' | ') });
}

/** Keeps a code that could not be verified, to be told with the others of its system. */
function keepUnverifiable(coded: Coded, system: string, reason: Unverifiable['reason']): void {
  const { unverifiable } = coded.run;
  const key = `${system} ${reason}`;
  const known = unverifiable.get(key);
  // Every object of an input stands at one place.
  const place = coded.holder ?? expressionOf(coded.at);
  if (known) known.places.add(place);
  else {
    const found = bareCode({ system, code: coded.code });
    unverifiable.set(key, { first: coded.at, found, system, reason, places: new Set([place]), before: 0 });
  }
}

/** Notes what could not be verified: once per code system and reason, so that it does not hide what is wrong. */
export function noteUnverifiable(run: Run): void {
  for (const one of run.unverifiable.values()) {
    const { first, found, system, reason } = one;
    note(first, 'code-unverifiable', { count: countOf(one), system, found, reason: saidOfUnverifiable[reason] });
  }
}

/** The code that a provider was asked about; what it knows is a code, and nothing of a person. */
function shownIn(coded: Coded, answer: TaskAnswer, lists: Codelists): Phrase {
  const isKnown = answer.result === 'member' || (answer.result === 'not-member' && answer.reason === 'inactive');
  return isKnown ? shownCode(coded, [coded.code]) : shownInSystem(coded, lists);
}

/** Says that a code was looked up in another edition than it came with. */
function noteEdition(coded: Coded, answer: TaskAnswer, lists: Codelists): void {
  if (answer.result === 'unverifiable' || answer.edition === undefined) return;
  const { asked, answered } = answer.edition;
  note(coded.at, 'code-edition', { found: shownIn(coded, answer, lists), asked, answered });
}

function settle(coded: Coded, system: string, answer: TaskAnswer, lists: Codelists): void {
  noteEdition(coded, answer, lists);
  if (answer.result === 'unverifiable') {
    keepUnverifiable(coded, system, answer.reason);
    checkListedDisplay(coded, lists);
  } else if (answer.result === 'member') {
    checkDisplay(coded, answer.displays ?? [], answer.display, lists);
  } else if (answer.reason === 'inactive') {
    note(coded.at, 'code-inactive', { found: shownIn(coded, answer, lists), system });
  } else if (answer.reason === 'unknown-code') {
    note(coded.at, 'code-unknown', { found: shownCode(coded), system });
  }
}

/** Asks terminology providers about a code, once the walk is done, on behalf of a value set. */
export function askForSet(
  coded: Coded,
  questions: readonly TaskQuestion[],
  lists: Codelists,
  onAnswer: (answer: TaskAnswer) => void,
): void {
  const { code, display, version, run } = coded;
  const [{ system } = { system: coded.system ?? '' }] = questions;
  run.tasks.push({
    code,
    display,
    version,
    questions,
    isMoot: () => false,
    settle(answer) {
      settle(coded, system, answer, lists);
      onAnswer(answer);
    },
  });
}

/** What is asked about a code by itself. */
class AskedByItself implements CodeTask {
  readonly code: string;
  readonly display: string | undefined;
  readonly version: string | undefined;

  constructor(
    private readonly coded: Coded,
    private readonly system: string,
    private readonly lists: Codelists,
  ) {
    this.code = coded.code;
    this.display = coded.display;
    this.version = coded.version;
  }

  get questions(): readonly TaskQuestion[] {
    return [{ system: this.system }];
  }

  /** Whether value sets give the code its display. */
  #isListed(): boolean | undefined {
    return this.display === undefined || isListedDisplay(this.coded, this.lists);
  }

  #vouched(): 'listed' | 'asked' | undefined {
    const { holder, run } = this.coded;
    return holder && run.vouched.get(holder);
  }

  isMoot(): boolean {
    const vouched = this.#vouched();
    if (vouched === 'listed') return this.#isListed() === true;
    return vouched === 'asked';
  }

  settle(answer: TaskAnswer): void {
    const { coded, lists } = this;
    if (this.#vouched() !== 'listed') settle(coded, this.system, answer, lists);
    else if (answer.result === 'member') checkDisplay(coded, answer.displays ?? [], answer.display, lists);
    else checkListedDisplay(coded, lists);
  }
}

/**
 * Asks terminology providers about a code by itself, once the walk is done. What a value set asks of them tells as much;
 * of a code that a value set lists only the display is open, and only when it is not the one given there.
 */
export function askForCode(coded: Coded, system: string, lists: Codelists): void {
  coded.run.tasks.push(new AskedByItself(coded, system, lists));
}
