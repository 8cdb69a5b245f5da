import { createHash } from 'node:crypto';
import type { DocumentReference, FhirResource } from 'fhir/r3';
import { isJson, type Json, listOf } from '../fhir/json';
import { readBytes } from '../http/client/read-answer';
import { textOf } from '../referral/task/task-notices';
import type { Logger } from '../telemetry/logger';
import { type Budget, byBudget } from './budget';
import { reasonOf } from './pull-reasons';
import type { PullError, PulledDocument } from './pull-result';
import { statusOf } from './pull-section';
import type { PullSession } from './pull-session';

/** Bytes of one document, unless the option says otherwise. */
export const MOST_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** A document to get. */
export interface DocumentToPull {
  readonly resource: DocumentReference;
  /** Place of its content. */
  readonly at: number;
  readonly reference: string;
  readonly attachment: Json;
}

function contentsOf({ content }: DocumentReference): readonly unknown[] {
  const contents: readonly unknown[] = listOf(content);
  return contents.length > 0 ? contents : [undefined];
}

/** The attachments of DocumentReferences; of several contents every one. One without any is a document that cannot be had. */
export function documentsIn(resources: readonly FhirResource[]): readonly DocumentToPull[] {
  return resources
    .filter((resource): resource is DocumentReference => resource.resourceType === 'DocumentReference')
    .flatMap((resource) =>
      contentsOf(resource).map((content, at) => ({
        resource,
        at,
        reference: `DocumentReference/${resource.id ?? ''}`,
        attachment: isJson(content) && isJson(content.attachment) ? content.attachment : {},
      })),
    );
}

/** A media type without its parameters, in lower case (RFC 9110 §8.3.1); undefined for what is none. */
function mediaTypeOf(text: string | undefined): string | undefined {
  const media = text?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(media) ? media : undefined;
}

export const UNKNOWN_TYPE = 'application/octet-stream';

/** Base64 as it should be; Buffer takes anything. */
function bytesOf(base64: string): Uint8Array | undefined {
  const text = base64.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0
    ? new Uint8Array(Buffer.from(text, 'base64'))
    : undefined;
}

/** Bytes, and their media type where whoever gave them says it. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** STU3 Binary has its bytes in `content`. */
function bytesOfBinary({ content, contentType }: Json): Bytes | undefined {
  const bytes = bytesOf(textOf(content) ?? '');
  const type = textOf(contentType);
  return bytes && typeof content === 'string' ? { bytes, ...(type !== undefined && { contentType: type }) } : undefined;
}

const ofFhir = /^application\/(fhir\+json|json\+fhir|fhir\+xml|xml\+fhir)$/;
/** Types under which a resource comes too: the general ones of its form, and those that say nothing. */
const general = ['application/json', 'application/xml', 'text/json', 'text/xml', 'text/plain', UNKNOWN_TYPE, undefined];

/** True when the bytes begin as a FHIR resource in JSON or XML would. */
function looksLikeBinary(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2_000)).toString('latin1');
  return /^[\s\S]{0,3}\s*[{<]/.test(start) && start.includes('Binary');
}

/** Servers that do not give the media type asked for send the Binary resource, under one name or another. */
async function unwrapped(
  { bytes, headers }: { readonly bytes: Uint8Array; readonly headers: Headers },
  wanted?: string,
) {
  const type = headers.get('content-type');
  const media = mediaTypeOf(type ?? undefined);
  const asIs: Bytes = { bytes, ...(type !== null && media !== UNKNOWN_TYPE && { contentType: type }) };
  const isFhir = media !== undefined && ofFhir.test(media);
  // A document may be a resource of FHIR by itself.
  const isOther = isFhir && media !== wanted;
  if (!isOther && !((isFhir || general.includes(media)) && looksLikeBinary(bytes))) return asIs;
  const read = await readBytes(bytes, type);
  const value = read.ok ? read.value : undefined;
  if (isJson(value) && value.resourceType === 'Binary') return bytesOfBinary(value);
  return isOther ? undefined : asIs;
}

/** Where a reader looks for the beginning of a PDF. */
const PDF_WITHIN = 1024;

/** A page that says to log in, or that something went wrong, answers 200 and is no letter. */
function isOtherThanPdf(bytes: Uint8Array, contentType: string | undefined): boolean {
  if (mediaTypeOf(contentType) !== 'application/pdf') return false;
  return !Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_WITHIN)).includes('%PDF');
}

/** Attachment.hash is the SHA-1 in base64 (STU3 datatypes, Attachment); size is in bytes. */
function isDamaged(bytes: Uint8Array, { hash, size }: Json): boolean {
  if (typeof size === 'number' && size !== bytes.byteLength) return true;
  return typeof hash === 'string' && createHash('sha1').update(bytes).digest('base64') !== hash.trim();
}

