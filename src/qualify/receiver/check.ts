import type { Phrase } from '../../fhir/phrase';
import type { AssertResult } from '../run/result';
import { isRequired } from './expected/expectation';
import { type CheckName, expectations } from './expected/expectations';

/** What came of a check: it holds, it does not, or it cannot be seen from here. */
export interface Check {
  readonly name: CheckName;
  /** Of the notification, or of the pull that came of it. */
  readonly about: 'notification' | 'pull';
  readonly holds: boolean | undefined;
  readonly seen: Phrase;
}

/** Judges one thing by what was seen of it. */
export const checked = (name: CheckName, about: Check['about'], holds: boolean, seen: Phrase): Check => ({
  name,
  about,
  holds,
  seen,
});

/** What cannot be seen, and why; never a guess. */
export const unseen = (about: Check['about'], why: Phrase, ...names: readonly CheckName[]): readonly Check[] =>
  names.map((name) => ({ name, about, holds: undefined, seen: why }));

/** As reports have it. */
export function assertOf({ name, holds, seen }: Check): AssertResult {
  const expectation = expectations[name];
  const { expected, means, source, certainty } = expectation;
  const failed = isRequired(expectation) ? 'fail' : 'warn';
  return {
    outcome: holds === undefined ? 'skip' : holds ? 'pass' : failed,
    label: name,
    description: expected,
    why: seen,
    causes: holds === false ? [{ resource: undefined, at: undefined, what: means }] : [],
    source: `${source} (${certainty})`,
  };
}
