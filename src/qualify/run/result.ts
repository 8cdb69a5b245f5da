import type { Phrase } from '../../fhir/phrase';
import type { Cause, Verdict } from '../asserts/verdict';

/** What came of an assert: `warn` is a fail that the script only warns of. */
export type Outcome = 'pass' | 'fail' | 'warn' | 'skip';

/** What a script says stays as it is; what we say is in both languages. */
export type Words = string | Phrase;

/** An assert that was judged. */
export interface AssertResult {
  readonly outcome: Outcome;
  readonly label: string | undefined;
  readonly description: Words | undefined;
  /** Of what did not pass. */
  readonly why: Phrase | undefined;
  /** What would have to be otherwise, and in which resource. */
  readonly causes: readonly Cause[];
  /** Which text asks for it, where that is known. */
  readonly source?: string;
}

/** How many asserts came out which way. */
export type Counts = Readonly<Record<Outcome, number>>;

/** A test of a script. */
export interface TestResult {
  /** The id of the test, or of the one before it with the name of this one. */
  readonly id: string;
  /** The last request before its asserts, without what identifies a person. */
  readonly request: string | undefined;
  readonly status: number | undefined;
  readonly ms: number;
  readonly asserts: readonly AssertResult[];
  readonly counts: Counts;
}

/** A script that was run. */
export interface ScriptResult {
  readonly source: string;
  readonly title: Words;
  /** True of a script that judges a client, which is the one that asks. */
  readonly notRun: boolean;
  /** Fixtures that could not be read and operations that were not answered: then the tests may say nothing. */
  readonly problems: readonly Phrase[];
  readonly tests: readonly TestResult[];
  readonly counts: Counts;
}

/** Everything that was run. */
export interface Qualification {
  readonly base: string;
  readonly scripts: readonly ScriptResult[];
  readonly counts: Counts;
  /** No assert failed, at least one passed, and every script could be run. */
  readonly verdict: 'passes' | 'fails';
}

const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'warn', 'skip'];

export const countOf = (asserts: readonly { readonly outcome: Outcome }[]): Counts => ({
  pass: asserts.filter(({ outcome }) => outcome === 'pass').length,
  fail: asserts.filter(({ outcome }) => outcome === 'fail').length,
  warn: asserts.filter(({ outcome }) => outcome === 'warn').length,
  skip: asserts.filter(({ outcome }) => outcome === 'skip').length,
});

/** The sum of counts. */
export function sumOf(all: readonly Counts[]): Counts {
  const sum = { pass: 0, fail: 0, warn: 0, skip: 0 };
  for (const counts of all) for (const outcome of OUTCOMES) sum[outcome] += counts[outcome];
  return sum;
}

/** What a verdict is in a script that may only warn. */
export const outcomeOf = (verdict: Verdict, warningOnly: boolean): Outcome =>
  verdict.outcome === 'fail' && warningOnly ? 'warn' : verdict.outcome;
