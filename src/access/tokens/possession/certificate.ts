import { createHash, X509Certificate } from 'node:crypto';

/** Longest certificate that is read, as text. */
const LONGEST = 16_384;

/** A certificate and those behind it, and nothing else: of a header that came twice, joined by a comma, the first may be from outside. */
const PEM_CHAIN =
  /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----(?:\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----)*\s*$/;

function bytesOf(text: string): Uint8Array | undefined {
  // RFC 9440: a byte sequence of structured fields.
  const structured = /^:([A-Za-z0-9+/=]+):$/.exec(text)?.[1];
  if (structured !== undefined) return Buffer.from(structured, 'base64');
  const base64 = PEM_CHAIN.exec(text)?.[1]?.replace(/\s/g, '') ?? text.replace(/[\r\n]/g, '');
  return /^[A-Za-z0-9+/]+=*$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}

/**
 * Thumbprint of a client certificate as tokens have it (`x5t#S256`, RFC 8705 §3.1), from what a proxy hands over: RFC 9440
 * (`Client-Cert: :…:`), PEM as it is or URL-encoded (nginx `$ssl_client_escaped_cert`), or the base64 of its DER. Of a chain the first counts.
 *
 * @returns Undefined for what is no certificate, or one that is not valid at the moment; and for a header that came twice.
 */
export function certificateThumbprint(given: string | Uint8Array, now: Date): string | undefined {
  try {
    const text = typeof given === 'string' ? given.trim() : undefined;
    if (text !== undefined && (text === '' || text.length > LONGEST)) return undefined;
    const bytes =
      text === undefined ? (given as Uint8Array) : bytesOf(text.includes('%') ? decodeURIComponent(text) : text);
    if (bytes === undefined) return undefined;
    const certificate = new X509Certificate(bytes);
    const from = Date.parse(certificate.validFrom);
    const to = Date.parse(certificate.validTo);
    if (!(now.getTime() >= from && now.getTime() <= to)) return undefined;
    return createHash('sha256').update(certificate.raw).digest('base64url');
  } catch {
    return undefined;
  }
}
