import { randomUUID } from 'node:crypto';
import { isFixed } from '../assemble/fixed';
import { correlationIn } from '../http/correlation';
import type { Inbound } from '../http/inbound';
import type { RawParameter } from '../http/parameters';
import { oneLine, outsideText } from '../telemetry/outside-text';
import type { AuditEntry, AuditKind } from './entry';
import { kindCodes } from './event/kinds';
import { sanitisedQuery } from './sanitised-query';

/** What an authorisation knows about who acts, for whom and on what ground; the facade adds what was asked and answered. */
export type AuditContext = Partial<
  Pick<
    AuditEntry,
    | 'user'
    | 'responsible'
    | 'organization'
    | 'system'
    | 'address'
    | 'patientBsn'
    | 'notification'
    | 'group'
    | 'policy'
    | 'purpose'
    | 'checks'
    | 'decision'
    | 'reason'
    | 'requestId'
    | 'correlationId'
    | 'traceId'
  >
>;

/** What is learnt about a request while it is answered. */
export interface AccessTrail {
  readonly requestId: string;
  /** The id of the act that the request is part of, where who asks gave one. */
  readonly correlationId: string | undefined;
  /** The route, once known. */
  asks(kind: AuditKind, object: { readonly type: string; readonly id?: string }): void;
  /** Parameters of the search; a BSN in them is taken out. */
  with(parameters: readonly RawParameter[]): void;
  learn(context: AuditContext): void;
  /** It is known who asks: the token counts, whatever it opens. */
  admit(): void;
  /** Whether that is so. */
  admitted(): boolean;
  /** A BSN that the request named: whose data was tried for. */
  names(bsn: string): void;
  /** How many resources leave. */
  gives(resources: number): void;
  /** Names of sources that are missing from the answer. */
  lacks(missing: readonly string[]): void;
  /** The event, now that its answer is known. */
  entry(status: number, reason: string | undefined, traceId?: string): AuditEntry;
}

/** Characters of a query in the trail; every sink of ours keeps as many of a text. */
const LONGEST_QUERY = 1_900;

/** Of parameters that cannot change any more, and come again. */
const queries = new WeakMap<readonly RawParameter[], string>();

/** What a search asks, as the trail keeps it. */
function queryOf(parameters: readonly RawParameter[]): string {
  const before = queries.get(parameters);
  if (before !== undefined) return before;
  const query = oneLine(sanitisedQuery(parameters), LONGEST_QUERY);
  if (isFixed(parameters)) queries.set(parameters, query);
  return query;
}

function outcomeOf(status: number, partial: boolean): AuditEntry['outcome'] {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return partial ? 'partial' : 'success';
}

type WithHeaders = Pick<Inbound, 'headers'>;

/** W3C Trace Context: version, trace id, parent, flags. */
function traceIn(request: WithHeaders): string | undefined {
  return /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(request.headers.get('traceparent') ?? '')?.[1];
}

/** Starts the trail of a request. `at` is when it began. */
export function accessTrail(request: WithHeaders, at: Date, address: string | undefined): AccessTrail {
  let kind: AuditKind = 'request';
  let object: AuditEntry['object'];
  let parameters: readonly RawParameter[] = [];
  let context: AuditContext = {};
  let named: string | undefined;
  let known = false;
  let resources: number | undefined;
  let missing: readonly string[] = [];
  const { requestId = randomUUID(), correlationId } = correlationIn(request.headers);
  // The caller's trace, unless the vendor traces too: then it is the one the caller's became part of.
  const callersTrace = traceIn(request);
  return {
    requestId,
    correlationId,
    asks: (asked, target) => {
      kind = asked;
      // An id of the caller's own choosing; what is served here has none that would be changed.
      object = target.id === undefined ? target : { ...target, id: outsideText(target.id) };
    },
    with: (asked) => {
      parameters = asked;
    },
    learn: (more) => {
      context = { ...context, ...more };
    },
    admit: () => {
      known = true;
    },
    admitted: () => known,
    names: (bsn) => {
      named = bsn;
    },
    gives: (count) => {
      resources = count;
    },
    lacks: (names) => {
      missing = [...missing, ...names];
    },
    entry: (status, reason, traceId = callersTrace) => ({
      id: randomUUID(),
      kind,
      at: at.toISOString(),
      action: kindCodes[kind].action,
      purpose: 'TREAT',
      ...(address !== undefined && { address }),
      requestId,
      ...(correlationId !== undefined && { correlationId }),
      ...(traceId !== undefined && { traceId }),
      ...context,
      outcome: outcomeOf(status, missing.length > 0),
      status,
      ...(reason !== undefined && { reason }),
      ...(named !== undefined && { patientBsn: named }),
      ...(object && {
        object: parameters.length > 0 ? { ...object, query: queryOf(parameters) } : object,
      }),
      ...(resources !== undefined && status < 400 && { resources }),
      ...(missing.length > 0 && { missing }),
    }),
  };
}
