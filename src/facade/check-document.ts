import type { CheckDocument, Content, DocumentContent, DocumentVerdict } from '../bgz/define/content';
import { Refusal } from '../http/refusal';
import { TimeIsOver } from '../limits/within';
import { BrokenDocument, wholeOf } from './binary-body';
import type { Call } from './call';
import type { FacadeReason } from './refusal-reasons';

/** What is told of a document that was not sent. Why, goes to the log. */
function refusal(
  status: number,
  code: 'incomplete' | 'timeout' | 'business-rule',
  reason: FacadeReason,
  diagnostics: string,
) {
  return new Refusal<FacadeReason>(status, { code, diagnostics }, {}, reason);
}

const isVerdict = (value: unknown): value is DocumentVerdict =>
  typeof value === 'object' && value !== null && 'sendable' in value && typeof value.sendable === 'boolean';

async function verdictOf(call: Call, check: CheckDocument, contentType: string, bytes: Uint8Array) {
  const { waitFor, logger } = call.settings;
  try {
    // A copy: what is looked at may be changed or handed to another thread, and what was looked at is what leaves.
    const looked = new Uint8Array(bytes);
    const verdict: unknown = await waitFor('checkDocument', async (signal) =>
      check({ contentType, bytes: looked, signal }),
    );
    if (isVerdict(verdict)) return verdict;
    throw new TypeError('checkDocument gave no verdict');
  } catch (err) {
    logger.error(
      { event: 'document-failed', requestId: call.trail.requestId, err },
      'a document could not be checked, and was not sent',
    );
    if (err instanceof TimeIsOver)
      throw refusal(503, 'timeout', 'document-check-timed-out', 'The document was not checked in time.');
    throw refusal(503, 'incomplete', 'document-check-failed', 'The document could not be checked.');
  }
}

/**
 * The document as it may be sent: whole, and called sendable by the check of the vendor.
 *
 * @throws {Refusal} For anything else: nothing of it leaves.
 */
export async function checkedDocument(
  call: Call,
  check: CheckDocument,
  { contentType, size }: Content,
  content: DocumentContent,
): Promise<Uint8Array> {
  const { settings, trail } = call;
  const bytes = await wholeOf(content, {
    size,
    maxBytes: settings.maxDocumentBytes,
    waitFor: (step) => settings.waitFor('document', step),
  }).catch((err: unknown): never => {
    settings.logger.error({ event: 'document-failed', requestId: trail.requestId, err }, 'a document broke off');
    const reason = err instanceof BrokenDocument ? err.reason : 'document-broken';
    throw refusal(502, 'incomplete', reason, 'The source of the document failed.');
  });
  const verdict = await verdictOf(call, check, contentType, bytes);
  if (verdict.sendable) return bytes;
  settings.logger.error(
    { event: 'document-refused', requestId: trail.requestId, ...(verdict.why !== undefined && { why: verdict.why }) },
    'a document was not sent: its check refused it',
  );
  throw refusal(500, 'business-rule', 'document-refused', 'The document is not as it should be, and was not sent.');
}
