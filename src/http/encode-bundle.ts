import type { Bundle, BundleEntry } from 'fhir/r3';
import { codedParts } from './compression';
import { declaration, type Encoding, headersOf, type Write, writerOf } from './encode';
import type { WireFormat } from './negotiation';
import { streamedBody } from './streamed-body';

/** How a Bundle goes out in parts. */
export interface BundleStream extends Omit<Encoding, 'pretty'> {
  /** Aborted when the receiver is gone. */
  readonly signal: AbortSignal;
  /** Hears, once, of an answer that did not reach its end. */
  readonly onBroken: (cause: unknown, gone: boolean) => void;
}

/** What stands around the entries of a Bundle in each form, with the property of the entries. */
const frames: Readonly<Record<WireFormat, readonly [open: string, between: string, close: string]>> = {
  json: ['{"resourceType":"Bundle","entry":[', ',', ']}'],
  xml: ['<Bundle xmlns="http://hl7.org/fhir">', '', '</Bundle>'],
};

/** Entries as they stand in a Bundle of this form. */
function entriesText(entry: BundleEntry[], format: WireFormat, write: Write): string {
  const [open, , close] = frames[format];
  return write({ resourceType: 'Bundle', entry } as unknown as Bundle, false).slice(open.length, -close.length);
}

/** The text of a Bundle, as it comes; the head has no entries, and what it says stands before them. */
async function* bundleText(
  head: Bundle,
  entries: AsyncIterable<readonly BundleEntry[]>,
  format: WireFormat,
): AsyncGenerator<string> {
  const write = await writerOf(format);
  const [, between, close] = frames[format];
  const end = format === 'json' ? '}' : close;
  let before = `${declaration[format]}${write(head, false).slice(0, -end.length)}${format === 'json' ? ',"entry":[' : ''}`;
  for await (const part of entries) {
    if (part.length === 0) continue;
    yield before + entriesText([...part], format, write);
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
 * A response (200) that holds a Bundle, sent as its entries come: nothing of it is held but the part on its way.
 *
 * @param head The Bundle without entries.
 * @param entries At least one entry in all; parts as large as may be held at a time. What they throw breaks the answer off.
 */
export function encodeBundle(
  head: Bundle,
  entries: AsyncIterable<readonly BundleEntry[]>,
  { format, coding, signal, onBroken }: BundleStream,
): Response {
  const contentCoding = coding?.coding;
  const bytes = codedParts(bundleText(head, entries, format), contentCoding);
  return new Response(streamedBody(bytes, { signal, onBroken, brokenBy: () => new BrokenAnswer() }), {
    status: 200,
    headers: { ...headersOf(format), ...(contentCoding && { 'content-encoding': contentCoding }) },
  });
}
