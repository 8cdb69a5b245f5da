import { describe, expect, it } from 'vitest';
import { type AccessEvaluation, createHealth, type Decide, decisionPointCheck } from '../../src/notified-pull';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

async function ready(decide: Decide) {
  const health = createHealth({ checks: { decide: decisionPointCheck(decide) }, logger: quiet });
  const response = await health.fetch(new Request('http://127.0.0.1/health/ready'));
  const body = (await response.json()) as {
    readonly checks: { readonly decide: readonly [{ readonly status: string; readonly output?: string }] };
  };
  return [response.status, body.checks.decide[0].status];
}

describe('readiness by a decision point', () => {
  it.each([true, false])('is there when it decides, whatever it decides: %s', async (decision) => {
    expect(await ready(() => ({ decision }))).toEqual([200, 'pass']);
  });

  it.each<[string, Decide]>([
    ['is down', () => Promise.reject(new Error('no connection'))],
    ['gives no decision', () => ({}) as never],
    ['gives nothing', () => undefined as never],
  ])('is not there when it %s', async (_what, decide) => {
    expect(await ready(decide)).toEqual([503, 'fail']);
  });

  it('asks about nobody', async () => {
    const asked: AccessEvaluation[] = [];
    await ready((evaluation) => {
      asked.push(evaluation);
      return { decision: false };
    });
    expect(asked[0]).toMatchObject({
      subject: { type: 'organization', id: 'probe' },
      resource: { type: 'Patient', properties: { patient: 'probe' } },
    });
  });

  it('needs a function', () => {
    expect(() => decisionPointCheck({} as never)).toThrow(TypeError);
  });
});
