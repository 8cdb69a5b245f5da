import { describe, expect, it } from 'vitest';
import { introspectionAnswers } from '../../../src/access/tokens/introspection-answers';
import { NOW } from './support';

describe('answers about made-up tokens', () => {
  // Below the door: there each of them costs a request, and ten thousand of those take seconds.
  it('push each other out beyond ten thousand, and no good one', async () => {
    const asked: string[] = [];
    const answerFor = introspectionAnswers({
      ask: async (token) => {
        asked.push(token);
        return token === 'good'
          ? { body: { active: true, exp: NOW.getTime() / 1000 + 60 } }
          : { failure: 'token-inactive' };
      },
      monotonic: () => 0,
      activeMs: 10_000,
      inactiveMs: 30_000,
      concurrency: 16,
      patienceMs: 5_000,
    });
    const ask = (token: string) => answerFor(token, token, NOW);
    await ask('good');
    for (let nth = 0; nth <= 10_000; nth++) await ask(`made-up-${nth}`);
    expect(asked).toHaveLength(10_002);
    await Promise.all(['made-up-10000', 'made-up-1', 'good'].map(ask));
    expect(asked).toHaveLength(10_002);
    await ask('made-up-0');
    expect(asked.slice(10_002)).toEqual(['made-up-0']);
  });
});
