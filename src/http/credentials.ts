import type { Inbound } from './inbound';
import { Refusal } from './refusal';
import type { HttpReason } from './refusal-reasons';

/** A parameter of one credential, as schemes such as Digest have them: `name=value`. */
const PARAMETER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\s*=\s*\S/;

/**
 * A quoted string, or one that is never closed up to the end of the field: whatever stands in it, it is read once. A pattern that
 * wants the closing quote would look for it anew from every quote of a field made of them.
 */
const QUOTED = /"(?:[^"\\]|\\.?)*("?)/g;

/**
 * True when an Authorization field holds more than one credential. The field is no list (RFC 9110 §11.6.2), but servers join
 * headers that came twice with a comma: which of them a proxy in front looked at is then not known. A comma within one
 * credential only stands between parameters; a bearer token has none (RFC 6750 §2.1).
 */
export function hasSeveralCredentials(field: string): boolean {
  // What is never closed is no quoted string, and hides no comma.
  const parts = field.replace(QUOTED, (text, closed) => (closed === '' ? text : '""')).split(',');
  const [first = '', ...more] = parts.map((part) => part.trim());
  return more.length > 0 && (/^bearer(\s|$)/i.test(first) || more.some((part) => !PARAMETER.test(part)));
}

/** Refuses (400) a request that brings more than one credential, before anybody picks one of them. */
export function checkOneCredential(request: Pick<Inbound, 'headers'>): void {
  if (!hasSeveralCredentials(request.headers.get('authorization') ?? '')) return;
  throw new Refusal<HttpReason>(
    400,
    {
      code: 'invalid',
      diagnostics: 'A request has one Authorization header with one credential.',
      location: 'http.Authorization',
    },
    {},
    'several-credentials',
  );
}
