import { keyProofs } from '../access/tokens/possession/key-proofs';
import { accessTrail } from '../audit/access-trail';
import type { AuditEntry } from '../audit/entry';
import { type RefusalSums, refusalSums } from '../audit/refusal-sums';
import { checkLimit } from '../http/check-limit';
import { type Answer, fetchBy, type Inbound } from '../http/inbound';
import { peerOf } from '../http/peer-address';
import { count } from '../telemetry/instruments';
import { clientVerifiers } from './client-verifiers';
import { introspect, ownTokens } from './introspect';
import { type IssueCall, keysOf } from './issue-call';
import { issueToken } from './issue-token';
import { OAuthRefusal, openJson, refusalAnswer, refusalIn, secretJson, unavailable } from './oauth-refusal';
import { type IssueSettings, issueSettings, paths, type TokenEndpointOptions } from './options';
import { serverMetadata, WELL_KNOWN_SERVER } from './server-metadata';

/** An authorization server for Notified Pull. */
export interface TokenEndpoint {
  /**
   * Answers `POST [issuer]/token`, `POST [issuer]/introspect`, `GET [issuer]/jwks` and the metadata at
   * `/.well-known/oauth-authorization-server`: mount it for these. Never rejects: what goes wrong is a status with an error of OAuth.
   */
  fetch(request: Request): Promise<Response>;
  /** Writes what the trail still waits for, sums of refused requests; false when it did not take all of it. */
  close(): Promise<boolean>;
}

/** Seconds that others keep what is the same for all. */
const KEYS_KEPT_S = 300;
const METADATA_KEPT_S = 3_600;

type Route = keyof typeof paths | 'metadata';

const methods: Readonly<Record<Route, readonly string[]>> = {
  token: ['POST'],
  introspection: ['POST'],
  keys: ['GET', 'HEAD'],
  metadata: ['GET', 'HEAD'],
};

function routeOf(pathname: string, { mountPath, issuer }: IssueSettings): Route | undefined {
  if (pathname === WELL_KNOWN_SERVER + new URL(issuer).pathname.replace(/\/$/, '')) return 'metadata';
  const [name] = Object.entries(paths).find(([, path]) => pathname === mountPath + path) ?? [];
  return name as Route | undefined;
}

