import type { BundleEntry, FhirResource } from 'fhir/r3';
import { alongOf } from '../assemble/along';
import type { SourceFailure } from '../assemble/ports';
import type { SearchResult } from '../assemble/search';
import type { SearchPart } from '../assemble/search-parts';
import type { Unreached } from '../assemble/unreached';
import type { Offered } from '../assemble/visible';
import { encodeBundle } from '../http/encode-bundle';
import type { Answer } from '../http/inbound';
import { type Finding, operationOutcome, Refusal } from '../http/refusal';
import { type Call, checkFailures, completeness } from './call';
import type { FacadeReason } from './refusal-reasons';
import { asOutcome, entryOf, type SearchsetInput, searchset } from './searchset';
import type { Subset } from './subset';
import { tellUnreached, unreachedFindings } from './tell-unreached';

/** Tells the trail how an answer ended whose beginning it was told: whole, or broken off for a reason. */
export type Ended = (reason?: string) => Promise<void>;

/** An answer that leaves as it is found. */
export interface InParts extends Pick<SearchsetInput, 'base' | 'parameters' | 'forward' | 'search'> {
  /** What the authorisation limits the request to; undefined when it does not. */
  readonly offered: Offered | undefined;
  readonly subset: Subset;
  readonly first: SearchResult;
  /** Of that part, told to everybody but the receiver. */
  readonly unreached: readonly Unreached[];
  /** What follows on it. */
  readonly more: AsyncIterable<SearchPart>;
  /** What the receiver must know beside what is found. */
  readonly notices: readonly Finding[];
  readonly ended: Ended;
}

async function* partsOf({ first, more }: InParts): AsyncGenerator<SearchResult> {
  yield first;
  for await (const { result } of more) yield result;
}

/** Ends an answer that is not taken in time: who may have it now may not when its last part would be gathered. */
async function* inTime<T>({ settings }: Call, parts: AsyncIterable<T>, late: AbortController): AsyncGenerator<T> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  settings.waitFor('receiver', () => ended).catch(() => late.abort());
  try {
    yield* parts;
  } finally {
    end();
  }
}

/** The entries, as they are found; what must be known of all of them first comes last. */
async function* entriesOf(call: Call, answer: InParts, patientId: string): AsyncGenerator<readonly BundleEntry[]> {
  const { base, search, offered, subset, first, notices, ended } = answer;
  const along = alongOf(search.request.type, patientId, call.assemble);
  const failures: SourceFailure[] = [];
  const unreached = [...answer.unreached];
  let sent = 0;
  const entries = (mode: 'match' | 'include', resources: readonly FhirResource[]): BundleEntry[] => {
    sent += resources.length;
    return resources.map(subset).map(entryOf(base, mode));
  };
  for await (const part of partsOf(answer)) {
    checkFailures(part.failures, call, offered);
    if (part.patientId !== patientId) throw new Error('the patient of an answer became another one');
    failures.push(...part.failures);
    if (part !== first) unreached.push(...tellUnreached(search, part, call, offered));
    yield [...entries('match', part.matches), ...entries('include', along.take(part))];
  }
  yield entries('include', along.rest());
  const told = [...notices, ...completeness(failures, call, offered), ...unreachedFindings(unreached)];
  call.trail.gives(sent);
  // The end leaves when it stands in the trail.
  await ended();
  if (told.length > 0) yield [asOutcome(operationOutcome(told))];
}

const broken: FacadeReason = 'search-broken';

/** Sends the answer to a search part after part, without a total. What fails on the way breaks the connection, and is told to the trail. */
export function sendInParts(call: Call, answer: InParts): Answer {
  const { settings, trail, request, format, coding } = call;
  const { ended, first, search } = answer;
  const { patientId } = first;
  if (patientId === undefined) throw new Error('an answer in parts about no patient');
  const {
    total: _total,
    entry: _entry,
    ...head
  } = searchset({
    ...answer,
    search,
    result: { matches: [], included: () => [] },
    page: { matches: [], isPart: true },
    notices: [],
  });
  const late = new AbortController();
  return encodeBundle(head, inTime(call, entriesOf(call, answer, patientId), late), {
    format,
    coding,
    texts: call.assemble.kept,
    signal: AbortSignal.any([request.signal, late.signal]),
    onBroken: (cause, gone) => {
      const left: FacadeReason = late.signal.aborted ? 'receiver-timed-out' : 'aborted';
      const reason = gone ? left : cause instanceof Refusal ? cause.reason : broken;
      settings.logger.error(
        {
          event: 'search-broken',
          reason,
          requestId: trail.requestId,
          ...(!gone && { err: cause }),
        },
        'an answer broke off',
      );
      void ended(reason);
    },
  });
}
