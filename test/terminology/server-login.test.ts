import { describe, expect, it } from 'vitest';
import type { TerminologyServerOptions } from '../../src/terminology/server/terminology-server';
import { clockedProvider, fakeServer, LOCAL, SNOMED, timeoutsOnCue } from './server-fixture';

const server = fakeServer();
const question = { system: SNOMED, code: '22298006' };
const secret = 'zeer:geheim+100%';
const withClock = (options: Partial<TerminologyServerOptions> = {}) => clockedProvider(server.baseUrl, options);
const login = (more: object = {}) => ({
  auth: { tokenUrl: server.tokenUrl, clientId: 'epd', clientSecret: secret, ...more },
});
const needToken = (seen: { operation: string; headers: { authorization?: string } }) =>
  seen.operation === '/token' || server.valid.has((seen.headers.authorization ?? '').replace('Bearer ', ''))
    ? undefined
    : { status: 401, text: 'no' };

describe('logging in', () => {
  it('sends client credentials once, form-encoded within Basic, and the token with every request', async () => {
    server.behave(needToken);
    const { provider } = withClock(login({ scope: 'terminology' }));
    const answers = await provider.lookupAll?.(['c1', 'c2'].map((code) => ({ system: LOCAL, code })));
    expect(answers?.map(({ result }) => result)).toEqual(['member', 'member']);
    const [token, ...others] = server.seen;
    expect(token).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials&scope=terminology' });
    const basic = Buffer.from((token?.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    expect(basic).toBe('epd:zeer%3Ageheim%2B100%25');
    expect(others.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1']);
  });

  it('renews the token before it expires', async () => {
    server.behave(needToken);
    server.expiresIn = 100;
    const { clock, provider } = withClock(login());
    const tokensAfter = async (seconds: number, code: string) => {
      clock.ms += seconds * 1000;
      await provider.lookup({ system: LOCAL, code });
      return server.tokens;
    };
    expect(await tokensAfter(0, 'c1')).toBe(1);
    expect(await tokensAfter(69, 'c2')).toBe(1);
    expect(await tokensAfter(1, 'c3')).toBe(2);
  });

  it('gets another token when one is refused, and tries again once', async () => {
    server.behave(needToken);
    const { provider } = withClock(login());
    await provider.lookup({ system: LOCAL, code: 'c1' });
    server.valid.clear();
    expect(await provider.lookup({ system: LOCAL, code: 'c2' })).toMatchObject({ result: 'member' });
    expect(server.tokens).toBe(2);
    server.behave(({ operation }) => (operation === '/token' ? undefined : { status: 401, text: '' }));
    const before = server.seen.length;
    expect(await provider.lookup({ system: LOCAL, code: 'c3' })).toEqual({
      result: 'unverifiable',
      reason: 'unauthorized',
    });
    expect(server.operations().slice(before)).toEqual([
      'CodeSystem/$validate-code',
      '/token',
      'CodeSystem/$validate-code',
    ]);
  });

  it('takes a token from a function, and asks it again when the token is refused', async () => {
    server.behave(needToken);
    server.valid.add('good');
    const given = ['stale', 'good'];
    const { reason } = withClock({ auth: async () => given.shift() ?? 'none' });
    expect(await reason()).toBe('member');
  });

  it.each([
    ['refuses the secret', { status: 401, body: { error: 'invalid_client' } }, 'unauthorized'],
    ['fails', { status: 500, text: '' }, 'unreachable'],
    ['gives no JSON', { text: 'token' }, 'invalid-answer'],
    ['gives no token', { body: { expires_in: 300 } }, 'invalid-answer'],
    ['gives a token that is no header', { body: { access_token: 'a\nb' } }, 'invalid-answer'],
    ['never answers', 'never' as const, 'timeout'],
    ['redirects', { status: 307, text: '', headers: { location: '/elsewhere' } }, 'unreachable'],
    ['hangs up', 'hang up' as const, 'unreachable'],
  ])('says so when the login %s, and asks nothing without a token', async (_what, answer, reason) => {
    const timeIsOver = timeoutsOnCue();
    server.behave(({ operation }) => {
      if (answer === 'never') timeIsOver();
      return operation === '/token' ? answer : undefined;
    });
    const { provider } = withClock(login());
    expect(await provider.lookup(question)).toEqual({ result: 'unverifiable', reason });
    expect(server.operations()).toEqual(['/token']);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no')), undefined, 'unauthorized'],
    ['never answers', () => new Promise<string>(() => undefined), 50, 'timeout'],
  ])('says so when the function %s', async (_what, auth, timeoutMs, expected) => {
    const { reason } = withClock({ auth, ...(timeoutMs && { timeoutMs }) });
    expect(await reason()).toBe(expected);
  });

  it('shows no secret or token in what it gives back', async () => {
    server.behave(({ operation }) => (operation === '/token' ? undefined : { status: 500, text: 'token-1' }));
    const { provider } = withClock(login());
    const shown = JSON.stringify([provider, await provider.lookup(question)]);
    expect(shown).not.toMatch(/geheim|token-1/);
  });
});
