import { hash } from 'node:crypto';
import { LONGEST_LIFE_S, MOST_SKEW_S } from '../../access/tokens/longest-life';
import type { Database } from '../../sql/database';
import type { GrantStore } from './grant-store';
import { mustBeInstants } from './instants';

/** A token that was seen was issued after the end of one that ends so much earlier, by whichever of their clocks. */
const LONGEST_TOKEN_MS = (LONGEST_LIFE_S + 2 * MOST_SKEW_S) * 1_000;

/** Bindings kept at most: the one that was seen first goes first. */
const KEPT = 20_000;

/** Of issuer and id together, of a fixed length: what an issuer writes in a token has none. */
const keyOf = (issuer: string, id: string): string => hash('sha256', JSON.stringify([issuer, id]), 'hex');

/** Token ids that were seen. */
export interface TokenIds extends Pick<GrantStore, 'remember'> {
  /**
   * Removes those that expired before `now` and longer than a token may last before the newest that is known. This clock may run ahead, and what was
   * forgotten by it would count again once it is right; the end of another token that was accepted is the word of an issuer.
   */
  purge(now: string): Promise<void>;
}

/** Token ids that were seen. A binding never changes, so what this process knows of one holds for every database. */
export function tokenIds(database: Database): TokenIds {
  const known = new Map<string, string>();

  function keep(key: string, fingerprint: string): void {
    for (const oldest of known.keys()) {
      if (known.size < KEPT) break;
      known.delete(oldest);
    }
    known.set(key, fingerprint);
  }

  return {
    async remember({ issuer, id, fingerprint, expiresAt }) {
      mustBeInstants({ 'token.expiresAt': expiresAt });
      const key = keyOf(issuer, id);
      if (known.get(key) === fingerprint) return { fingerprint, firstUse: false };
      for (;;) {
        const inserted = await database.query(
          `INSERT INTO bgz_token (token, fingerprint, expires_at) VALUES ($1, $2, $3)
           ON CONFLICT (token) DO NOTHING RETURNING token`,
          [key, fingerprint, expiresAt],
        );
        if (inserted.length === 1) {
          keep(key, fingerprint);
          return { fingerprint, firstUse: true };
        }
        const [row] = await database.query<{ fingerprint: string }>(
          'SELECT fingerprint FROM bgz_token WHERE token = $1',
          [key],
        );
        // Purged in between: then it is new again.
        if (row === undefined) continue;
        keep(key, row.fingerprint);
        return { fingerprint: row.fingerprint, firstUse: false };
      }
    },
    async purge(now) {
      await database.query(
        `DELETE FROM bgz_token WHERE expires_at < $1
           AND expires_at < (SELECT max(expires_at) FROM bgz_token) - make_interval(secs => $2::double precision)`,
        [now, LONGEST_TOKEN_MS / 1_000],
      );
      known.clear();
    },
  };
}
