import { systems } from '../../fhir/naming-systems';
import { isSnomedConceptId } from '../check-digits';
import {
  type CodeAnswer,
  type CodeQuestion,
  type OtherEdition,
  type TerminologyProvider,
  unverifiable,
} from '../lookup';
import { editionOf, editionUri } from './edition-uri';
import { implicitValueSet, type SnomedCondition, snomedConditions } from './implicit-value-set';
import type { SnomedIndex } from './open-snomed-index';
import { SnomedError } from './snomed-error';

/**
 * Answers questions about SNOMED CT from an index, at once and without network. Understands the filters `is-a`,
 * `descendent-of`, `in` and `=` on `concept`, `constraint` for simple conjunctions, and the canonicals of implicit value
 * sets. A value set whose filters are not given and whose canonical is not implicit is `not-supported`; a code, ancestor
 * or reference set of another edition is `not-in-edition`; an index that is damaged or cannot be read any more is `unreadable`.
 * A code whose `version` names another edition is looked up in this one all the same, and the answer says so; when it is
 * not here, the other edition may have it, as a later release than this one may.
 *
 * @example const provider = snomedProvider(openSnomedIndex('./snomed.idx'));
 */
export function snomedProvider(index: SnomedIndex): TerminologyProvider {
  return {
    name: `SNOMED CT ${index.edition} ${index.version}`,
    supports: (system) => system === systems.snomed,
    lookup(question) {
      try {
        return inEdition(index, question, answer(index, question));
      } catch (error) {
        if (error instanceof SnomedError || isSystemError(error)) return unverifiable('unreadable');
        throw error;
      }
    },
    close: () => index.close(),
  };
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

/** Holds an answer of this edition against the edition or release that the question named. */
function inEdition(index: SnomedIndex, { version = '' }: CodeQuestion, given: CodeAnswer): CodeAnswer {
  if (given.result === 'unverifiable') return given;
  const asked = editionOf(version);
  const other = asked !== undefined && asked.edition !== index.edition;
  const release = asked?.version ?? (/^\d{8}$/.test(version) ? version : undefined);
  const isLater = release !== undefined && release > index.version;
  if ((other || isLater) && given.result === 'not-member' && given.reason === 'unknown-code') {
    return unverifiable('not-in-edition');
  }
  if (!other) return given;
  const edition: OtherEdition = { asked: editionUri(asked), answered: editionUri(index) };
  return { ...given, edition };
}

function answer(index: SnomedIndex, question: CodeQuestion): CodeAnswer {
  const { code } = question;
  if (question.system !== systems.snomed) return unverifiable('not-supported');
  if (!index.has(code)) {
    if (!isSnomedConceptId(code)) return answerOther(question);
    return index.holdsNamespaceOf(code)
      ? { result: 'not-member', reason: 'unknown-code' }
      : unverifiable('not-in-edition');
  }
  const language = question.language ?? 'nl';
  const display = index.preferredTerm(code, language) ?? index.preferredTerm(code, language === 'nl' ? 'en' : 'nl');
  const named = display === undefined ? {} : { display };
  if (!index.isActive(code)) return { result: 'not-member', reason: 'inactive', ...named };

  const set = setOf(question);
  if (set === undefined) return unverifiable('not-supported');
  const otherEdition = set.edition !== undefined && set.edition !== index.edition;
  const otherVersion = set.version !== undefined && set.version !== index.version;
  if (otherEdition || otherVersion) return unverifiable('not-in-edition');
  const held = set.conditions.map((condition) => holds(index, code, condition));
  if (held.includes(false)) return { result: 'not-member', reason: 'not-in-set', ...named };
  if (held.includes(undefined)) return unverifiable('not-in-edition');
  const displays = index.displays(code);
  return { result: 'member', ...named, ...(displays.length > 0 && { displays }) };
}

interface AskedSet {
  readonly edition?: string;
  readonly version?: string;
  readonly conditions: readonly SnomedCondition[];
}

function setOf({ valueSet, filters }: CodeQuestion): AskedSet | undefined {
  if (filters !== undefined || valueSet === undefined) {
    const conditions = snomedConditions(filters ?? []);
    return conditions && { conditions };
  }
  return implicitValueSet(valueSet);
}

/** Whether a condition holds; undefined when the edition lacks what it speaks of. */
function holds(index: SnomedIndex, code: string, condition: SnomedCondition): boolean | undefined {
  if (condition.kind === 'expressions') return true;
  const { kind, id } = condition;
  if (kind === 'self') return code === id;
  if (kind === 'in') return index.refsets.includes(id) ? index.inRefset(code, id) : undefined;
  if (!index.has(id)) return undefined;
  return index.isA(code, id) && (kind === 'is-a' || code !== id);
}

/** A text that is no concept id: a postcoordinated expression, which is legal but not looked into, or no code at all. */
function answerOther({ code, filters }: CodeQuestion): CodeAnswer {
  const isExpression = code.length <= 4096 && /^(=== |<<< )?\s*\d{6,18}\s*(?:\|[^|]*\|\s*)?[:+]/.test(code);
  if (!isExpression) return { result: 'not-member', reason: 'unknown-code' };
  const refused = snomedConditions(filters ?? [])?.some((one) => one.kind === 'expressions' && !one.allowed);
  return refused ? { result: 'not-member', reason: 'not-in-set' } : unverifiable('not-supported');
}
