import type { Database } from '../../sql/database';
import type { GrantStore } from './grant-store';

const KEPT = 50_000;

/** Token ids that were seen. A binding never changes, so what this process knows of it holds for every database. */
export function tokenIds(database: Database): Pick<GrantStore, 'remember'> {
  const known = new Map<string, string>();
  return {
    async remember({ issuer, id, fingerprint, expiresAt }) {
      const key = JSON.stringify([issuer, id]);
      const seen = known.get(key);
      if (seen !== undefined) return { fingerprint: seen, firstUse: false };
      const inserted = await database.query(
        `INSERT INTO bgz_token (issuer, id, fingerprint, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (issuer, id) DO NOTHING RETURNING fingerprint`,
        [issuer, id, fingerprint, expiresAt],
      );
      if (known.size >= KEPT) known.clear();
      if (inserted.length === 1) {
        known.set(key, fingerprint);
        return { fingerprint, firstUse: true };
      }
      const [row] = await database.query<{ fingerprint: string }>(
        'SELECT fingerprint FROM bgz_token WHERE issuer = $1 AND id = $2',
        [issuer, id],
      );
      // Purged in between: it had expired, and an expired token is refused for that.
      const first = row?.fingerprint ?? fingerprint;
      known.set(key, first);
      return { fingerprint: first, firstUse: false };
    },
  };
}
