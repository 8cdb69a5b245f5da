import { Refusal } from './refusal';
import type { FacadeReason } from './refusal-reasons';

/** A parameter of one credential, as schemes such as Digest have them: `name=value`. */
const PARAMETER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\s*=\s*\S/;

/**
 * True when an Authorization field holds more than one credential. The field is no list (RFC 9110 §11.6.2), but servers join
 * headers that came twice with a comma: which of them a proxy in front looked at is then not known. A comma within one
 * credential only stands between parameters; a bearer token has none (RFC 6750 §2.1).
 */
export function hasSeveralCredentials(field: string): boolean {
  const parts = field.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(',');
  const [first = '', ...more] = parts.map((part) => part.trim());
  return more.length > 0 && (/^bearer(\s|$)/i.test(first) || more.some((part) => !PARAMETER.test(part)));
}

/** Refuses (400) a request that brings more than one credential, before anybody picks one of them. */
export function checkOneCredential(request: Request): void {
  if (!hasSeveralCredentials(request.headers.get('authorization') ?? '')) return;
  throw new Refusal<FacadeReason>(
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
