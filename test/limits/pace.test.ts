import { afterEach, describe, expect, it, vi } from 'vitest';
import { pace } from '../../src/limits/pace';
import { ask, facadeOf } from '../facade/support';

const { setImmediate: inTheNextTurn } = globalThis;

/** A clock that stands still unless it is told. */
function stopped() {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  return { passes: (milliseconds: number) => (time += milliseconds) };
}

/** Tells in which turn of the event loop it is, until it is ended. */
function turns() {
  let turn = 0;
  let ended = false;
  const next = () => {
    turn++;
    if (!ended) inTheNextTurn(next);
  };
  inTheNextTurn(next);
  return { now: () => turn, end: () => (ended = true) };
}

afterEach(() => vi.restoreAllMocks());

describe('Work that is paced', () => {
  it('is done one piece after the other, in the order it came, each until it waits for something', async () => {
    stopped();
    const { begin } = pace(2);
    const told: string[] = [];
    const piece = async (name: string) => {
      await begin();
      told.push(`${name} begins`);
      await Promise.resolve();
      await Promise.resolve().then(() => {});
      told.push(`${name} waits`);
      await new Promise<void>((resolve) => inTheNextTurn(resolve));
    };
    await Promise.all(['a', 'b', 'c'].map(piece));
    expect(told).toEqual(['a begins', 'a waits', 'b begins', 'b waits', 'c begins', 'c waits']);
  });

  it('goes on where it was under way before what is new begins', async () => {
    stopped();
    const { begin, goOn } = pace(2);
    const told: string[] = [];
    const piece = (name: string, wait: () => Promise<void>) => wait().then(() => told.push(name));
    await Promise.all([
      piece('first', begin),
      piece('new', begin),
      piece('newer', begin),
      piece('old', goOn),
      piece('older', goOn),
    ]);
    expect(told).toEqual(['first', 'old', 'older', 'new', 'newer']);
  });

  it('lets the event loop go round when it took so long', async () => {
    const { passes } = stopped();
    const { begin } = pace(3);
    const loop = turns();
    const done: number[] = [];
    await Promise.all(
      Array.from({ length: 9 }, async () => {
        await begin();
        passes(1);
        done.push(loop.now());
      }),
    );
    loop.end();
    expect([...new Set(done)].map((turn) => done.filter((one) => one === turn).length)).toEqual([3, 3, 3]);
  });

  it('is taken up again after all of it was done', async () => {
    stopped();
    const { begin } = pace(1);
    for (let time = 0; time < 3; time++) {
      await begin();
      await new Promise<void>((resolve) => inTheNextTurn(resolve));
    }
  });
});

describe('Requests of many at once', () => {
  it('are not worked off in one turn of the event loop when all are let in together, and none is passed', async () => {
    const { passes } = stopped();
    const loop = turns();
    const worked: { readonly nth: number; readonly turn: number }[] = [];
    let letIn = (): void => {};
    const gate = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    let waiting = 0;
    const facade = facadeOf({
      authorize: async (request) => {
        waiting++;
        await gate;
        return { allowed: true, patient: { id: new URL(request.url).searchParams.get('_count') ?? '' } };
      },
      sources: {
        patient: ({ patient }) => {
          passes(10);
          worked.push({ nth: Number(patient.id), turn: loop.now() });
          return [];
        },
        allergyIntolerances: () => [],
      },
    });
    const answers = Array.from({ length: 30 }, (_, nth) => ask(facade, `AllergyIntolerance?_count=${nth + 1}`));
    while (waiting < 30) await new Promise<void>((resolve) => inTheNextTurn(resolve));
    letIn();
    await Promise.all(answers);
    loop.end();
    expect(worked.map(({ nth }) => nth)).toEqual(answers.map((_, at) => at + 1));
    expect(new Set(worked.map(({ turn }) => turn)).size).toBe(30);
  });
});
