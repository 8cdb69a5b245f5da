import type { CodeQuestion } from '../lookup';
import type { CodeSystemIndex } from './code-system-index';
import type { Entry, Extent, SystemExtent } from './extent';
import { distinct } from './json';
import type { Concept, Term } from './table';
import { isOpen, type Verdict } from './verdict';

/** A code a value set allows, for messages. */
export interface AllowedCode {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
  /** The Dutch term, where the lists have one. */
  readonly nl?: string;
}

/** The codes a value set allows. */
export interface AllowedCodes {
  /** The first of them, in the order of the value set; abstract and inactive codes are left out. */
  readonly codes: readonly AllowedCode[];
  /** How many there are. */
  readonly total: number;
  /** False when the set holds codes of systems that are not enumerated here. */
  readonly complete: boolean;
}

/** A question to a terminology provider; add the code (and its display) to make it a `CodeQuestion`. */
export type OpenQuestion = Pick<CodeQuestion, 'system' | 'filters'> & { readonly valueSet: string };

/** The code is in the value set. */
export interface Member {
  readonly result: 'member';
  /** The term of the value set, or else of the code system. */
  readonly display?: string;
  /** Every term the value set and the code system give the code, Dutch and English. */
  readonly displays: readonly string[];
  /** Whether the code system itself is here; when it is not, other terms may be right as well. */
  readonly displaysComplete: boolean;
  /** The code only groups others and should not be recorded. */
  readonly abstract?: boolean;
  /** The code is no longer valid for new data. */
  readonly inactive?: boolean;
}

/** The code is certainly not in the value set. */
export interface NotMember {
  readonly result: 'not-member';
  /**
   * `unknown-system`: the set takes nothing from this system; `unknown-code`: the system has no such code;
   * `not-in-set`: it may exist, but the set does not take it; `excluded`: the set takes it out by name or rule.
   */
  readonly reason: 'unknown-code' | 'unknown-system' | 'not-in-set' | 'excluded';
  /** The first codes that are allowed, when all of them are known. */
  readonly allowed?: readonly AllowedCode[];
  /** How many are allowed, when all of them are known. */
  readonly allowedTotal?: number;
}

/** Only who knows the code system can tell. */
export interface Unverifiable {
  readonly result: 'unverifiable';
  /** The code is a member when one of these is answered so; empty when there is nothing to ask. */
  readonly questions: readonly OpenQuestion[];
}

/** Whether a code is in a value set. */
export type Membership = Member | NotMember | Unverifiable;

/** How many allowed codes an answer of `membership` carries. */
export const ALLOWED_IN_ANSWER = 20;

/** A value set made ready for asking. */
export interface CompiledValueSet {
  coding(system: string, code: string): Membership;
  code(code: string): Membership;
  allowed(limit: number): AllowedCodes;
}

function member(terms: readonly Term[], concept: Concept | undefined, complete: boolean): Member {
  const all = concept ? [...terms, concept] : terms;
  const displays = all.flatMap(({ display, nl = [], en = [] }) => [
    ...(display === undefined ? [] : [display]),
    ...nl,
    ...en,
  ]);
  return {
    result: 'member',
    display: all.find((term) => term.display !== undefined)?.display,
    displays: distinct(displays),
    displaysComplete: complete && concept !== undefined,
    ...(concept?.abstract && { abstract: true }),
    ...(concept?.inactive && { inactive: true }),
  };
}

function allowedCode(system: string, entry: Entry, concept: Concept | undefined): AllowedCode {
  const terms = concept ? [...entry.terms, concept] : entry.terms;
  const display = terms.find((term) => term.display !== undefined)?.display;
  const nl = terms.find((term) => term.nl)?.nl?.[0];
  return { system, code: entry.code, ...(display !== undefined && { display }), ...(nl !== undefined && { nl }) };
}

