import type { SearchRequest } from './find';
import type { SourceFailure, SourceGroup } from './ports';
import type { HeldProblems } from './problem-clashes';
import type { AssembleOptions, PullContext } from './pull';
import { roundsOf } from './rounds';
import type { SearchResult } from './search';

/** Matches that are looked for at a time where all are asked for: few enough to be held, and not to keep others waiting. */
const PART = 500;

/** A part of what a search finds, and whether nothing comes after it: of the first that is known, of others it may turn out. */
export interface SearchPart {
  readonly result: SearchResult;
  readonly isLast: boolean;
}

/** All that a search finds, part after part, each gathered when the one before it has been taken. At least one. */
export async function* searchParts(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
  group: SourceGroup,
): AsyncGenerator<SearchPart, void, void> {
  const { maxRecords } = options.limits;
  const held: HeldProblems = new Map();
  let [looked, records] = [0, PART];
  let after: string | undefined;
  for (;;) {
    const rounds = roundsOf(request, pull, options, group, held);
    const part = await rounds.look(after, { count: PART, records, most: maxRecords - looked + 1 });
    const isFirst = looked === 0;
    looked += part.looked;
    const result = await rounds.resultOf(part.assembled);
    if (looked > maxRecords) {
      const detail = `more than ${maxRecords} records`;
      const tooMany: SourceFailure = { group, source: 0, kind: 'too-many-records', detail };
      yield { result: { ...result, failures: [...result.failures, tooMany] }, isLast: true };
      return;
    }
    const isLast = part.isOver || (isFirst && !(await rounds.follows(part.last)));
    yield { result, isLast };
    if (isLast) return;
    // A panel is several matches: nothing is looked at that the part does not take.
    records = Math.max(1, Math.min(PART, Math.floor((PART * part.looked) / Math.max(1, part.found))));
    after = part.last;
  }
}