/**
 * Runs an authorization server for Notified Pull (spec notified-pull §7): tokens for registered clients, on signed assertions (RFC 7523) and on
 * grants that stand, short of life (RFC 9068), bound to a key (RFC 9449) or a certificate (RFC 8705) where that is proven. For who has
 * none; who has one asks `mayIssueToken`.
 *
 * A request is refused in the errors of RFC 6749; the reason is told to the trail alone. Each token that is issued or refused is one event,
 * written before the answer: what cannot be logged is not issued.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const tokens = createTokenEndpoint({
 *   issuer: 'https://as.brug.example',
 *   clients: clientTable([{ id: 'epd-zuiderpoort', jwks: 'https://epd.zuiderpoort.example/jwks', uras: ['00005678'], scopes: ['bgz-receiver'] }]),
 *   keys: issuingKeys([{ key: jwk, algorithm: 'PS256', keyId: '2026-11', signsFrom: '2026-11-01T00:00:00Z' }]),
 *   resources: [{ resource: 'https://epd.brug.example/fhir', scopes: { 'bgz-receiver': {} } }],
 *   store,
 *   audit,
 * });
 * createServer(serverLimits, nodeListener(tokens)).listen(3001);
 */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const settings = issueSettings(options);
  const { audit, waitFor, logger } = settings;
  const { maxAgeSeconds, algorithms, nonce } = settings.dpop ?? {};
  const proofs = keyProofs({
    store: settings.store,
    clockSkewSeconds: settings.dpop?.clockSkewSeconds ?? settings.clockSkewSeconds,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    ...(algorithms && { algorithms }),
    ...(nonce && { nonce }),
  });
  const verifiers = clientVerifiers(settings);
  const verifyOwn = ownTokens(settings);
  const metadata = serverMetadata(settings, proofs.algorithms);
  const sums = refusalSums((entry) => waitFor('audit', (signal) => audit.write(entry, { signal })), logger);

  async function served(call: IssueCall): Promise<Answer> {
    const { request, trail } = call;
    await checkLimit(request, trail.requestId, settings);
    const route = routeOf(request.url.pathname, settings);
    if (route === undefined) throw new OAuthRefusal('invalid_request', 'not-found', { status: 404 });
    if (!methods[route].includes(request.method))
      throw new OAuthRefusal('invalid_request', 'not-supported', {
        status: 405,
        headers: { allow: methods[route].join(', ') },
      });
    // About nobody, so not for the trail.
    if (route === 'metadata') return openJson(metadata, 'application/json', METADATA_KEPT_S);
    if (route === 'keys')
      return openJson({ keys: (await keysOf(call)).published }, 'application/jwk-set+json', KEYS_KEPT_S);
    trail.asks('token', { type: route === 'token' ? 'access-token' : 'introspection' });
    if (route === 'introspection') return secretJson(200, await introspect(call, verifyOwn));
    const issued = await issueToken(call);
    await tell(trail.entry(200, undefined), trail.requestId);
    count('tokenRequests', { outcome: 'success', reason: 'none' });
    return secretJson(200, issued);
  }

  async function tell(entry: AuditEntry, requestId: string): Promise<void> {
    try {
      await waitFor('audit', (signal) => audit.write(entry, { signal }));
    } catch (err) {
      count('auditFailures', { kind: entry.kind });
      logger.error({ event: 'audit-failed', requestId, err }, 'the audit trail could not be written');
      throw unavailable('audit-failed');
    }
  }

  async function told(call: IssueCall, refusal: OAuthRefusal, registry: RefusalSums): Promise<OAuthRefusal> {
    const { trail } = call;
    const { status, reason } = refusal;
    trail.learn({ checks: { authorization: false } });
    const entry = trail.entry(status, reason);
    if (entry.object?.type === 'access-token') count('tokenRequests', { outcome: entry.outcome, reason });
    const isUnknown = !trail.admitted();
    if (isUnknown && !registry.isFirst(entry)) return refusal;
    if (status !== 404 && status !== 405)
      logger[status < 500 ? 'warn' : 'error'](
        { event: 'token-refused', requestId: trail.requestId, status, error: refusal.error, reason },
        'a request to the token endpoint was refused',
      );
    try {
      await tell(entry, trail.requestId);
      return refusal;
    } catch (failed) {
      if (isUnknown) registry.count(entry);
      return failed as OAuthRefusal;
    }
  }

  async function answered(request: Inbound): Promise<Answer> {
    const at = settings.now();
    const trail = accessTrail(request, at, peerOf(request, settings));
    const call: IssueCall = { request, settings, trail, verifiers, proofs, at };
    let answer: Answer;
    try {
      answer = await served(call);
    } catch (error) {
      const refusal = refusalIn(error) ?? unexpected(error);
      answer = refusalAnswer(refusal.reason === 'audit-failed' ? refusal : await told(call, refusal, sums));
    }
    const headers = {
      ...answer.headers,
      'x-request-id': trail.requestId,
      ...(trail.correlationId !== undefined && { 'x-correlation-id': trail.correlationId }),
    };
    return { ...answer, headers, ...(request.method === 'HEAD' && { body: null }) };
  }

  const unexpected = (err: unknown): OAuthRefusal => {
    logger.error({ event: 'token-endpoint-failed', err }, 'a request to the token endpoint could not be answered');
    return new OAuthRefusal('server_error', 'unexpected-error');
  };

  return {
    fetch: fetchBy(answered, (error) => refusalAnswer(unexpected(error))),
    close: () => sums.flush(),
  };
}
