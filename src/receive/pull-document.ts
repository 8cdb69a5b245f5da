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

/** A document to get. */
export interface DocumentToPull {
  readonly reference: string;
  readonly attachment: Json;
}

/** The attachments of DocumentReferences, each document once. */
export function documentsIn(resources: readonly FhirResource[]): readonly DocumentToPull[] {
  return resources
    .filter((resource): resource is DocumentReference => resource.resourceType === 'DocumentReference')
    .flatMap((resource) =>
      listOf(resource.content).map((content) => ({
        reference: `DocumentReference/${resource.id ?? ''}`,
        attachment: isJson(content) && isJson(content.attachment) ? content.attachment : {},
      })),
    );
}

/** Base64 as it should be; Buffer takes anything. */
function bytesOf(base64: string): Uint8Array | undefined {
  const text = base64.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0
    ? new Uint8Array(Buffer.from(text, 'base64'))
    : undefined;
}

/** Servers that ignore the media type asked for send the Binary resource; STU3 has its bytes in `content`. */
async function unwrapped(bytes: Uint8Array, type: string, wanted: string): Promise<Uint8Array | undefined> {
  const [media = ''] = type.split(';').map((part) => part.trim().toLowerCase());
  const [asked = ''] = wanted.split(';').map((part) => part.trim().toLowerCase());
  if (!/^(application\/(fhir\+json|json\+fhir|json|fhir\+xml|xml\+fhir|xml)|text\/xml)$/.test(media) || asked === media)
    return bytes;
  const read = await readBytes(bytes, type);
  const value = read.ok ? read.value : undefined;
  if (isJson(value) && value.resourceType === 'Binary')
    return typeof value.content === 'string' ? bytesOf(value.content) : undefined;
  // A document that is JSON or XML itself, under a general name of its form.
  return /json|xml/.test(asked) && !media.includes('fhir') ? bytes : undefined;
}

/** Attachment.hash is the SHA-1 in base64 (STU3 datatypes, Attachment); size is in bytes. */
function isDamaged(bytes: Uint8Array, { hash, size }: Json): boolean {
  if (typeof size === 'number' && size !== bytes.byteLength) return true;
  return typeof hash === 'string' && createHash('sha1').update(bytes).digest('base64') !== hash.trim();
}

type Content = { readonly bytes: Uint8Array } | { readonly error: PullError };

async function contentOf(
  session: PullSession,
  attachment: Json,
  contentType: string,
  maxBytes: number,
): Promise<Content> {
  const data = textOf(attachment.data);
  if (data !== undefined) {
    const bytes = bytesOf(data);
    return bytes ? { bytes } : { error: { failure: 'damaged' } };
  }
  const address = textOf(attachment.url);
  if (address === undefined) return { error: { failure: 'no-content' } };
  const url = session.within(address);
  if (url === undefined) return { error: { failure: 'elsewhere' } };
  const answer = await session.download(url, contentType, maxBytes);
  if (!answer.ok)
    return { error: { failure: answer.failure, ...(answer.status !== undefined && { status: answer.status }) } };
  if (answer.status !== 200) return { error: { failure: 'http-status', status: answer.status } };
  const bytes = await unwrapped(answer.bytes, answer.headers.get('content-type') ?? '', contentType);
  return bytes ? { bytes } : { error: { failure: 'unreadable', status: answer.status } };
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
  { reference, attachment }: DocumentToPull,
  limits: DocumentLimits,
): Promise<PulledDocument> {
  const contentType = textOf(attachment.contentType) ?? 'application/octet-stream';
  const title = textOf(attachment.title);
  const about = { reference, ...(title !== undefined && { title }), contentType };
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
  const content = await contentOf(session, attachment, contentType, limits.maxBytes).catch((err: unknown): Content => {
    limits.logger.error({ event: 'document-failed', err }, 'a document could not be processed');
    return { error: { failure: 'unexpected' } };
  });
  if ('error' in content) {
    const error = byBudget(content.error, budget);
    return failed(statusOf(error), error);
  }
  if (isDamaged(content.bytes, attachment)) return failed('failed', { failure: 'damaged' });
  return { ...about, status: 'obtained', bytes: content.bytes };
}
