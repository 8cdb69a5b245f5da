import { describe, expect, it } from 'vitest';
import { type ReplayOptions, type TokenCheck, type TokenClaims, withReplayCheck } from '../../../src/notified-pull';
import { NOW, reasonOf, tokenMemory } from './support';

/** A check that takes any token as `issuer/jti/nonce`. */
const anyToken: TokenCheck = async (token) => {
  const [issuer, jti, nonce] = token.split('/');
  if (nonce === 'bad') return { ok: false, reason: 'token-signature' };
  const claims: TokenClaims = { issuer, scopes: [], receiverUra: '00002222', expiresAt: '2026-11-24T10:05:00.000Z' };
  return { ok: true, claims: jti ? { ...claims, tokenId: jti } : claims };
};

function guard(options: Partial<ReplayOptions> = {}) {
  const check = withReplayCheck(anyToken, { store: tokenMemory(), ...options });
  return async (...tokens: string[]) => {
    const results: string[] = [];
    for (const token of tokens) results.push(reasonOf(await check(token, { now: NOW })));
    return results;
  };
}

describe('a token id', () => {
  it('is bound to one token, which serves the whole pull', async () => {
    expect(await guard()('a/1/x', 'a/1/x', 'a/1/x', 'a/1/y', 'a/1/x')).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'token-replayed',
      'accepted',
    ]);
  });

  it('is of one issuer: another may use the same', async () => {
    expect(await guard()('a/1/x', 'b/1/y')).toEqual(['accepted', 'accepted']);
  });

  it('is not used up by a token that is refused for something else', async () => {
    expect(await guard()('a/1/bad', 'a/1/x')).toEqual(['token-signature', 'accepted']);
  });

  it('serves once under single-use', async () => {
    expect(await guard({ replay: 'single-use' })('a/1/x', 'a/1/x', 'a/2/x')).toEqual([
      'accepted',
      'token-replayed',
      'accepted',
    ]);
  });

  it('is not looked at when that is switched off', async () => {
    expect(await guard({ replay: 'off' })('a/1/x', 'a/1/y', 'a//x')).toEqual(Array(3).fill('accepted'));
  });

  it.each(['bound', 'single-use'] as const)('must be there under %s, unless told otherwise', async (replay) => {
    expect(await guard({ replay })('a//x')).toEqual(['token-claims']);
    expect(await guard({ replay, requireTokenId: false })('a//x', 'a//x')).toEqual(['accepted', 'accepted']);
  });

  it('is remembered a day longer than it counts, for clocks that were set ahead, and as a hash of the token', async () => {
    const asked: object[] = [];
    const store: ReplayOptions['store'] = {
      remember: async (token) => {
        asked.push(token);
        return { fingerprint: token.fingerprint, firstUse: true };
      },
    };
    await guard({ store })('a/1/x');
    expect(asked).toEqual([
      {
        issuer: 'a',
        id: '1',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        expiresAt: '2026-11-25T10:05:00.000Z',
      },
    ]);
  });
});
