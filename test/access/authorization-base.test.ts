import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthorizationBases, hashOfBase } from '../../src/notified-pull';

const OLD = 'the older one of the tests: 32 bytes';
const NEW = Uint8Array.from({ length: 32 }, (_, at) => at);
const ID = '0b54c1f2-3d0e-4d5f-9a68-2f3a8f6f0c11';

describe('an authorization base', () => {
  it('is 256 opaque bits, the same each time it is made', () => {
    const { base } = createAuthorizationBases(OLD).current(ID, 'notification');
    expect(base).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(base, 'base64url')).toHaveLength(32);
    expect(createAuthorizationBases(OLD).current(ID, 'notification').base).toBe(base);
  });

  it('differs per notification, purpose and secret', () => {
    const bases = createAuthorizationBases(OLD);
    const all = [
      bases.current(ID, 'notification'),
      bases.current(ID, 'workflow'),
      bases.current(ID.replace('0b', '0c'), 'notification'),
      createAuthorizationBases(NEW).current(ID, 'notification'),
    ].map(({ base }) => base);
    expect(new Set(all).size).toBe(4);
  });

  it('is stored as the SHA-256 of its text', () => {
    const { base, hash } = createAuthorizationBases(OLD).current(ID, 'workflow');
    expect(hash).toBe(createHash('sha256').update(base).digest('hex'));
    expect(hashOfBase(base)).toBe(hash);
  });

  it('does not change with the bytes the caller gave', () => {
    const secret = Uint8Array.from(NEW);
    const bases = createAuthorizationBases(secret);
    const before = bases.current(ID, 'notification').base;
    secret.fill(0);
    expect(bases.current(ID, 'notification').base).toBe(before);
  });
});

describe('secrets that rotate', () => {
  const before = createAuthorizationBases(OLD).current(ID, 'notification');

  it('make new bases with the first', () => {
    const rotated = createAuthorizationBases([NEW, OLD]);
    expect(rotated.current(ID, 'notification')).toEqual(createAuthorizationBases(NEW).current(ID, 'notification'));
  });

  it('find back the base that was stored, made with whichever', () => {
    const rotated = createAuthorizationBases([NEW, OLD]);
    expect(rotated.recover(ID, 'notification', before.hash)).toBe(before.base);
    const { base, hash } = rotated.current(ID, 'notification');
    expect(rotated.recover(ID, 'notification', hash)).toBe(base);
  });

  it.each<[string, string, 'notification' | 'workflow', string]>([
    ['another id', 'another', 'notification', before.hash],
    ['the other purpose', ID, 'workflow', before.hash],
    ['a hash that is none', ID, 'notification', 'abc'],
  ])('find nothing under %s', (_, id, purpose, hash) => {
    expect(createAuthorizationBases([NEW, OLD]).recover(id, purpose, hash)).toBeUndefined();
  });

  it('find nothing once the secret is gone', () => {
    expect(createAuthorizationBases(NEW).recover(ID, 'notification', before.hash)).toBeUndefined();
  });

  it.each<[string, Parameters<typeof createAuthorizationBases>[0], RegExp]>([
    ['none', [], /at least one secret/],
    ['31 bytes', 'x'.repeat(31), /secret 1 has 31/],
    ['a row of one letter', [OLD, 'x'.repeat(40)], /secret 2 has fewer than 8 different bytes/],
    ['a word, repeated', 'geheim'.repeat(8), /secret 1 has fewer than 8 different bytes/],
    ['short ones among good ones', [OLD, 'y', 'zz'], /secret 2 has 1, secret 3 has 2/],
  ])('are refused when %s', (_, secrets, message) => {
    const make = () => createAuthorizationBases(secrets);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});