/**
 * Makes the set a value set describes ready for asking: answers are made once per code and handed out again.
 *
 * @param canonical The canonical to name in questions.
 * @param systemOf The code system at hand, by url.
 */
export function compileValueSet(
  canonical: string,
  extent: Extent,
  systemOf: (system: string) => CodeSystemIndex | undefined,
): CompiledValueSet {
  function allowed(limit: number): AllowedCodes {
    const codes: AllowedCode[] = [];
    let total = 0;
    let complete = !isOpen(extent.other);
    for (const [system, { entries, rest }] of extent.systems) {
      const index = systemOf(system);
      complete &&= !isOpen(rest);
      for (const [key, entry] of entries) {
        complete &&= !isOpen(entry.verdict);
        const concept = index?.concepts.get(key);
        if (entry.verdict !== 'in' || concept?.abstract || concept?.inactive) continue;
        total += 1;
        if (codes.length < limit) codes.push(allowedCode(system, entry, concept));
      }
    }
    return { codes, total, complete };
  }

  let shown: Pick<NotMember, 'allowed' | 'allowedTotal'> | undefined;
  const refusals = new Map<NotMember['reason'], NotMember>();
  function refusal(reason: NotMember['reason']): NotMember {
    const before = refusals.get(reason);
    if (before) return before;
    if (!shown) {
      const { codes, total, complete } = allowed(ALLOWED_IN_ANSWER);
      shown = complete ? { allowed: codes, allowedTotal: total } : {};
    }
    const made: NotMember = { result: 'not-member', reason, ...shown };
    refusals.set(reason, made);
    return made;
  }

  function unlisted(verdict: Verdict, system: string): Membership | undefined {
    if (verdict === 'excluded') return refusal('excluded');
    if (!isOpen(verdict)) return undefined;
    const questions = verdict.map(({ filters }) => ({ system, valueSet: canonical, ...(filters && { filters }) }));
    return { result: 'unverifiable', questions };
  }

  function compileSystem(system: string, { entries, rest }: SystemExtent): (code: string) => Membership {
    const index = systemOf(system);
    const restAnswer = unlisted(rest, system);
    const answers = new Map<string, Membership>();
    const key = index?.key;
    return (code) => {
      const own = key ? key(code) : code;
      const before = answers.get(own);
      if (before) return before;
      const entry = entries.get(own);
      if (!entry || entry.verdict === 'out') {
        if (!entry && restAnswer) return restAnswer;
        return refusal(index?.complete && !index.concepts.has(own) ? 'unknown-code' : 'not-in-set');
      }
      const made =
        unlisted(entry.verdict, system) ?? member(entry.terms, index?.concepts.get(own), index?.complete === true);
      answers.set(own, made);
      return made;
    };
  }

  // Of a system that an intersection emptied, nothing is taken.
  const taken = [...extent.systems].filter(
    ([, { entries, rest }]) =>
      rest !== 'out' || extent.other !== 'out' || [...entries.values()].some((entry) => entry.verdict !== 'out'),
  );
  const systems = new Map(taken.map(([system, part]) => [system, compileSystem(system, part)]));
  const all = [...systems.values()];

  function code(asked: string): Membership {
    const questions: OpenQuestion[] = [];
    let reason: NotMember['reason'] | undefined;
    let open = isOpen(extent.other);
    for (const ask of all) {
      const answer = ask(asked);
      if (answer.result === 'member') return answer;
      if (answer.result === 'unverifiable') {
        open = true;
        questions.push(...answer.questions);
      } else if (reason !== 'excluded') {
        reason =
          reason === undefined || answer.reason === 'excluded' || answer.reason === reason
            ? answer.reason
            : 'not-in-set';
      }
    }
    return open ? { result: 'unverifiable', questions } : refusal(reason ?? 'not-in-set');
  }

  return {
    coding: (system, asked) =>
      systems.get(system)?.(asked) ?? unlisted(extent.other, system) ?? refusal('unknown-system'),
    code,
    allowed,
  };
}
