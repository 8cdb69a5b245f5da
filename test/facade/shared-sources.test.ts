import { describe, expect, it } from 'vitest';
import {
  type FacadeOptions,
  pagedSource,
  type Source,
  type SourceContext,
  sharedSource,
  sourcesOf,
} from '../../src/index';
import { bgzRecords, bsn, type ProblemInput, snomed } from '../../src/zib';
import { eventually } from '../eventually';
import { overNode } from './door';
import { ANNA, ask, facadeOf, inMode, issuesOf, search, TOM } from './support';

const problemOf = (id: string): ProblemInput => ({
  id,
  problemName: snomed('195967001', 'astma'),
  problemStatus: 'active',
});
const held = sourcesOf(
  [ANNA, TOM].map((number) =>
    bgzRecords({ patient: { id: number === ANNA ? 'anna' : 'tom', identificationNumbers: [bsn(number)] } }),
  ),
  { groups: 'all' },
);

/** A gate that a source waits at, so that a test decides when its records come. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A source of seven problems, given one by one once the gate is open; what it was asked and what befell it. */
function seven() {
  const { opened, open } = gate();
  const log = { asked: [] as unknown[], ended: 0, contexts: [] as SourceContext[] };
  const problems: Source<'problems'> = async function* (query, context) {
    log.asked.push(query);
    log.contexts.push(context);
    try {
      await opened;
      for (let nth = 1; nth <= 7; nth++) yield problemOf(`${query.patient.bsn === TOM ? 't' : 'a'}-${nth}`);
    } finally {
      log.ended++;
    }
  };
  return { problems, log, open };
}

const over = (problems: Source<'problems'>, options: Partial<FacadeOptions> = {}) =>
  facadeOf({ sources: { ...held, problems }, ...options });
/** Requests of callers that each have a token of their own. */
const anyone: FacadeOptions['authorize'] = () => ({ allowed: true, patient: { bsn: ANNA } });
const as = (caller: number, init: RequestInit = {}) => ({
  ...init,
  headers: { authorization: `Bearer caller-${caller}` },
});

/** A source, and a wait until so many asked it (and so wait for its first record). */
function noted(source: Source<'problems'>) {
  let calls = 0;
  const problems: Source<'problems'> = (query, context) => {
    calls++;
    return source(query, context);
  };
  const asked = async (times: number) => {
    await eventually(() => expect(calls).toBe(times));
    await new Promise(setImmediate);
  };
  return { problems, asked };
}

