import { expect, it } from 'vitest';
import { createGrantStore, type Database, type TokenCheck, withReplayCheck } from '../../../src/notified-pull';
import { describeOnBoth } from '../../sql/databases';
import { after, hash, NOW } from './records';

const token = (over: { issuer?: string; id?: string; fingerprint?: string; expiresAt?: string } = {}) => ({
  issuer: 'https://as.example',
  id: 'jti-1',
  fingerprint: hash('token 1'),
  expiresAt: after(300),
  ...over,
});
const other = hash('token 2');

describeOnBoth('A token id', (open) => {
  it('is new once, and known after that for what it is', async () => {
    const store = await createGrantStore(await open());
    expect(await store.remember(token())).toEqual({ fingerprint: hash('token 1'), firstUse: true });
    expect(await store.remember(token())).toEqual({ fingerprint: hash('token 1'), firstUse: false });
  });

  it('on another token gives itself away: the fingerprint is that of the first', async () => {
    const store = await createGrantStore(await open());
    await store.remember(token());
    for (let again = 0; again < 3; again++)
      expect(await store.remember(token({ fingerprint: other }))).toEqual({
        fingerprint: hash('token 1'),
        firstUse: false,
      });
  });

  it('is of its issuer', async () => {
    const store = await createGrantStore(await open());
    await store.remember(token({ issuer: 'a', id: 'bc' }));
    expect((await store.remember(token({ issuer: 'ab', id: 'c', fingerprint: other }))).firstUse).toBe(true);
    expect((await store.remember(token({ issuer: 'a","b', id: 'c', fingerprint: other }))).firstUse).toBe(true);
  });

  it('that is seen in several processes at once is new in one of them', async () => {
    const database = await open();
    // A store for each: none knows what the others saw.
    const stores = await Promise.all(Array.from({ length: 6 }, () => createGrantStore(database)));
    const seen = await Promise.all(
      stores.map((store, i) => store.remember(token({ fingerprint: hash(`token ${i % 2}`) }))),
    );
    expect(seen.filter(({ firstUse }) => firstUse)).toHaveLength(1);
    expect(new Set(seen.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('is new once among those that are seen in one go, whichever token it is on', async () => {
    const store = await createGrantStore(await open());
    const asked = Array.from({ length: 30 }, (_, n) =>
      token({ id: `jti-${n % 10}`, fingerprint: hash(`token ${n < 20 ? n % 10 : n}`) }),
    );
    const seen = await Promise.all(asked.map((one) => store.remember(one)));
    expect(seen).toEqual(asked.map((_, n) => ({ fingerprint: hash(`token ${n % 10}`), firstUse: n < 10 })));
  });

  it('costs those that are seen in one go one question, and one more where some are known', async () => {
    const inner = await open();
    let queries = 0;
    const database: Database = {
      ...inner,
      query(...asked) {
        queries++;
        return inner.query(...asked);
      },
    };
    const first = await createGrantStore(database);
    const all = (count: number) => Array.from({ length: count }, (_, n) => token({ id: `jti-${n}` }));
    queries = 0;
    await Promise.all(all(100).map((one) => first.remember(one)));
    expect(queries).toBeLessThanOrEqual(2);
    const second = await createGrantStore(database);
    queries = 0;
    const seen = await Promise.all(all(150).map((one) => second.remember(one)));
    expect(queries).toBeLessThanOrEqual(4);
    expect(seen.map(({ firstUse }) => firstUse)).toEqual(all(150).map((_, n) => n >= 100));
  });

  it('that cannot be kept is refused alone', async () => {
    const store = await createGrantStore(await open());
    const asked = [token({ id: 'a' }), token({ id: 'b', fingerprint: 'no\0text' }), token({ id: 'c' })];
    const seen = await Promise.allSettled(asked.map((one) => store.remember(one)));
    expect(seen.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.remember(token({ id: 'c' }))).firstUse).toBe(false);
  });

  it('that several processes see in other orders is new once in all', async () => {
    const database = await open();
    const stores = await Promise.all(Array.from({ length: 4 }, () => createGrantStore(database)));
    const ids = Array.from({ length: 60 }, (_, n) => `jti-${n}`);
    const seen = await Promise.all(
      stores.flatMap((store, nth) =>
        ids.map((_, at) => store.remember(token({ id: ids[(nth % 2 ? 59 - at : at + nth) % 60] ?? '' }))),
      ),
    );
    expect(seen.filter(({ firstUse }) => firstUse)).toHaveLength(60);
  });

  it('may be of any length and hold anything', async () => {
    const store = await createGrantStore(await open());
    const odd = token({ id: `${'x'.repeat(20_000)}\0é`, issuer: '\0' });
    expect((await store.remember(odd)).firstUse).toBe(true);
    expect((await store.remember(odd)).firstUse).toBe(false);
  });

  it('is not kept in the clear', async () => {
    const database = await open();
    await (await createGrantStore(database)).remember(token({ id: 'secret-jti' }));
    expect(JSON.stringify(await database.query('SELECT * FROM bgz_token'))).not.toMatch(/secret-jti|as\.example/);
  });

  it('is known still after a purge by a clock that was set ahead and back: its token counts again', async () => {
    const database = await open();
    const tokens: TokenCheck = async () => ({
      ok: true,
      claims: { tokenId: 'jti-1', scopes: [], expiresAt: after(300) },
    });
    // Another process: it knows what the database knows.
    const asked = async () =>
      withReplayCheck(tokens, { store: await createGrantStore(database), replay: 'single-use' })('t', {
        now: new Date(NOW),
      });
    expect(await asked()).toMatchObject({ ok: true });
    for (const days of [0.9, 2, 30, 4_000]) {
      await (await createGrantStore(database)).purge(NOW, after(days * 86_400));
      expect(await asked()).toMatchObject({ ok: false, reason: 'token-replayed' });
    }
  });

  it('is forgotten by a purge after its token expired and that of a later day was seen, and not before', async () => {
    const store = await createGrantStore(await open());
    await store.remember(token());
    await store.purge(NOW, after(3 * 86_400));
    expect((await store.remember(token({ fingerprint: other }))).fingerprint).toBe(hash('token 1'));
    await store.remember(token({ id: 'jti-2', expiresAt: after(300 + 87_000) }));
    await store.purge(NOW, after(3 * 86_400));
    expect((await store.remember(token({ fingerprint: other }))).fingerprint).toBe(hash('token 1'));
    await store.remember(token({ id: 'jti-3', expiresAt: after(301 + 87_000) }));
    await store.purge(NOW, after(300));
    expect((await store.remember(token({ fingerprint: other }))).fingerprint).toBe(hash('token 1'));
    await store.purge(NOW, after(301));
    expect(await store.remember(token({ fingerprint: other }))).toEqual({ fingerprint: other, firstUse: true });
    await store.purge(NOW, after(301));
    expect(await store.remember(token({ fingerprint: other }))).toEqual({ fingerprint: other, firstUse: true });
  });
});
