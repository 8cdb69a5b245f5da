import type { Monotonic } from '../../telemetry/monotonic';
import type { UnverifiableReason } from '../lookup';
import { answerCache } from './answer-cache';
import { type ExpansionMember, expansionOf } from './fhir-answers';
import type { FhirClient } from './fhir-http';
import { expand, type ServerFhirVersion } from './fhir-requests';

/** All codes of a value set, or that they are not to be had. */
export type Expansion =
  | { readonly members: ReadonlyMap<string, ExpansionMember> }
  | 'too-large'
  | 'unavailable'
  | 'failed';

/** Gives the expansion of a value set, from the server at first and from memory after that. */
export type Expansions = (canonical: string, language: 'nl' | 'en') => Promise<Expansion>;

/** The key of a code in {@link Expansion}. */
export const memberKey = (system: string, code: string): string => `${system}|${code}`;

const PAGE = 500;
/** Expansions kept at a time; each holds at most `upTo` codes. */
const KEPT = 200;

/** What a failure says of the set itself; all others say something of the server, or of the moment. */
const ends: Partial<Record<UnverifiableReason, Expansion>> = {
  'not-supported': 'unavailable',
  'too-large': 'too-large',
};

/** Expansions of value sets of at most `upTo` codes, fetched page by page. */
export function expansions(
  client: FhirClient,
  options: {
    readonly version: ServerFhirVersion;
    readonly upTo: number;
    readonly ttlMs: number;
    readonly monotonic: Monotonic;
  },
): Expansions {
  const { version, upTo } = options;
  const cache = answerCache<Expansion>({
    size: KEPT,
    ttlMs: options.ttlMs,
    monotonic: options.monotonic,
    // That a set is too large or cannot be expanded is worth knowing too; only a failure is forgotten.
    keep: (expansion) => expansion !== 'failed',
  });

  async function fetchAll(canonical: string, language: 'nl' | 'en'): Promise<Expansion> {
    const members = new Map<string, ExpansionMember>();
    const count = Math.min(PAGE, upTo);
    let offset = 0;
    for (;;) {
      const result = await client(expand(canonical, version, { offset, count, language }));
      if ('failure' in result) return ends[result.failure] ?? 'failed';
      const page = expansionOf(result.resource);
      if (page === undefined) return 'unavailable';
      if ((page.total ?? 0) > upTo || offset + page.count > upTo) return 'too-large';
      const before = members.size;
      for (const member of page.members) members.set(memberKey(member.system, member.code), member);
      // A server that pays no heed to the offset gives the first page again.
      if (offset > 0 && page.members.length > 0 && members.size === before) return 'unavailable';
      offset += page.count;
      if (page.total !== undefined && offset >= page.total) return { members };
      if (page.count < count) return page.total === undefined || page.total === offset ? { members } : 'unavailable';
    }
  }

  return (canonical, language) => cache.get(`${language}|${canonical}`, () => fetchAll(canonical, language));
}
