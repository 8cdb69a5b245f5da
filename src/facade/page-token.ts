import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { SearchRequest } from '../assemble/find';
import { canonicalJson } from '../fhir/json';

/** Where a page begins: after a record of a source, of a patient. */
export interface PageStart {
  readonly after: string;
  /** FHIR id of the patient. */
  readonly patientId: string;
}

/**
 * Writes where a page begins for a next link, and reads it back. The id of a record is the vendor's own and may be anything, so
 * it goes encrypted (AES-256-GCM); a token is good for the search it was made for, on every instance with the same secret.
 */
export interface PageTokens {
  write(start: PageStart, search: SearchRequest): string;
  /** Undefined for what was not written here, or for another search. */
  read(token: string, search: SearchRequest): PageStart | undefined;
}

const NONCE = 12;
const TAG = 16;

/** Marks a token of a source's page, beside those of a place in the whole. */
export const SOURCE_PAGE = 's.';

const boundTo = ({ type, criteria }: SearchRequest): Buffer => Buffer.from(canonicalJson({ type, criteria }));

/** Tokens under a secret, the `idSecret`. */
export function pageTokens(secret: string): PageTokens {
  const key = createHash('sha256').update(`page tokens ${secret}`).digest();
  return {
    write(start, search) {
      const text = Buffer.from(JSON.stringify([start.after, start.patientId]));
      const bound = boundTo(search);
      // A nonce from what it is for: the same place in the same search is the same token, and nothing else has that nonce.
      const nonce = createHmac('sha256', key).update(bound).update('\0').update(text).digest().subarray(0, NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
      const sealed = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
      return `${SOURCE_PAGE}${sealed.toString('base64url')}`;
    },
    read(token, search) {
      const sealed = Buffer.from(token.slice(SOURCE_PAGE.length), 'base64url');
      if (!token.startsWith(SOURCE_PAGE) || sealed.length <= NONCE + TAG) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
        cipher.setAAD(boundTo(search)).setAuthTag(sealed.subarray(-TAG));
        const text = Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]);
        const [after, patientId] = JSON.parse(text.toString('utf8'));
        return { after, patientId };
      } catch {
        return undefined;
      }
    },
  };
}
