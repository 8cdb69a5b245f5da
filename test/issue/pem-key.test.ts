import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { signed } from '../../src/http/client/oauth/sign';
import { issuingKeys, tokenClient } from '../../src/notified-pull';

const context = { signal: new AbortController().signal };
const schedule = { keyId: '2026-11', signsFrom: '2026-11-01T00:00:00Z' };
const now = new Date('2026-12-01T00:00:00Z');
const form = { format: 'pem', type: 'pkcs8' } as const;
const pems = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(form),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey.export(form),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(form),
} as const;

describe('a key of a PEM file', () => {
  it.each(Object.entries(pems) as [keyof typeof pems, string][])(
    'signs by %s, and its public half verifies',
    async (algorithm, pem) => {
      const keys = issuingKeys([{ key: createPrivateKey(pem), algorithm, ...schedule }], { now: () => now });
      const { signing, published } = await keys.at(now, context);
      const { protectedHeader } = await jwtVerify(
        await signed(signing, { sub: 'epd' }, { typ: 'JWT' }),
        createLocalJWKSet({ keys: [...published] }),
      );
      expect(protectedHeader).toMatchObject({ alg: algorithm, kid: '2026-11' });
      expect(JSON.stringify(published)).not.toMatch(/"(?:d|p|q)":/);
    },
  );

  it('as text is refused, and it is said what to make of it, without repeating it', () => {
    const make = () => tokenClient({ clientId: 'epd', key: { key: pems.ES256 as never, algorithm: 'ES256' } });
    expect(make).toThrow(/createPrivateKey\(pem\)/);
    expect(make).not.toThrow(/BEGIN/);
  });
});
