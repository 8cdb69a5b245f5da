/** What a file says of itself. None of it is a verdict: a claim is easily written, and PDF/A is in what was not looked at. */
export interface PdfFacts {
  /** Whether `%PDF-` stands at its beginning; readers look for it in the first 1024 bytes. */
  readonly isPdf: boolean;
  /** Of its header: `1.7`. */
  readonly version?: string;
  /** What it says in its XMP metadata: `PDF/A-2B`. Absent where no such words were found: metadata may be compressed. */
  readonly claim?: string;
  /** Whether its trailer has an `Encrypt`. */
  readonly encrypted: boolean;
}

const HEADER_WITHIN = 1024;
/** A trailer, or the dictionary of a cross-reference stream, is no longer than this around its `Encrypt`. */
const AROUND = 4096;
const MOST_LOOKED_AT = 50;

/** Whether an `/Encrypt` stands in a trailer or in the dictionary of a cross-reference stream, and not in a text. */
function isEncrypted(text: string): boolean {
  let at = text.indexOf('/Encrypt ');
  for (let looked = 0; at >= 0 && looked < MOST_LOOKED_AT; looked++) {
    const before = text.slice(Math.max(0, at - AROUND), at);
    const after = text.slice(at, at + AROUND);
    const trailer = before.lastIndexOf('trailer');
    if (trailer >= 0 && !before.includes('startxref', trailer)) return true;
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1) + (after.split('stream')[0] ?? '');
    if (/\/Type\s*\/XRef\b/.test(dictionary)) return true;
    at = text.indexOf('/Encrypt ', at + 1);
  }
  return false;
}

/** A property of pdfaid, as an element or as an attribute (ISO 19005-2 §6.6.4). */
const claimed = (text: string, name: string): string | undefined =>
  new RegExp(`pdfaid:${name}(?:>|\\s{0,9}=\\s{0,9}["'])([0-9A-Za-z]{1,4})[<"']`).exec(text)?.[1];

/** What a file says of itself, read from its bytes as they are. */
export function pdfFacts(bytes: Uint8Array): PdfFacts {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const header = /%PDF-(\d\.\d)?/.exec(text.slice(0, HEADER_WITHIN));
  if (header === null) return { isPdf: false, encrypted: false };
  const [, version] = header;
  const part = claimed(text, 'part');
  const level = claimed(text, 'conformance') ?? '';
  return {
    isPdf: true,
    ...(version !== undefined && { version }),
    ...(part !== undefined && { claim: `PDF/A-${part}${level.toUpperCase()}` }),
    encrypted: isEncrypted(text),
  };
}
