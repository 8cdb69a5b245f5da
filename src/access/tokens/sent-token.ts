import type { TokenFailure } from './token-check';
import { MAX_TOKEN_LENGTH } from './verify-jwt';

/** A token as it came along with a request. */
export interface SentToken {
  readonly text: string;
  /** `dpop`: with a proof that the sender has the key it is bound to (RFC 9449 §7.1). */
  readonly scheme: 'bearer' | 'dpop';
}

/** The token of an Authorization header (RFC 6750 §2.1, RFC 9449 §7.1); the other places RFC 6750 knows are not looked at. */
export function sentToken(headers: {
  get(name: string): string | null;
}): { readonly token: SentToken } | { readonly failure: TokenFailure } {
  const header = headers.get('authorization')?.trim() ?? '';
  const [, scheme = '', given = ''] = /^(bearer|dpop)(?:\s+(.*))?$/is.exec(header) ?? [];
  const text = given.trim();
  if (scheme === '' || text === '') return { failure: 'token-missing' };
  const wellFormed = text.length <= MAX_TOKEN_LENGTH && /^[A-Za-z0-9\-._~+/]+=*$/.test(text);
  if (!wellFormed) return { failure: 'token-malformed' };
  return { token: { text, scheme: scheme.toLowerCase() === 'dpop' ? 'dpop' : 'bearer' } };
}
