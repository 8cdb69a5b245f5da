import type { IncomingMessage } from 'node:http';
import { decodedOnce, rawParameter } from '../../../http/parameters';
import type { Seen } from './seen';

/** Most bytes of a request that are read. */
const MOST_BYTES = 1024 * 1024;

/** A request of the receiver. */
export interface Asked {
  /** For the facade, under the base as the receiver knows it. */
  readonly request: Request;
  readonly seen: Seen;
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += (part as Uint8Array).byteLength;
    if (size > MOST_BYTES) return undefined;
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts);
}

const parametersIn = (text: string) =>
  text.split('&').flatMap((written) => {
    const read = written === '' ? undefined : rawParameter(written);
    return read === undefined ? [] : [{ key: read.key, value: read.value }];
  });

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    // Of the connection between the two and not of what is asked.
    if (!/^(connection|keep-alive|transfer-encoding|expect|upgrade|te|trailer)$/i.test(name))
      headers.append(name, value);
  }
  return headers;
}

/** Reads a request; undefined for one whose address or body cannot be read. */
export async function askedBy(incoming: IncomingMessage, base: string): Promise<Asked | undefined> {
  const { method = 'GET', url = '/' } = incoming;
  const { origin, pathname: mount } = new URL(base);
  if (!url.startsWith('/') || !URL.canParse(origin + url)) return undefined;
  const whole = new URL(origin + url);
  const body = await bodyOf(incoming);
  if (body === undefined) return undefined;
  const headers = headersOf(incoming);
  const path = whole.pathname.startsWith(mount) ? whole.pathname.slice(mount.length).replace(/^\/+/, '') : '';
  const isForm = /x-www-form-urlencoded/i.test(headers.get('content-type') ?? '');
  const form = isForm ? Buffer.from(body).toString('utf8') : '';
  const parameters = [...parametersIn(whole.search.slice(1)), ...parametersIn(form)];
  const hasBody = body.byteLength > 0 && method !== 'GET' && method !== 'HEAD';
  return {
    request: new Request(whole, { method, headers, ...(hasBody && { body }) }),
    seen: {
      method,
      path: (decodedOnce(path) ?? path).replace(/\/_search$/, ''),
      parameters,
      key: `${method} ${path} ${parameters.map(({ key, value }) => `${key}=${value}`).join('&')}`,
      hasToken: /^bearer +\S/i.test(headers.get('authorization') ?? ''),
      hasTokenInUrl: whole.searchParams.has('access_token'),
      takesGzip: /\bgzip\b/i.test(headers.get('accept-encoding') ?? ''),
      status: 0,
      isFaulted: false,
      end: 'open',
    },
  };
}
