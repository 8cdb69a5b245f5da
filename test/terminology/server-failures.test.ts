import { describe, expect, it } from 'vitest';
import type { TerminologyServerOptions } from '../../src/terminology/server/terminology-server';
import { clockedProvider, fakeServer, LOCAL, SMALL, SNOMED, timeoutsOnCue } from './server-fixture';

const server = fakeServer();
const question = { system: SNOMED, code: '22298006' };
const withClock = (options: Partial<TerminologyServerOptions> = {}) => clockedProvider(server.baseUrl, options);

describe('a server that fails is never taken for an answer', () => {
  it.each([
    ['a server error', { status: 500, body: { resourceType: 'OperationOutcome' } }, 'unreachable'],
    ['a gateway that gives up', { status: 504, text: '<html>' }, 'timeout'],
    ['too many requests', { status: 429, text: '' }, 'unreachable'],
    ['an operation that is not there', { status: 404, text: '<html>Not Found</html>' }, 'not-supported'],
    ['a request it cannot process', { status: 422, body: { resourceType: 'OperationOutcome' } }, 'not-supported'],
    ['an OperationOutcome as answer', { body: { resourceType: 'OperationOutcome' } }, 'not-supported'],
    ['no right to ask', { status: 403, text: '' }, 'unauthorized'],
    ['an answer that is no JSON', { text: '<Parameters/>' }, 'invalid-answer'],
    ['half an answer', { text: '{"resourceType":"Parameters","parameter":[{"name":"res' }, 'invalid-answer'],
    ['an empty answer', { text: '' }, 'invalid-answer'],
    ['null', { text: 'null' }, 'invalid-answer'],
    ['another resource', { body: { resourceType: 'Patient' } }, 'invalid-answer'],
    ['Parameters without result', { body: { resourceType: 'Parameters', parameter: [] } }, 'invalid-answer'],
    [
      'a result that is text',
      { body: { resourceType: 'Parameters', parameter: [{ name: 'result', valueString: 'true' }] } },
      'invalid-answer',
    ],
    [
      'parameters that are no list',
      { body: { resourceType: 'Parameters', parameter: { name: 'result' } } },
      'invalid-answer',
    ],
    ['a connection cut', 'hang up' as const, 'unreachable'],
    ['no answer at all', 'never' as const, 'timeout'],
  ])('%s', async (_what, answer, reason) => {
    const timeIsOver = timeoutsOnCue();
    server.behave(() => {
      if (answer === 'never') timeIsOver();
      return answer;
    });
    const { provider } = withClock();
    expect(await provider.lookup(question)).toEqual({ result: 'unverifiable', reason });
  });

  it('a redirect, which is not followed', async () => {
    const elsewhere = { status: 302, text: '', headers: { location: '/fhir/elsewhere' } };
    server.behave(({ operation }) => (operation === 'elsewhere' ? undefined : elsewhere));
    expect(await withClock().reason()).toBe('unreachable');
    expect(server.operations()).toEqual(['CodeSystem/$validate-code']);
  });

  it('nobody listens', async () => {
    const { reason } = withClock({ baseUrl: 'http://127.0.0.1:1/fhir' });
    expect(await reason()).toBe('unreachable');
  });

  it('a value set is asked after while the server fails', async () => {
    server.behave(() => ({ status: 500, text: '' }));
    const { provider } = withClock();
    const answer = await provider.lookup({ system: LOCAL, code: 'c1', valueSet: SMALL });
    expect(answer).toEqual({ result: 'unverifiable', reason: 'unreachable' });
  });
});

