import type { FhirAnswer, FhirTransport, TransportFailure } from '../../http/client/fhir-transport';
import type { TokenContext } from '../../http/client/oauth/token-client';
import type { CircuitBreaker } from '../../limits/circuit-breaker';
import { waited } from '../../limits/waited';
import { DirectoryError, type DirectoryErrorCode } from './directory-error';
import { type DirectoryEntry, type DirectoryPage, readPage } from './read-bundle';

/** What a directory is asked with, and how much of it is taken. */
export interface DirectoryClientSettings {
  /** Without its last slash. */
  readonly base: string;
  readonly transport: FhirTransport;
  readonly token: ((context: TokenContext) => Promise<string | undefined>) | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly breaker: CircuitBreaker;
  /** Bytes of one answer. */
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly maxEntries: number;
}

/** How much an answer in pages may come to. */
export type PageLimits = Pick<DirectoryClientSettings, 'maxPages' | 'maxEntries'>;

/** Asks a directory. Rejects with a {@link DirectoryError}, or for the reason that the signal was aborted for. */
export interface DirectoryClient {
  /** The resource; undefined where there is none (404, 410). */
  read(type: string, id: string, signal: AbortSignal): Promise<unknown>;
  /** The pages of a search or history, one by one. `query`: what comes behind the base, encoded. */
  pages(
    query: string,
    type: 'searchset' | 'history',
    signal: AbortSignal,
    limits?: PageLimits,
  ): AsyncGenerator<DirectoryPage>;
  /** All entries of a search. */
  search(query: string, signal: AbortSignal): Promise<readonly DirectoryEntry[]>;
}

const failures: Readonly<Partial<Record<TransportFailure, DirectoryErrorCode>>> = {
  timeout: 'out-of-time',
  redirected: 'redirected',
  'unsafe-address': 'unsafe-address',
  'too-large': 'too-large',
  unreadable: 'unreadable',
  'wrong-charset': 'unreadable',
};

/** Whether an answer says that the directory is down; a question it does not take says nothing of the next. */
const isDown = (answer: FhirAnswer): boolean =>
  answer.ok ? answer.status >= 500 || answer.status === 429 : answer.status === undefined || answer.status >= 500;

/** The address of the next page when it is under the base, whatever dots and escapes it is written with. */
function under(base: string, next: string): string | undefined {
  const root = new URL(base);
  if (!URL.canParse(next, `${base}/`)) return undefined;
  const url = new URL(next, `${base}/`);
  const path = root.pathname.replace(/\/+$/, '');
  const isInside = url.pathname === path || url.pathname === `${path}/` || url.pathname.startsWith(`${path}/`);
  // A path that climbs once a proxy has decoded it is no page of this directory.
  const climbs = /%2e|%2f|%5c/i.test(url.pathname);
  if (url.origin !== root.origin || !isInside || climbs || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

async function tokenBy(
  token: NonNullable<DirectoryClientSettings['token']>,
  context: TokenContext,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await waited(token({ ...context, signal }), signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new DirectoryError('no-token', undefined, error);
  }
}

/** Makes a client of one directory. */
export function directoryClient(settings: DirectoryClientSettings): DirectoryClient {
  const { base, transport, token, headers, breaker, maxBytes } = settings;

  async function once(url: string, context: TokenContext, signal: AbortSignal) {
    const given = token && (await tokenBy(token, context, signal));
    let size = 0;
    const ended = new AbortController();
    const meter = {
      bytes: (count: number) => {
        size += count;
        if (size > maxBytes) ended.abort();
      },
      values: () => true,
    };
    const sent = transport.request({
      method: 'GET',
      url,
      headers,
      meter,
      signal: AbortSignal.any([signal, ended.signal]),
      ...(given !== undefined && { token: given }),
    });
    // One of the caller's own may heed no signal.
    const answer: FhirAnswer = await waited(sent, signal).catch(
      () => ({ ok: false, failure: signal.aborted ? 'aborted' : 'unreachable' }) as const,
    );
    if (size > maxBytes) return { given, answer: { ok: false, failure: 'too-large', status: 200 } as const };
    return { given, answer };
  }

  async function get(url: string, signal: AbortSignal): Promise<Extract<FhirAnswer, { ok: true }>> {
    signal.throwIfAborted();
    const report = breaker.admit();
    if (report === undefined) throw new DirectoryError('left-alone');
    let wasWell = false;
    try {
      const first = await once(url, {}, signal);
      const refused = first.answer.ok && first.answer.status === 401 && first.given !== undefined;
      const { answer } = refused ? await once(url, { refused: first.given, fresh: true }, signal) : first;
      wasWell = !isDown(answer);
      signal.throwIfAborted();
      if (answer.ok) return answer;
      throw new DirectoryError(failures[answer.failure] ?? 'no-answer', answer.status);
    } finally {
      report(wasWell);
    }
  }

  /** The body of a success that was read whole. */
  async function bodyAt(url: string, signal: AbortSignal, none: readonly number[] = []): Promise<unknown> {
    const { status, body, lossy } = await get(url, signal);
    if (none.includes(status)) return undefined;
    if (status < 200 || status >= 300) throw new DirectoryError('status', status);
    if (lossy || body === undefined) throw new DirectoryError('unreadable', status);
    return body;
  }

  async function* pages(
    query: string,
    type: 'searchset' | 'history',
    signal: AbortSignal,
    { maxPages, maxEntries }: PageLimits = settings,
  ): AsyncGenerator<DirectoryPage> {
    const seen = new Set<string>();
    let count = 0;
    for (let url: string | undefined = `${base}/${query}`; url !== undefined; ) {
      if (seen.size >= maxPages) throw new DirectoryError('too-many-pages');
      seen.add(url);
      const page: DirectoryPage = readPage(await bodyAt(url, signal), type);
      count += page.entries.length;
      if (count > maxEntries) throw new DirectoryError('too-many-entries');
      yield page;
      if (page.next === undefined) return;
      url = under(base, page.next);
      if (url === undefined) throw new DirectoryError('link-elsewhere');
      // A page that leads back to one before would never end.
      if (seen.has(url)) throw new DirectoryError('too-many-pages');
    }
  }

  return {
    pages,
    read: (type, id, signal) => bodyAt(`${base}/${type}/${id}`, signal, [404, 410]),
    async search(query, signal) {
      const entries: DirectoryEntry[] = [];
      for await (const page of pages(query, 'searchset', signal)) entries.push(...page.entries);
      return entries;
    },
  };
}
