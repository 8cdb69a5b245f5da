import { hash } from 'node:crypto';
import { LONGEST_LIFE_S, MOST_SKEW_S } from '../../access/tokens/longest-life';
import { inBatches } from '../../limits/in-batches';
import { LOOK_UP_PATIENCE_MS } from '../../limits/ports';
import type { Database } from '../../sql/database';
import { isOfData } from '../../sql/errors';
import type { GrantStore } from './grant-store';
import { mustBeInstants } from './instants';

/** A token that was seen was issued after the end of one that ends so much earlier, by whichever of their clocks. */
const LONGEST_TOKEN_MS = (LONGEST_LIFE_S + 2 * MOST_SKEW_S) * 1_000;

/** Bindings kept at most: the one that was seen first goes first. */
const KEPT = 20_000;

/** Token ids of one question. */
const MOST = 200;
const OFTEN = { often: true } as const;

const INSERT = `INSERT INTO bgz_token (token, fingerprint, expires_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
  ON CONFLICT (token) DO NOTHING RETURNING token`;
const SELECT = 'SELECT token, fingerprint FROM bgz_token WHERE token = ANY ($1::text[])';

/** Of issuer and id together, of a fixed length: what an issuer writes in a token has none. */
const keyOf = (issuer: string, id: string): string => hash('sha256', JSON.stringify([issuer, id]), 'hex');

interface Seen {
  readonly key: string;
  readonly fingerprint: string;
  readonly expiresAt: string;
}

type Binding = Awaited<ReturnType<GrantStore['remember']>>;

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

  /** In the order of their keys: two processes that have some in common wait for each other's in the same order. */
  async function insert(batch: readonly Seen[]): Promise<ReadonlySet<string>> {
    const sorted = [...batch].sort((a, b) => (a.key < b.key ? -1 : 1));
    const rows = await database.query<{ token: string }>(
      INSERT,
      [
        sorted.map(({ key }) => key),
        sorted.map(({ fingerprint }) => fingerprint),
        sorted.map(({ expiresAt }) => expiresAt),
      ],
      OFTEN,
    );
    return new Set(rows.map(({ token }) => token));
  }

  /** What each key is bound to; a key is in a batch once. */
  async function bind(batch: readonly Seen[]): Promise<ReadonlyMap<string, Binding>> {
    const bound = new Map<string, Binding>();
    for (let open = batch; open.length > 0; open = open.filter(({ key }) => !bound.has(key))) {
      const inserted = await insert(open);
      const others = open.filter(({ key }) => !inserted.has(key));
      for (const { key, fingerprint } of open) if (inserted.has(key)) bound.set(key, { fingerprint, firstUse: true });
      if (others.length === 0) break;
      const rows = await database.query<{ token: string; fingerprint: string }>(
        SELECT,
        [others.map(({ key }) => key)],
        OFTEN,
      );
      // One that was purged in between is new again.
      for (const { token, fingerprint } of rows) bound.set(token, { fingerprint, firstUse: false });
    }
    return bound;
  }

  /** Of several with one key the first binds it. */
  const ask = inBatches<Seen, Binding>(
    async (batch) => {
      const first = new Map<string, Seen>();
      for (const seen of batch) if (!first.has(seen.key)) first.set(seen.key, seen);
      const bound = await bind([...first.values()]);
      return batch.map((seen) => {
        const { fingerprint = '', firstUse = false } = bound.get(seen.key) ?? {};
        return { fingerprint, firstUse: firstUse && first.get(seen.key) === seen };
      });
    },
    MOST,
    { gather: true, isOfItem: isOfData, patienceMs: LOOK_UP_PATIENCE_MS },
  );

  return {
    async remember({ issuer, id, fingerprint, expiresAt }) {
      mustBeInstants({ 'token.expiresAt': expiresAt });
      const key = keyOf(issuer, id);
      if (known.get(key) === fingerprint) return { fingerprint, firstUse: false };
      const binding = await ask({ key, fingerprint, expiresAt });
      keep(key, binding.fingerprint);
      return binding;
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