type Content = Bytes | { readonly error: PullError };

const damaged = { error: { failure: 'damaged' } } as const;

/** The address of the bytes. Some senders write `/Binary/id` for what is relative to their base. */
function addressUnder(session: PullSession, address: string): string | undefined {
  const relative = /^\/Binary\/[A-Za-z0-9.-]{1,64}$/.test(address) ? address.slice(1) : undefined;
  return session.within(address) ?? (relative === undefined ? undefined : session.within(relative));
}

/** Asks for the bytes as they are; where the sender has no such form, for the resource around them. */
async function download(session: PullSession, url: string, wanted: string | undefined, maxBytes: number) {
  const answer = await session.download(url, wanted ?? '*/*', maxBytes);
  if (!answer.ok || answer.status !== 406) return answer;
  return session.download(url, 'application/fhir+json, application/fhir+xml;q=0.9', maxBytes);
}

async function contentOf(
  session: PullSession,
  { attachment, resource }: DocumentToPull,
  maxBytes: number,
): Promise<Content> {
  const data = textOf(attachment.data);
  if (data !== undefined) {
    const bytes = bytesOf(data);
    return bytes ? { bytes } : damaged;
  }
  const address = textOf(attachment.url)?.trim();
  if (address === undefined) return { error: { failure: 'no-content' } };
  if (address.startsWith('#')) {
    const binary = listOf(resource.contained)
      .filter(isJson)
      .find(({ resourceType, id }) => resourceType === 'Binary' && id === address.slice(1));
    return binary ? (bytesOfBinary(binary) ?? damaged) : { error: { failure: 'no-content' } };
  }
  const url = addressUnder(session, address);
  if (url === undefined) return { error: { failure: 'elsewhere' } };
  const wanted = mediaTypeOf(textOf(attachment.contentType));
  const answer = await download(session, url, wanted, maxBytes);
  if (!answer.ok)
    return { error: { failure: answer.failure, ...(answer.status !== undefined && { status: answer.status }) } };
  if (answer.status !== 200) return { error: { failure: 'http-status', status: answer.status } };
  return (await unwrapped(answer, wanted)) ?? { error: { failure: 'unreadable', status: answer.status } };
}

/** Of a document that another one stands for: it is neither fetched nor filed, as one key would lead to both. */
export function hiddenDocument({ reference, attachment }: DocumentToPull): PulledDocument {
  const error: PullError = { failure: 'two-under-one-id' };
  const title = textOf(attachment.title);
  const contentType = textOf(attachment.contentType) ?? UNKNOWN_TYPE;
  return {
    reference,
    ...(title !== undefined && { title }),
    contentType,
    status: 'failed',
    error,
    reason: reasonOf('failed', error),
  };
}

/** What a document is held against. */
export interface DocumentLimits {
  readonly maxBytes: number;
  readonly budget: Budget;
  readonly logger: Logger;
}

/** Gets one document: inline, or by the address of its attachment under the sender's base. Never rejects. */
export async function pullDocument(
  session: PullSession,
  document: DocumentToPull,
  limits: DocumentLimits,
): Promise<PulledDocument> {
  const { reference, attachment } = document;
  const told = textOf(attachment.contentType);
  const title = textOf(attachment.title);
  const about = { reference, ...(title !== undefined && { title }), contentType: told ?? UNKNOWN_TYPE };
  const failed = (status: 'refused' | 'failed' | 'aborted', error: PullError): PulledDocument => ({
    ...about,
    status,
    error,
    reason: reasonOf(status, error),
  });
  const { budget } = limits;
  if (!budget.take('documents', 1)) {
    const error = byBudget({ failure: 'aborted' }, budget);
    return failed(statusOf(error), error);
  }
  const content = await contentOf(session, document, limits.maxBytes).catch((err: unknown): Content => {
    limits.logger.error({ event: 'document-failed', err }, 'a document could not be processed');
    return { error: { failure: 'unexpected' } };
  });
  if ('error' in content) {
    const error = byBudget(content.error, budget);
    return failed(statusOf(error), error);
  }
  const { bytes, contentType = UNKNOWN_TYPE } = content;
  if (isDamaged(bytes, attachment)) return failed('failed', { failure: 'damaged' });
  if (bytes.byteLength === 0) return failed('failed', { failure: 'empty' });
  if (isOtherThanPdf(bytes, told)) return failed('failed', { failure: 'not-a-pdf' });
  // What the sender says of the document goes before what its server says of an answer.
  return { ...about, contentType: told ?? contentType, status: 'obtained', bytes };
}
