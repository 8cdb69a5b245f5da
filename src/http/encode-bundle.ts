import type { Bundle, BundleEntry } from 'fhir/r3';
import { codedParts } from './compression';
import { type Encoding, headersOf, writerOf } from './encode';
import { around, declaration, entriesText, type Texts } from './entry-text';
import type { Answer } from './inbound';
import type { WireFormat } from './negotiation';
import { streamedBody } from './streamed-body';

/** How a Bundle goes out in parts. */
export interface BundleStream extends Omit<Encoding, 'pretty'> {
  /** Aborted when the receiver is gone. */
  readonly signal: AbortSignal;
  /** Hears, once, of an answer that did not reach its end. */
  readonly onBroken: (cause: unknown, gone: boolean) => void;
}

/** The text of a Bundle, as it comes; the head has no entries, and what it says stands before them. */
async function* bundleText(
  head: Bundle,
  entries: AsyncIterable<readonly BundleEntry[]>,
  format: WireFormat,
  texts: Texts | undefined,
): AsyncGenerator<string> {
  const write = await writerOf(format);
  const [open, between, close] = around(head, format, write);
  let before = declaration[format] + open;
  for await (const part of entries) {
    if (part.length === 0) continue;
    yield before + entriesText(part, format, write, texts);
    before = between;
  }
  yield close;
}

/** The connection ends in the middle: the receiver never takes a part for the whole. */
class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
  constructor() {
    super('The answer could not be sent whole.');
  }
}

/**
 * An answer (200) that holds a Bundle, sent as its entries come: nothing of it is held but the part on its way.
 *
 * @param head The Bundle without entries.
 * @param entries At least one entry in all; parts as large as may be held at a time. What they throw breaks the answer off.
 */
export function encodeBundle(
  head: Bundle,
  entries: AsyncIterable<readonly BundleEntry[]>,
  { format, coding, texts, signal, onBroken }: BundleStream,
): Answer {
  const contentCoding = coding?.coding;
  const bytes = codedParts(bundleText(head, entries, format, texts), contentCoding);
  return {
    status: 200,
    headers: { ...headersOf(format), ...(contentCoding && { 'content-encoding': contentCoding }) },
    body: streamedBody(bytes, { signal, onBroken, brokenBy: () => new BrokenAnswer() }),
  };
}
