import { withoutBsn } from '../telemetry/bsn-in-text';

/** Ids that tie what two organizations logged together. Each is 8 to 64 letters, digits and dashes. */
export interface Correlation {
  /** Of this one request: `X-Request-Id`, or `requestID` of `AORTA-ID`. */
  readonly requestId?: string;
  /** Of all requests that are one act: `X-Correlation-Id`, or `initialRequestID` of `AORTA-ID`. */
  readonly correlationId?: string;
}

/** Anything longer or odder may be anything, and a BSN may stand in no log. */
export const isCorrelationId = (given: string): boolean =>
  /^[A-Za-z0-9-]{8,64}$/.test(given) && withoutBsn(given, '', 'near') === given;

const idIn = (given: string | null | undefined): string | undefined =>
  typeof given === 'string' && isCorrelationId(given) ? given : undefined;

/** The parts of an `AORTA-ID`: `initialRequestID=<uuid>; requestID=<uuid>` (spec notified-pull §3). */
function aortaParts(header: string | null): ReadonlyMap<string, string> {
  if (header === null || header.length > 300) return new Map();
  const parts = header.split(';').map((part) => part.split('='));
  const names = parts.map(([name = '']) => name.trim().toLowerCase());
  // Of two with one name it would not be clear which is meant.
  if (new Set(names).size < names.length || parts.some((part) => part.length !== 2)) return new Map();
  return new Map(parts.map(([, value = ''], at) => [names[at] ?? '', value.trim()]));
}

/** The ids that came with a request; one in another form is none. */
export function correlationIn(headers: { get(name: string): string | null }): Correlation {
  const aorta = aortaParts(headers.get('aorta-id'));
  const requestId = idIn(headers.get('x-request-id')) ?? idIn(aorta.get('requestid'));
  const correlationId = idIn(headers.get('x-correlation-id')) ?? idIn(aorta.get('initialrequestid'));
  return { ...(requestId !== undefined && { requestId }), ...(correlationId !== undefined && { correlationId }) };
}

/** The ids of a request of ours, as they go along with it. */
export const correlationHeaders = ({ requestId, correlationId }: Required<Correlation>) => ({
  'x-request-id': requestId,
  'x-correlation-id': correlationId,
});

/** The same for the AORTA network. */
export const aortaId = ({ requestId, correlationId }: Required<Correlation>): string =>
  `initialRequestID=${correlationId}; requestID=${requestId}`;

/** Headers of ours, less those that the caller gives itself, in whatever letters. */
export function beside(
  own: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const taken = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(own).filter(([name]) => !taken.has(name))), ...given };
}