describe('the memory of answers', () => {
  it('asks once for one code, until the time is over', async () => {
    const { clock, reason } = withClock({ cacheTtlMs: 1000 });
    await reason();
    clock.ms += 999;
    expect(await reason()).toBe('member');
    expect(server.seen).toHaveLength(1);
    clock.ms += 1;
    await reason();
    expect(server.seen).toHaveLength(2);
  });

  it('asks once for what is asked twice at the same time', async () => {
    const { provider } = withClock();
    const answers = await provider.lookupAll?.([question, question, question]);
    expect(answers?.map(({ result }) => result)).toEqual(['member', 'member', 'member']);
    expect(server.seen).toHaveLength(1);
  });

  it('keeps languages and value sets apart', async () => {
    const { provider } = withClock();
    await provider.lookup(question);
    await provider.lookup({ ...question, language: 'en' });
    await provider.lookup({ ...question, filters: [{ property: 'concept', op: 'is-a', value: '64572001' }] });
    expect(server.seen).toHaveLength(3);
  });

  it('drops what was asked longest ago when it is full', async () => {
    const { provider } = withClock({ cacheSize: 2 });
    const code = (one: string) => provider.lookup({ system: LOCAL, code: one });
    for (const one of ['c1', 'c2', 'c1', 'c3', 'c1', 'c2']) await code(one);
    expect(server.seen.map(({ query }) => query.code)).toEqual(['c1', 'c2', 'c3', 'c2']);
  });

  it('never keeps an answer that is none', async () => {
    server.behave(() => ({ status: 500, text: '' }));
    const { reason } = withClock();
    expect(await reason()).toBe('unreachable');
    server.behave(() => undefined);
    expect(await reason()).toBe('member');
  });
});

describe('the circuit breaker', () => {
  const down = () => server.behave(() => ({ status: 503, text: '' }));
  const up = () => server.behave(() => undefined);

  it('leaves a failing server alone, tries one request after the cool-down, and closes when that succeeds', async () => {
    const { clock, reason } = withClock({ breaker: { failures: 3, coolDownMs: 1000 } });
    down();
    expect([await reason(), await reason(), await reason(), await reason()]).toEqual([
      'unreachable',
      'unreachable',
      'unreachable',
      'circuit-open',
    ]);
    expect(server.seen).toHaveLength(3);
    clock.ms += 999;
    expect(await reason()).toBe('circuit-open');
    clock.ms += 1;
    expect(await reason()).toBe('unreachable');
    expect(await reason()).toBe('circuit-open');
    clock.ms += 1000;
    up();
    expect(await reason()).toBe('member');
    down();
    const { clock: _clock, ...fresh } = withClock();
    expect(await fresh.reason()).toBe('unreachable');
  });

  it('lets one request through to try, and no more', async () => {
    const { clock, provider, reason } = withClock({ breaker: { failures: 1, coolDownMs: 1000 } });
    down();
    await reason();
    clock.ms += 1000;
    up();
    const answers = await provider.lookupAll?.(['c1', 'c2', 'c3'].map((code) => ({ system: LOCAL, code })));
    const circuitOpen = { result: 'unverifiable', reason: 'circuit-open' };
    expect(answers).toEqual([{ result: 'member', display: 'code 1' }, circuitOpen, circuitOpen]);
    expect(server.seen).toHaveLength(2);
    expect(await reason()).toBe('member');
  });

  it('counts failures one after the other only, and not what a server does not know', async () => {
    const { provider, reason } = withClock({ breaker: { failures: 2 } });
    const unknown = () => provider.lookup({ system: 'urn:unknown', code: '1' });
    for (let i = 0; i < 4; i++) {
      down();
      expect(await reason()).toBe('unreachable');
      up();
      expect(await unknown()).toEqual({ result: 'unverifiable', reason: 'not-supported' });
    }
  });
});

describe('requests at the same time', () => {
  it('are no more than allowed, and all are answered', async () => {
    const body = { resourceType: 'Parameters', parameter: [{ name: 'result', valueBoolean: true }] };
    // Nothing is answered until three are under way, and a fourth has had the time to come.
    const waiting: (() => void)[] = [];
    server.behave(
      () =>
        new Promise((resolve) => {
          if (waiting.push(() => resolve({ body })) !== 3) return;
          setTimeout(() => {
            for (const go of waiting.splice(0)) go();
          }, 20);
        }),
    );
    const { provider } = withClock({ concurrency: 3 });
    for (const batch of ['a', 'b']) {
      const questions = Array.from({ length: 12 }, (_item, i) => ({ system: LOCAL, code: `${batch}${i}` }));
      const answers = await provider.lookupAll?.(questions);
      expect(answers).toEqual(questions.map(() => ({ result: 'member' })));
    }
    expect(server.mostUnderWay).toBe(3);
    expect(server.seen).toHaveLength(24);
  });
});
