import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listen } from '../receive/loopback';

/** A hostile or broken party on this machine. */
export interface Peer {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** What was asked: `GET /fhir/Condition?code=x`, in order. */
  readonly asked: readonly string[];
  /** Headers of each of them. */
  readonly headers: readonly IncomingMessage['headers'][];
}

/** What a peer does with a request, `at` times asked before. */
export type Trick = (response: ServerResponse, request: IncomingMessage, at: number) => unknown;

/** A peer that plays one trick, or one per path (the query does not count; `*` is for all others). */
export async function peer(tricks: Trick | Readonly<Record<string, Trick>>): Promise<Peer> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const origin = await listen((request, response) => {
    const at = asked.push(`${request.method} ${request.url}`) - 1;
    headers.push(request.headers);
    // Who hangs up in the middle is what most of these are about.
    response.on('error', () => {});
    const path = request.url?.split('?')[0] ?? '';
    const trick = typeof tricks === 'function' ? tricks : (tricks[path] ?? tricks['*'] ?? notFound);
    request.resume();
    Promise.resolve(trick(response, request, at)).catch(() => response.destroy());
  });
  return { origin, asked, headers };
}

const notFound: Trick = (response) => {
  response.statusCode = 404;
  response.end();
};

const FHIR = 'application/fhir+json';

/** An answer as it should be, or nearly: a value as JSON, or the text as it is. */
export const says =
  (body: unknown, status = 200, type = FHIR): Trick =>
  (response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Waits until the other side takes more, or is gone. */
const room = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });

/** Writes the same piece again and again, as fast as it is taken: `pieces` times, or until the other side hangs up. */
async function repeat(response: ServerResponse, piece: Uint8Array, pieces = Number.POSITIVE_INFINITY) {
  for (let sent = 0; sent < pieces && !response.destroyed; sent++) if (!response.write(piece)) await room(response);
}

/** What bodies without end begin with: a searchset, of which a text goes on and on. */
const OPENING = '{"resourceType":"Bundle","type":"searchset","id":"';

/** How a body without end or a bomb is sent. */
export interface Flood {
  readonly status?: number;
  readonly type?: string;
  readonly opening?: string;
  /** Repeated after the opening. */
  readonly unit?: string;
  /** Where it ends after all, in MiB (about). */
  readonly mebibytes?: number;
  readonly closing?: string;
}

const MEBIBYTE = 1024 * 1024;
const mebibyteOf = (unit: string): string => unit.repeat(Math.ceil(MEBIBYTE / unit.length));

/** A body without end. */
export const endless =
  ({ status = 200, type = FHIR, opening = OPENING, unit = 'x', mebibytes, closing = '' }: Flood = {}): Trick =>
  async (response) => {
    response.writeHead(status, { 'content-type': type });
    response.write(opening);
    await repeat(response, Buffer.from(mebibyteOf(unit)), mebibytes);
    response.end(closing);
  };

/**
 * A body of some kilobytes a mebibyte, in a content coding. Each piece is a member of its own, which all decoders put
 * together (RFC 1952 §2.2); made once, so it costs the peer nothing.
 */
export const bomb =
  ({ status = 200, type = FHIR, opening = OPENING, unit = 'x', mebibytes, closing = '' }: Flood = {}): Trick =>
  async (response) => {
    response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip' });
    response.write(gzipSync(opening));
    await repeat(response, gzipSync(mebibyteOf(unit)), mebibytes);
    response.end(gzipSync(closing));
  };

/** The same in brotli, which has no members: so many mebibytes, made whole. */
export const brotliBomb =
  ({ status = 200, type = FHIR, opening = OPENING, unit = 'x', mebibytes = 256, closing = '' }: Flood = {}): Trick =>
  (response) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    response.writeHead(status, { 'content-type': type, 'content-encoding': 'br' });
    response.end(brotliCompressSync(opening + mebibyteOf(unit).repeat(mebibytes) + closing, { params }));
  };

/** A body that comes a byte at a time and has no end. */
export const drip =
  (everyMs = 5): Trick =>
  async (response) => {
    response.writeHead(200, { 'content-type': FHIR });
    response.write(OPENING);
    while (!response.destroyed) {
      response.write('x');
      await wait(everyMs);
    }
  };

/** No answer at all; the connection stays open. */
export const silence: Trick = () => {};

/** A redirect. */
export const redirect =
  (location: string, status = 302): Trick =>
  (response) => {
    response.writeHead(status, { location });
    response.end();
  };

/** JSON so many arrays deep, inside a searchset. */
export const deepJson = (depth: number): string =>
  `{"resourceType":"Bundle","type":"searchset","entry":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** A searchset with a next page, whatever page it is. */
export const endlessPages =
  (entries: (page: number) => readonly object[] = () => []): Trick =>
  (response, request, at) => {
    const body = {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: `http://${request.headers.host}/fhir/Condition?page=${at + 1}` }],
      entry: entries(at),
    };
    says(body)(response, request, at);
  };
