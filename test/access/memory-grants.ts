import { createHash } from 'node:crypto';
import type { GrantStore, NotificationRecord, TokenClaims } from '../../src/notified-pull';
import { BASE, recordOf, referral } from '../referral/task/support';

/** Keeps ids as a grant store does, in memory. */
export function memoryStore() {
  const seen = new Map<string, string>();
  return {
    seen,
    async remember({ issuer, id, fingerprint }: { issuer: string; id: string; fingerprint: string }) {
      const key = JSON.stringify([issuer, id]);
      const firstUse = !seen.has(key);
      if (firstUse) seen.set(key, fingerprint);
      return { fingerprint: seen.get(key) ?? fingerprint, firstUse };
    },
  };
}

/** The grant of a referral of this patient, by the base of these tests. */
export const grantOf = (bsn: string, change: Partial<NotificationRecord> = {}): NotificationRecord =>
  recordOf({
    referral: { ...referral, patient: { bsn } },
    baseHash: createHash('sha256').update(BASE).digest('hex'),
    ...change,
  });

/** A store with that grant alone. */
export const storeWith = (record: NotificationRecord): GrantStore & ReturnType<typeof memoryStore> =>
  ({
    ...memoryStore(),
    findByAuthorizationBase: async () => record,
    list: async () => ({ items: [record] }),
  }) as unknown as GrantStore & ReturnType<typeof memoryStore>;

/** Claims of a token for it. */
export const claimsFor = (change: Partial<TokenClaims> = {}): TokenClaims => ({
  receiverUra: '00002222',
  client: 'epd-van-de-poort',
  authorizationBase: BASE,
  tokenId: 'c0a80101-0000-4000-8000-000000000001',
  user: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' }, role: '01.010' },
  scopes: ['bgz-receiver'],
  expiresAt: '2026-11-24T10:05:00Z',
  ...change,
});
