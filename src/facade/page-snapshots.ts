import { createHash } from 'node:crypto';
import type { FhirResource } from 'fhir/r3';
import type { Origin } from '../assemble/records-behind';
import type { SearchResult } from '../assemble/search';
import { canonicalJson } from '../fhir/json';
import type { Inbound } from '../http/inbound';
import type { Granted } from './patient-scope';
import type { ParsedSearch } from './search-request';

/** What a search found, whole, as its pages are cut from it. */
export interface WholeResult {
  readonly result: Pick<SearchResult, 'patientId' | 'patientBsn' | 'matches' | 'included' | 'failures'>;
  /** Of the matches, to see on a later page whether they are still the same. */
  readonly fingerprint: string;
  /** Which records a resource was made from. */
  readonly origins: (key: string) => readonly Origin[];
  /** About how much memory it takes. */
  readonly bytes: number;
}

/**
 * What was found for a search that is being paged through, for a short while, so that not every page gathers and maps
 * everything. Only what makes later pages quicker: what is not there is gathered again, on any instance.
 */
export interface PageSnapshots {
  find(key: string): WholeResult | undefined;
  keep(key: string, whole: WholeResult): void;
  /** Does work once for all who ask for it under one key while it is under way. */
  share<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** What {@link pageSnapshots} holds at most. */
export interface SnapshotLimits {
  readonly bytes: number;
  readonly count: number;
  /** How long one is kept, from when it was made. */
  readonly ttlMs: number;
}

/** Snapshots in the memory of this process. The oldest go where there are too many or too large. */
export function pageSnapshots({ bytes, count, ttlMs }: SnapshotLimits): PageSnapshots {
  const kept = new Map<string, { readonly whole: WholeResult; readonly timer: NodeJS.Timeout }>();
  const underWay = new Map<string, Promise<unknown>>();
  let held = 0;
  const drop = (key: string) => {
    const known = kept.get(key);
    if (known === undefined) return;
    clearTimeout(known.timer);
    kept.delete(key);
    held -= known.whole.bytes;
  };
  return {
    find: (key) => kept.get(key)?.whole,
    share<T>(key: string, work: () => Promise<T>): Promise<T> {
      const known = underWay.get(key) as Promise<T> | undefined;
      if (known !== undefined) return known;
      const mine = work().finally(() => underWay.delete(key));
      underWay.set(key, mine);
      return mine;
    },
    keep(key, whole) {
      drop(key);
      if (whole.bytes > bytes || count < 1) return;
      for (const oldest of kept.keys()) {
        if (kept.size < count && held + whole.bytes <= bytes) break;
        drop(oldest);
      }
      // The timer drops it, asked for or not: what is of a patient does not stay for want of requests.
      const timer = setTimeout(() => drop(key), ttlMs);
      timer.unref();
      kept.set(key, { whole, timer });
      held += whole.bytes;
    },
  };
}

/**
 * Whose snapshot it is: of this caller with this token, for this patient under this grant in this role, and of this search. All
 * that an answer depends on is in it, and who asks; another of any of these never meets it.
 */
export function snapshotKey(
  request: Pick<Inbound, 'headers'>,
  granted: Granted,
  patient: unknown,
  { request: search }: ParsedSearch,
  withBsn: boolean,
): string {
  const { user, responsible, organization, system, notification, group, policy } = granted.trail ?? {};
  const { only, withheld, leaveOut, referral } = granted;
  const who = { user, responsible, organization, system, notification, group, policy };
  const token = request.headers.get('authorization');
  return createHash('sha256')
    .update(canonicalJson({ token, who, patient, only, withheld, leaveOut, referral, search, withBsn }))
    .digest('base64');
}

/** What the heap holds for a character of JSON: of resources alone, and of the records they were made from as well. */
const MEMORY = { resources: 2, withRecords: 6 } as const;

/** The fingerprint of matches, and about the memory they take. */
export function measured(
  matches: readonly FhirResource[],
  held: keyof typeof MEMORY,
): Pick<WholeResult, 'fingerprint' | 'bytes'> {
  const json = JSON.stringify(matches);
  const fingerprint = createHash('sha256').update(json).digest('hex').slice(0, 16);
  return { fingerprint, bytes: json.length * MEMORY[held] };
}
