import { decodeText } from '../../fhir/decode-text';
import type { Json } from '../../fhir/json';
import { asIs, type Phrase } from '../../fhir/phrase';
import { fhirJson } from '../../fhir/written-numbers';
import { type ExchangeFailure, type ExchangeOptions, exchange } from '../../http/client/exchange';
import { xmlModel } from '../../http/client/read-answer';
import { said } from '../words';
import type { Answer, Asked } from './answer';
import { declareTypes } from './declare-types';
import { readResource } from './read-resource';

/** How the server is reached. */
export interface SendOptions extends ExchangeOptions {
  /** Milliseconds for a request, its answer read. */
  readonly timeoutMs: number;
  /** Most bytes of an answer. */
  readonly maxBytes: number;
}

const WHY: Readonly<Record<ExchangeFailure, Phrase>> = {
  unreachable: said.unreachable,
  timeout: said.timeout,
  aborted: said.aborted,
  'unsafe-address': said.unsafe,
  'too-large': said.tooLarge,
  redirected: said.redirected,
};

async function written(asked: Asked): Promise<string | undefined> {
  if (!asked.body) return undefined;
  if (!/xml/.test(asked.headers['content-type'] ?? '')) return fhirJson(asked.body);
  const { writeFhirXml } = await import('../../fhir/xml/write-fhir-xml');
  return `<?xml version="1.0" encoding="UTF-8"?>${writeFhirXml(asked.body, await xmlModel())}`;
}

type Read = { readonly resource?: Json; readonly problem?: Phrase };

/** The resource of a body, read as what its media type says it is. */
async function resourceOf(text: string, contentType: string): Promise<Read> {
  if (text.trim() === '') return {};
  const isXml = /xml/.test(contentType);
  const resource = await readResource(text, isXml ? 'xml' : 'json');
  return resource ? { resource } : { problem: isXml ? said.notFhirXml : said.notJson };
}

/** What is wrong with the form of an answer, where another was asked for. */
function mismatch({ headers }: Asked, contentType: string): Phrase | undefined {
  const wantsXml = /xml/.test(headers.accept ?? '');
  if (wantsXml === /xml/.test(contentType)) return undefined;
  const found = contentType === '' ? said.nothingCame : asIs(contentType);
  return said.mismatch({ asked: wantsXml ? 'xml' : 'json', found });
}

/** The same, with the types of what it holds. */
async function typed(read: Read): Promise<Read> {
  if (read.resource) declareTypes(read.resource, await xmlModel());
  return read;
}

/** Sends a request and reads its answer; never rejects for what the server or the network does. */
export async function send(asked: Asked, options: SendOptions): Promise<Answer> {
  const start = performance.now();
  const nothing = { asked, headers: new Map<string, string>(), contentType: '', text: '', resource: undefined };
  const ended = (problem: Phrase, status = 0): Answer => ({
    ...nothing,
    status,
    problem,
    ms: performance.now() - start,
  });
  const { method, url, headers } = asked;
  if (!URL.canParse(url)) return ended(said.noUrl);
  // A server that answered with something unheard of must not end the run by what is sent on of it.
  const body = await written(asked).catch(() => null);
  if (body === null) return ended(said.unwritable);
  const { timeoutMs, maxBytes, ...sends } = options;
  const exchanged = await exchange(
    { method: method as 'GET', url, headers, timeoutMs, maxBytes, ...(body !== undefined && { body }) },
    sends,
  );
  if (!exchanged.ok) return ended(WHY[exchanged.failure], exchanged.status);
  const ms = performance.now() - start;
  const contentType = exchanged.headers.get('content-type') ?? '';
  const decoded = decodeText(exchanged.bytes, contentType);
  const told = new Map([...exchanged.headers].map(([name, value]) => [name.toLowerCase(), value]));
  const { status } = exchanged;
  if (!decoded.ok) return { ...nothing, status, headers: told, contentType, problem: said.charset, ms };
  const { text } = decoded;
  const read = await typed(await resourceOf(text, contentType));
  const problem = read.problem ?? (text.trim() === '' ? undefined : mismatch(asked, contentType));
  return { asked, status, headers: told, contentType, text, resource: read.resource, problem, ms };
}