describe('a source that gives the same whoever asks', () => {
  it('is asked once for what twelve callers ask together, and each is answered whole', async () => {
    const { problems, log, open } = seven();
    const shared = noted(sharedSource(problems));
    const facade = over(shared.problems, { authorize: anyone });
    const answers = Array.from({ length: 12 }, (_one, caller) => ask(facade, 'Condition?_count=3', as(caller)));
    await shared.asked(12);
    open();
    const bodies = (await Promise.all(answers)).map(({ body }) => inMode(body as never, 'match').map(({ id }) => id));
    expect(log.asked).toHaveLength(1);
    expect(bodies[0]).toHaveLength(3);
    for (const body of bodies) expect(body).toEqual(bodies[0]);
  });

  it('is asked anew when the call is done: nothing of it is kept', async () => {
    const { problems, log, open } = seven();
    open();
    const facade = over(sharedSource(problems));
    await search(facade, 'Condition');
    await search(facade, 'Condition');
    expect(log.asked).toHaveLength(2);
    expect(log.ended).toBe(2);
  });

  it('never answers for another patient, nor for another referral', async () => {
    const { problems, log, open } = seven();
    const referral = { notification: 'n-1', group: 'g-1' };
    const shared = noted(sharedSource(problems));
    const facade = over(shared.problems, {
      authorize: (request) => {
        const caller = request.headers.get('authorization');
        const patient = { bsn: caller?.endsWith('1') ? TOM : ANNA };
        return { allowed: true, patient, ...(caller?.endsWith('2') && { referral }) };
      },
    });
    const answers = [0, 1, 2].map((caller) => ask(facade, 'Condition', as(caller)));
    await shared.asked(3);
    open();
    const found = (await Promise.all(answers)).map(({ body }) => inMode(body as never, 'match'));
    expect(log.asked).toHaveLength(3);
    expect(found.map((list) => list.length)).toEqual([7, 7, 7]);
    const ids = found.map((list) => new Set(list.map(({ id }) => id)));
    expect([...(ids[0] ?? [])].some((id) => ids[1]?.has(id))).toBe(false);
  });

  // Who goes away gets no answer over a connection.
  it.skipIf(overNode)('goes on for who stays, and hears it when all are gone', async () => {
    const { problems, log, open } = seven();
    const shared = noted(sharedSource(problems));
    const facade = over(shared.problems, { authorize: anyone });
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    const answers = [one, two].map(({ signal }, caller) => ask(facade, 'Condition', as(caller, { signal })));
    await shared.asked(2);
    one.abort();
    await answers[0];
    expect(log.contexts[0]?.signal.aborted).toBe(false);
    open();
    const second = await answers[1];
    expect(second?.status).toBe(200);
    expect(inMode(second?.body as never, 'match')).toHaveLength(7);

    const waiting = seven();
    const alone = noted(sharedSource(waiting.problems));
    const again = over(alone.problems, { authorize: anyone });
    const left = ask(again, 'Condition', as(3, { signal: three.signal }));
    await alone.asked(1);
    three.abort();
    await left;
    expect(waiting.log.contexts[0]?.signal.aborted).toBe(true);
    waiting.open();
    await eventually(() => expect(waiting.log.ended).toBe(1));
    // Who comes after does not board what was given up.
    expect((await ask(again, 'Condition', as(4))).status).toBe(200);
    expect(waiting.log.asked).toHaveLength(2);
  });

  it.each<[string, Source<'problems'>, RegExp]>([
    [
      'throws at once',
      () => {
        throw new Error('down');
      },
      /the source threw an error/,
    ],
    ['rejects', () => Promise.reject(new Error('down')), /the source threw an error/],
    ['gives no list', () => 7 as never, /something else than an Iterable/],
    [
      'breaks off',
      async function* () {
        yield problemOf('a-1');
        throw new Error('down');
      },
      /after 1 record/,
    ],
  ])('fails for all when it %s', async (_what, source, words) => {
    const facade = over(sharedSource(source), { authorize: anyone });
    const answers = await Promise.all([0, 1, 2].map((caller) => ask(facade, 'Condition', as(caller))));
    for (const answer of answers) {
      expect(answer.status).toBe(502);
      expect(issuesOf(answer)[0]?.diagnostics).toMatch(words);
    }
  });

  it('is read no further than anybody asks: a source without end ends at the limit', async () => {
    let given = 0;
    const facade = over(
      sharedSource<'problems'>(function* () {
        for (;;) yield problemOf(`a-${given++}`);
      }),
      { maxRecordsPerSource: 10 },
    );
    const answer = await ask(facade, 'Condition');
    expect(answer.status).toBe(502);
    expect(issuesOf(answer)[0]?.diagnostics).toMatch(/more than 10 records/);
    expect(given).toBeLessThan(20);
  });

  it.each([
    ['inside', (source: Source<'problems'>) => sharedSource(pagedSource(source))],
    ['around', (source: Source<'problems'>) => pagedSource(sharedSource(source))],
  ])('gives pages too, with pagedSource %s', async (_where, made) => {
    const { opened, open } = gate();
    const asked: unknown[] = [];
    const rows = ['a', 'b', 'c', 'd'].map(problemOf);
    const shared = made(async ({ page, ids }) => {
      asked.push(page ?? ids);
      await opened;
      return page ? rows.filter(({ id }) => `${id}` > (page.after ?? '')).slice(0, page.limit) : rows;
    });
    const watched = noted(shared);
    const facade = over(pagedSource(watched.problems), { authorize: anyone });
    const answers = [0, 1, 2].map((caller) => ask(facade, 'Condition?_count=2', as(caller)));
    await watched.asked(3);
    expect(asked).toEqual([{ limit: 2 }]);
    open();
    for (const { body } of await Promise.all(answers)) expect(inMode(body as never, 'match')).toHaveLength(2);
    asked.length = 0;
    await search(over(shared), 'Condition?_count=2');
    expect(asked).toEqual([{ limit: 2 }, { after: 'b', limit: 1 }]);
  });

  it('is a function', () => {
    expect(() => sharedSource(undefined as never)).toThrow(/sharedSource: `source` is left out/);
  });
});
