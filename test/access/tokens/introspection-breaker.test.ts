import { describe, expect, it, onTestFinished } from 'vitest';
import { type IntrospectionOptions, introspectedTokens } from '../../../src/notified-pull';
import { recordedLog } from '../../facade/support';
import { installSdk, removeSdk } from '../../telemetry/sdk';
import { fakeFetch, goodClaims, NOW, reasonOf } from './support';

type Answer = 'well' | 'bad-token' | 'no-login' | 'down' | 'no-answer' | 'broken';

const answers: Readonly<Record<Answer, () => Promise<Response>>> = {
  well: async () => Response.json({ active: true, ...goodClaims() }),
  'bad-token': async () => Response.json({ error: 'invalid_request' }, { status: 400 }),
  'no-login': async () => new Response(null, { status: 401 }),
  down: () => Promise.reject(new Error('down')),
  broken: async () => new Response(null, { status: 500 }),
  'no-answer': async () => Response.json({ active: 'yes' }),
};

/** An endpoint that fails as told. Each token is another, so that none is known yet. */
function endpoint(options: Partial<IntrospectionOptions> = {}) {
  const state: { answer: Answer; elapsed: number; asked: number } = { answer: 'down', elapsed: 0, asked: 0 };
  const { lines, logger } = recordedLog();
  const check = introspectedTokens({
    endpoint: 'https://as.brug.example/introspect',
    auth: { kind: 'none' },
    fetch: async () => {
      state.asked++;
      return answers[state.answer]();
    },
    monotonic: () => state.elapsed,
    logger,
    ...options,
  });
  let nth = 0;
  const ask = async (token = `token-${nth++}`) => reasonOf(await check(token, { now: NOW }));
  const times = async (count: number) => {
    for (let at = 0; at < count; at++) await ask();
  };
  return { state, lines, ask, times };
}

describe('an introspection endpoint that fails', () => {
  it.each<Answer>(['down', 'no-login', 'no-answer', 'broken'])(
    'is left alone after five in a row: %s',
    async (answer) => {
      const { state, ask, times, lines } = endpoint();
      state.answer = answer;
      await times(5);
      expect(state.asked).toBe(5);
      for (let nth = 0; nth < 20; nth++) expect(await ask()).toBe('token-unverifiable');
      expect(state.asked).toBe(5);
      expect(lines.filter(({ event }) => event === 'introspection-left-alone')).toHaveLength(1);
    },
  );

  it('is tried by one request after a while, and asked by all when that went well', async () => {
    const { state, ask, times } = endpoint();
    await times(5);
    state.answer = 'well';
    state.elapsed = 9_999;
    expect(await ask()).toBe('token-unverifiable');
    state.elapsed = 10_000;
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['accepted', 'token-unverifiable', 'token-unverifiable']);
    expect(state.asked).toBe(6);
    expect(await Promise.all([ask(), ask()])).toEqual(['accepted', 'accepted']);
  });

  it('is left alone anew when the trial failed too', async () => {
    const { state, ask, times } = endpoint({ breaker: { failures: 2, coolDownMs: 1_000 } });
    await times(2);
    state.elapsed = 1_000;
    await ask();
    state.answer = 'well';
    state.elapsed = 1_999;
    expect(await ask()).toBe('token-unverifiable');
    expect(state.asked).toBe(3);
    state.elapsed = 2_000;
    expect(await ask()).toBe('accepted');
  });

  it('is not left alone for tokens that it does not take: who makes them up keeps nobody out', async () => {
    const { state, ask, times } = endpoint();
    state.answer = 'bad-token';
    await times(50);
    state.answer = 'well';
    expect(await ask()).toBe('accepted');
  });

  it('is not left alone for one token at which it fails, however often that is sent', async () => {
    const { state, ask } = endpoint();
    state.answer = 'broken';
    for (let nth = 0; nth < 20; nth++) {
      expect(await ask('made-up')).toBe('token-unverifiable');
      state.elapsed += 1_000;
    }
    expect(state.asked).toBe(20);
    state.answer = 'well';
    expect(await ask()).toBe('accepted');
  });

  it('is asked about such a token once a second at most', async () => {
    const { state, ask } = endpoint();
    state.answer = 'broken';
    await ask('made-up');
    state.answer = 'well';
    state.elapsed = 999;
    expect(await ask('made-up')).toBe('token-unverifiable');
    expect(state.asked).toBe(1);
    state.elapsed = 1_000;
    expect(await ask('made-up')).toBe('accepted');
  });

  it('is open to others at once when a token that failed before is the one that tries', async () => {
    const { state, ask, times } = endpoint();
    state.answer = 'broken';
    await times(4);
    await ask('made-up');
    state.elapsed = 10_000;
    expect(await ask('made-up')).toBe('token-unverifiable');
    state.answer = 'well';
    expect(await ask()).toBe('accepted');
    expect(state.asked).toBe(7);
  });

  it('leaves tokens that are known alone: they count on', async () => {
    const { fetch } = fakeFetch(() => ({ active: true, ...goodClaims() }));
    const state = { down: false };
    const check = introspectedTokens({
      endpoint: 'https://as.brug.example/introspect',
      auth: { kind: 'none' },
      fetch: (...given) => (state.down ? answers.down() : fetch(...given)),
      monotonic: () => 0,
    });
    await check('known', { now: NOW });
    state.down = true;
    for (let nth = 0; nth < 6; nth++) await check(`other-${nth}`, { now: NOW });
    expect(reasonOf(await check('known', { now: NOW }))).toBe('accepted');
  });

  it('is counted: opened, not asked, closed', async () => {
    const sdk = installSdk();
    onTestFinished(removeSdk);
    const { state, ask, times } = endpoint({ breaker: { failures: 1 } });
    await times(3);
    state.answer = 'well';
    state.elapsed = 10_000;
    await ask();
    const points = (await sdk.figures()).get('bgz.circuit.events')?.dataPoints ?? [];
    expect(Object.fromEntries(points.map(({ attributes, value }) => [attributes.event, value]))).toEqual({
      opened: 1,
      'not-asked': 2,
      closed: 1,
    });
    expect(points.every(({ attributes }) => attributes.endpoint === 'introspection')).toBe(true);
  });

  it.each<[object, RegExp]>([
    [{ failures: 0 }, /`breaker\.failures` is 0; allowed is a whole number from 1/],
    [{ coolDown: 5 }, /`breaker\.coolDown` is not known; did you mean `coolDownMs`/],
  ])('has no breaker of %j', (breaker, message) => {
    expect(() => endpoint({ breaker } as never)).toThrow(message);
  });
});
