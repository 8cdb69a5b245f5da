import { isSafeAddress, type LoopbackOptions, SAFE } from '../../http/client/safe-address';
import { type BreakerOptions, breakerRules, circuitBreaker } from '../../limits/circuit-breaker';
import { checkOptions, shapeOf } from '../../options/check-options';
import {
  anyObject,
  callable,
  either,
  flag,
  listOf,
  milliseconds,
  monotonicClock,
  numeric,
  oneOf,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../options/rules';
import { type Monotonic, monotonic } from '../../telemetry/monotonic';
import { type CodeAnswer, type CodeQuestion, type TerminologyProvider, unverifiable } from '../lookup';
import { type ServerAuth, tokenSource } from './access-token';
import { answerCache } from './answer-cache';
import { expansions, memberKey } from './expansions';
import { termsOf, type Verdict, verdictOf } from './fhir-answers';
import { fhirClient } from './fhir-http';
import { type AskedSet, askedSet, lookUp, type ServerFhirVersion, validateCode } from './fhir-requests';

/** How to reach a FHIR terminology server, and how patient to be with it. */
export interface TerminologyServerOptions extends LoopbackOptions {
  /** Base of the FHIR API, for example `https://terminologieserver.nl/fhir`. */
  readonly baseUrl: string;
  readonly fhirVersion: ServerFhirVersion;
  /** OAuth 2.0 client credentials, or a function that gives a bearer token. `https` is then required. */
  readonly auth?: ServerAuth;
  /** Code systems to ask this server about; all of them when absent. */
  readonly systems?: readonly string[];
  /** The longest a single request may take, in milliseconds. Default 3000. */
  readonly timeoutMs?: number;
  /** Most bytes of an answer, counted as they come and after decompression. Default 4 MiB. */
  readonly maxBytes?: number;
  /** Answers kept in memory. Default 10 000. */
  readonly cacheSize?: number;
  /** How long an answer is kept, in milliseconds. Default one hour. */
  readonly cacheTtlMs?: number;
  /** When the server is left alone. Default: after 5 failures in a row, for 30 s. */
  readonly breaker?: BreakerOptions;
  /** Value sets of at most this many codes are fetched whole and answered from memory; 0 for never. Default 500. */
  readonly expandUpTo?: number;
  /** Most requests under way at a time. Default 8. */
  readonly concurrency?: number;
  readonly fetch?: typeof fetch;
  /** Clock for cache, tokens and breaker, in milliseconds that never go back. Default: that of the process. */
  readonly monotonic?: Monotonic;
}

const serverRules: Rules<TerminologyServerOptions> = {
  allowLoopbackHttp: flag,
  // What an address may be depends on `auth`: see `checkedUrl`.
  baseUrl: required(secret(text)),
  fhirVersion: required(oneOf('R4', 'STU3')),
  auth: told('client credentials, or a function that gives a token', either(callable, anyObject)),
  systems: listOf(text),
  timeoutMs: milliseconds,
  maxBytes: whole(1),
  cacheSize: whole(0),
  cacheTtlMs: numeric(0),
  breaker: shapeOf(breakerRules),
  expandUpTo: whole(0),
  concurrency: whole(1),
  fetch: callable,
  monotonic: monotonicClock,
};

/**
 * Answers from a FHIR terminology server, R4 (as the Nationale Terminologieserver) or STU3, with `$validate-code`,
 * `$expand` for small value sets, and `$lookup` when a display differs. Only code, system, value set and language are
 * sent. Whatever goes wrong is answered as `unverifiable`: `timeout`, `unreachable` (no connection, 5xx, 429),
 * `unauthorized`, `not-supported` (other 4xx, OperationOutcome, a system the server does not hold), `too-large`,
 * `invalid-answer`, or `circuit-open` while the server is left alone; none of these is remembered.
 *
 * Throws TypeError for options that cannot work. No error, name or answer holds a secret.
 *
 * @example
 * const server = terminologyServer({ baseUrl: 'https://terminologieserver.nl/fhir', fhirVersion: 'R4', auth: getToken });
 */
export function terminologyServer(options: TerminologyServerOptions): TerminologyProvider {
  checkOptions('terminologyServer', options, serverRules);
  const baseUrl = checkedUrl(options.baseUrl, 'baseUrl', options.auth !== undefined, options);
  if (options.auth !== undefined && typeof options.auth !== 'function') {
    checkedUrl(options.auth.tokenUrl, 'auth.tokenUrl', true, options);
  }
  const { fhirVersion: version, timeoutMs = 3000, cacheTtlMs: ttlMs = 3_600_000, expandUpTo = 500 } = options;
  const { cacheSize: size = 10_000, monotonic: elapsed = monotonic, systems } = options;
  // Looked up at the call, so that a fetch that is replaced later (instrumentation) is used.
  const { allowLoopbackHttp = false } = options;
  const fetcher: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  const client = fhirClient({
    baseUrl,
    fetch: fetcher,
    allowLoopbackHttp,
    timeoutMs,
    maxBytes: options.maxBytes ?? 4 * 1024 * 1024,
    concurrency: Math.max(1, options.concurrency ?? 8),
    tokens: tokenSource(options.auth, { fetch: fetcher, allowLoopbackHttp, timeoutMs, monotonic: elapsed }),
    breaker: circuitBreaker({
      failures: options.breaker?.failures ?? 5,
      coolDownMs: options.breaker?.coolDownMs ?? 30_000,
      monotonic: elapsed,
      endpoint: 'terminology',
    }),
  });
  const verdicts = answerCache<Verdict>({
    size,
    ttlMs,
    monotonic: elapsed,
    keep: (verdict) => !('failure' in verdict),
  });
  const terms = answerCache<readonly string[] | undefined>({
    size,
    ttlMs,
    monotonic: elapsed,
    keep: (found) => found !== undefined,
  });
  const expanded = expansions(client, { version, upTo: expandUpTo, ttlMs, monotonic: elapsed });

  async function validate(question: CodeQuestion, set: Exclude<AskedSet, { kind: 'not-supported' }>): Promise<Verdict> {
    const request = validateCode(question, set, version);
    return verdicts.get(`${question.language ?? 'nl'} ${JSON.stringify(request)}`, async () => {
      const result = await client(request);
      return 'failure' in result ? result : verdictOf(result.resource);
    });
  }

  async function fromExpansion(question: CodeQuestion, canonical: string): Promise<Verdict | undefined> {
    const expansion = await expanded(canonical, question.language ?? 'nl');
    if (typeof expansion === 'string') return undefined;
    const member = expansion.members.get(memberKey(question.system, question.code));
    return member ? { member: true, inactive: member.inactive, display: member.display } : { member: false };
  }

  async function verdictIn(question: CodeQuestion, set: AskedSet): Promise<Verdict> {
    if (set.kind === 'not-supported') return { failure: 'not-supported' };
    const small = set.kind === 'value-set' && set.named && expandUpTo > 0;
    return (small ? await fromExpansion(question, set.canonical) : undefined) ?? validate(question, set);
  }

  /** Every accepted term, asked for only when the display given is not the preferred one. */
  async function displaysFor(question: CodeQuestion, display: string | undefined) {
    if (question.display === undefined || sameTerm(question.display, display)) return undefined;
    return terms.get(memberKey(question.system, question.code), async () => {
      const result = await client(lookUp(question));
      return 'failure' in result ? undefined : termsOf(result.resource);
    });
  }

  async function lookup(question: CodeQuestion): Promise<CodeAnswer> {
    if (systems !== undefined && !systems.includes(question.system)) return unverifiable('not-supported');
    const set = askedSet(question);
    const verdict = await verdictIn(question, set);
    if ('failure' in verdict) return unverifiable(verdict.failure);
    if (verdict.member) {
      const named = verdict.display === undefined ? {} : { display: verdict.display };
      if (verdict.inactive) return { result: 'not-member', reason: 'inactive', ...named };
      const displays = await displaysFor(question, verdict.display);
      return { result: 'member', ...named, ...(displays && { displays }) };
    }
    if (set.kind === 'system') return { result: 'not-member', reason: 'unknown-code' };
    return outside(await validate(question, { kind: 'system' }));
  }

  return {
    name: `terminology server ${new URL(baseUrl).host}`,
    supports: (system) => systems === undefined || systems.includes(system),
    lookup,
    lookupAll: (questions) => Promise.all(questions.map(lookup)),
  };
}

/** Why a code is not in a set, by what the server says of the code itself; not knowing that leaves `not-in-set`. */
function outside(existence: Verdict): CodeAnswer {
  if ('failure' in existence) return { result: 'not-member', reason: 'not-in-set' };
  if (!existence.member) return { result: 'not-member', reason: 'unknown-code' };
  const named = existence.display === undefined ? {} : { display: existence.display };
  return { result: 'not-member', reason: existence.inactive ? 'inactive' : 'not-in-set', ...named };
}

const sameTerm = (given: string, known: string | undefined): boolean =>
  known !== undefined && given.trim().toLowerCase() === known.trim().toLowerCase();

function checkedUrl(text: string, option: string, secret: boolean, options: LoopbackOptions): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new TypeError(`${option} must be an http(s) URL without query or fragment.`);
  }
  if (url.username !== '' || url.password !== '') throw new TypeError(`${option} must not hold a user or password.`);
  if (secret && !isSafeAddress(url, options)) {
    throw new TypeError(`${option} must be ${SAFE}, because a secret is sent to it.`);
  }
  return text.replace(/\/+$/, '');
}
