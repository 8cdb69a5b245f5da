/** Why a terminology could not say whether a code is a member. */
export type UnverifiableReason =
  /** The provider does not know the code system, the value set or the filter. */
  | 'not-supported'
  /** The code, ancestor or reference set belongs to an edition this provider does not hold. */
  | 'not-in-edition'
  /** No answer within the time set. */
  | 'timeout'
  /** No connection, or a server error. */
  | 'unreachable'
  /** An index on disk that is damaged, or cannot be read any more. */
  | 'unreadable'
  /** The server refused our credentials. */
  | 'unauthorized'
  /** The server answered more than is read. */
  | 'too-large'
  /** The server answered something that is not an answer. */
  | 'invalid-answer'
  /** The server failed often enough to be left alone for a while. */
  | 'circuit-open';

/** That the answer is from another edition of the code system than the question named. */
export interface OtherEdition {
  /** The edition the question named, for example `http://snomed.info/sct/900000000000207008`. */
  readonly asked: string;
  /** The edition and release that was looked in, for example `http://snomed.info/sct/11000146104/version/20260331`. */
  readonly answered: string;
}

/** The code exists, is active and is in the set asked about. */
export interface MemberAnswer {
  readonly result: 'member';
  /** The preferred term, in the language asked for where there is one. */
  readonly display?: string;
  /** Every right term; absent when the provider does not know them all, and then no display may be called wrong. */
  readonly displays?: readonly string[];
  readonly edition?: OtherEdition;
}

/** The provider looked, and the code is not a member. */
export interface NotMemberAnswer {
  readonly result: 'not-member';
  /** `not-in-set`: the code exists and is active, but the value set or filter leaves it out. */
  readonly reason: 'unknown-code' | 'inactive' | 'not-in-set';
  /** The preferred term, when the code exists. */
  readonly display?: string;
  readonly edition?: OtherEdition;
}

/** The provider could not look. Never to be taken for valid, nor for invalid. */
export interface UnverifiableAnswer {
  readonly result: 'unverifiable';
  readonly reason: UnverifiableReason;
}

/** What a terminology answers about one code; never "valid" when it could not look. */
export type CodeAnswer = MemberAnswer | NotMemberAnswer | UnverifiableAnswer;

/** A condition that a value set's include puts on the codes of a system (`ValueSet.compose.include.filter`). */
export interface CodeFilter {
  /** For SNOMED CT `concept`, `constraint` or `expressions`. */
  readonly property: string;
  readonly op: 'is-a' | 'descendent-of' | 'in' | '=';
  /** A code, for `in` on SNOMED CT the id of a reference set. */
  readonly value: string;
}

/** One code to look up. It holds nothing about the patient. */
export interface CodeQuestion {
  /** URI of the code system as STU3 writes it, for example `http://snomed.info/sct`. */
  readonly system: string;
  readonly code: string;
  /** The display that came with the code. It decides nothing; a provider may fetch more terms when it differs. */
  readonly display?: string;
  /** Edition or version of the system as the code came with it (`Coding.version`). */
  readonly version?: string;
  /** Canonical of the value set asked about; absent for mere existence in the system. */
  readonly valueSet?: string;
  /**
   * The filters the value set puts on the system, all of which must hold. An empty list says that the value set takes
   * the whole system; absent says that the asker does not know the value set's definition.
   */
  readonly filters?: readonly CodeFilter[];
  /** Language of `display` in the answer; Dutch when absent. */
  readonly language?: 'nl' | 'en';
}

/**
 * A source of terminology the validator can ask: an index on disk, a FHIR terminology server, a vendor's own G-Standaard
 * tables. A lookup never throws and never rejects for what it was asked; what could not be looked at is `unverifiable`.
 */
export interface TerminologyProvider {
  /** Names the provider in reports, for example `SNOMED CT 11000146104 20260331`. */
  readonly name: string;
  /** Whether questions about this code system make sense here. */
  supports(system: string): boolean;
  /** Answers at once where it can, so that a validator with a local index needs no promise. */
  lookup(question: CodeQuestion): CodeAnswer | Promise<CodeAnswer>;
  /** Answers many questions in the order asked; providers that gain nothing by it leave it out. */
  lookupAll?(questions: readonly CodeQuestion[]): Promise<readonly CodeAnswer[]>;
  /** Gives back files and timers. */
  close?(): void;
}

/** The answer of a provider that could not look. */
export function unverifiable(reason: UnverifiableReason): UnverifiableAnswer {
  return { result: 'unverifiable', reason };
}
