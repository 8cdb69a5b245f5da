import { describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src';
import type { AuditEntry } from '../../src/audit';
import {
  type AuthorizePullOptions,
  authorizeNotifiedPull,
  type Consent,
  type Decide,
  httpDecisionPoint,
  withConsent,
  workflowTasks,
} from '../../src/notified-pull';
import { claimsFor, grantOf, storeWith } from '../access/memory-grants';
import { eventually } from '../eventually';
import { ANNA, anna, recordedLog } from '../facade/support';
import { idSecret } from '../id-secret';
import { never } from './hanging';
import { bomb, brotliBomb, drip, endless, peer, redirect, says, silence, type Trick } from './peer';

const NOW = new Date('2026-11-24T10:00:00Z');
const record = grantOf(ANNA);
/** What a decision point may say of a patient, a token or itself; nobody else is to read it. */
const SAID = 'eyJhbGciOiJub25lIn0.eyJzZWNyZXQiOjF9.GEHEIM';
const SEARCH = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
const FHIR = 'https://epd.example/fhir';

/** The software with a decision point and, outside a referral, a register of consent; what it tells of it. */
function world(ports: { readonly decide?: Decide; readonly consent?: Consent; readonly limitMs?: number }) {
  const { decide, consent, limitMs = 60_000 } = ports;
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  const changes: unknown[] = [];
  let sources = 0;
  const store = Object.assign(storeWith(record), {
    get: async () => record,
    change: async (change: unknown) => void changes.push(change),
  });
  const shared: Omit<AuthorizePullOptions, 'peers'> = {
    store,
    tokens: async () => ({ ok: true, claims: claimsFor() }),
    now: () => NOW,
    logger,
    timeoutsMs: { decide: limitMs },
    ...(decide && { decide }),
  };
  const pull = authorizeNotifiedPull(shared);
  const { allergyIntolerances: _none, ...others } = sourcesOf([anna], { groups: 'all' });
  const facade = createBgzFacade({
    sources: {
      ...others,
      allergyIntolerances: () => {
        sources++;
        return anna.allergyIntolerances ?? [];
      },
    },
    authorize:
      consent === undefined
        ? pull
        : withConsent(pull, {
            consent,
            when: 'always',
            provider: { ura: '00001111', category: 'V4' },
            timeoutsMs: { consent: limitMs },
            logger,
          }),
    tasks: workflowTasks({ ...shared, store, bases: { current: () => ({}), recover: () => undefined } as never }),
    audit: { write: async (entry) => void entries.push(entry) },
    idSecret,
    baseUrl: FHIR,
    logger,
    now: () => NOW,
  });
  async function ask(path = SEARCH, init: RequestInit = {}) {
    const headers = { authorization: 'Bearer abc', 'content-type': 'application/fhir+json' };
    const answer = await facade.fetch(new Request(`${FHIR}/${path}`, { ...init, headers }));
    return { status: answer.status, text: `${JSON.stringify([...answer.headers])}${await answer.text()}` };
  }
  const accept = () => {
    const body = JSON.stringify({ resourceType: 'Task', id: record.id, status: 'accepted' });
    return ask(`Task/${record.id}`, { method: 'PUT', body });
  };
  /** Asks all that is decided on; nothing is given, done, or told but in the trail, and there as a reason. */
  async function expectNobodyIn(status: number, reason: string): Promise<void> {
    const asked = [await ask(), await ask(`Task/${record.id}`), await accept()];
    expect(asked.map((one) => one.status)).toEqual([status, status, status]);
    expect([sources, changes]).toEqual([0, []]);
    expect(entries.map((entry) => entry.reason)).toEqual([reason, reason, reason]);
    const trail = entries.map(({ patientBsn: _known, ...entry }) => entry);
    const told = [asked.map(({ text }) => text), lines.map((line) => [line, String(line.err)]), trail];
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`${ANNA}|GEHEIM|Penicilline`));
  }
  return { ask, entries, lines, expectNobodyIn, sources: () => sources };
}

const json = (body: unknown, status?: number, type = 'application/json') => says(body, status, type);

/** A decision point on this machine that plays a trick until it is mended, and says yes from then on. */
async function trickster(trick: Trick) {
  const state = { trick };
  const { origin, asked } = await peer((...given) => state.trick(...given));
  return {
    asked,
    mend: () => {
      state.trick = json({ decision: true });
    },
    decide: (more: Partial<Parameters<typeof httpDecisionPoint>[0]> = {}) =>
      httpDecisionPoint({ url: `${origin}/evaluation`, allowLoopbackHttp: true, timeoutMs: 60_000, ...more }),
  };
}

const deep = (depth: number) => `{"decision":true,"context":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const decided = 'application/json';

/** Answers that are no decision. */
const answers: readonly (readonly [string, Trick])[] = [
  ['yes as a text', json({ decision: 'true' })],
  ['yes as a number', json({ decision: 1 })],
  ['yes in a list', json({ decision: [true] })],
  ['yes as an object', json({ decision: { value: true } })],
  ['null', json({ decision: null })],
  ['nothing of a decision', json({ context: { reason_admin: { en: SAID } } })],
  ['a decision by another name', json({ Decision: true, allow: true, result: true, permit: true })],
  ['a list of decisions', json([{ decision: true }])],
  ['answers to several questions', json({ evaluations: [{ decision: true }] })],
  ['true alone', json('true')],
  ['an empty body', json('')],
  ['no JSON', json(`<html>${SAID} ${ANNA}</html>`)],
  ['two objects', json('{"decision":true}{"decision":true}')],
  ['half of one', json('{"decision":true')],
  ['no and then yes', json('{"decision":false,"decision":true}')],
  ['yes and then no', json('{"decision":true,"decision":false}')],
  ['yes under one name in two spellings', json('{"decision":false,"\\u0064ecision":true}')],
  ['a decision of its prototype', json('{"__proto__":{"decision":true}}')],
  ['a decision of its constructor', json('{"constructor":{"prototype":{"decision":true}}}')],
  ['deep JSON', json(deep(5_000))],
  [
    'JSON of more values than anybody reads',
    json(`{"decision":true,"context":[${'0,'.repeat(30_000)}0]}${' '.repeat(9_000)}`),
  ],
  ['a page', json('{"decision":true}', 200, 'text/html')],
  ['a text', json('{"decision":true}', 200, 'text/plain; charset=utf-8')],
  ['a form of another name', json('{"decision":true}', 200, 'application/jsonp')],
  ['no type', (response) => void response.writeHead(200).end('{"decision":true}')],
  [
    'bytes that are no text',
    (response) => void response.writeHead(200, { 'content-type': decided }).end(Buffer.from([0xff, 0xfe, 0x7b])),
  ],
  ['created', json({ decision: true }, 201)],
  ['accepted', json({ decision: true }, 202)],
  ['a part', json({ decision: true }, 206)],
  ['bad request, with the patient in it', json({ decision: true, error: `${ANNA} ${SAID}` }, 400)],
  ['not logged in', json({ decision: true, error: SAID }, 401)],
  ['too many requests', json({ decision: true }, 429)],
  ['an error, with the patient in it', json({ decision: true, stack: `at ${ANNA} ${SAID}` }, 500)],
  ['out of service', json({ decision: true }, 503)],
  ['a body without end', endless({ type: decided, opening: '{"decision":true,"context":"' })],
  ['a body that unfolds without end', bomb({ type: decided, opening: '{"decision":true,"context":"' })],
  ['the same in brotli', brotliBomb({ type: decided, opening: '{"decision":true,"x":"', mebibytes: 4, closing: '"}' })],
  ['nothing, and hangs up', (response) => response.destroy()],
  [
    'half, and hangs up',
    (response) => {
      response.writeHead(200, { 'content-type': decided, 'content-length': '500' });
      response.write('{"decision":true}');
      setImmediate(() => response.destroy());
    },
  ],
];

describe('a decision point that answers', () => {
  it.each(answers)('%s: nobody is let in, nothing is told, and all is well once it decides', async (_what, trick) => {
    const point = await trickster(trick);
    const made = world({ decide: point.decide({ token: SAID }) });
    await made.expectNobodyIn(503, 'decision-unavailable');
    expect(made.entries.map((entry) => entry.decision)).toEqual([undefined, undefined, undefined]);
    point.mend();
    expect((await made.ask()).status).toBe(200);
    expect(made.entries.at(-1)).toMatchObject({ status: 200, decision: 'permit' });
  });

  it.each([301, 302, 303, 307, 308])('by a redirect (%i): what was asked goes nowhere else', async (status) => {
    const elsewhere = await peer(json({ decision: true }));
    for (const location of [`${elsewhere.origin}/evaluation`, '/elders']) {
      const point = await trickster(redirect(location, status));
      await world({ decide: point.decide({ token: SAID }) }).expectNobodyIn(503, 'decision-unavailable');
      expect(point.asked).toEqual(Array(3).fill('POST /evaluation'));
      // A `fetch` of the vendor's that follows all the same is not believed either.
      const following: typeof fetch = (url, init) => fetch(url, { ...init, redirect: 'follow', body: '{}' });
      const lax = world({ decide: point.decide({ fetch: following }) });
      expect((await lax.ask()).status).toBe(503);
    }
  });

  it('no, with its reasons: they are its own', async () => {
    const reasons = { decision: false, context: { reason_user: { nl: `${SAID} van ${ANNA}` }, id: ANNA } };
    const point = await trickster(json(reasons));
    const made = world({ decide: point.decide() });
    await made.expectNobodyIn(403, 'decision-denied');
    expect(made.entries.map((entry) => entry.decision)).toEqual(['deny', 'deny', 'deny']);
    point.mend();
    expect((await made.ask()).status).toBe(200);
  });

  it('yes, with advice: it is not looked at, whatever it asks', async () => {
    const advice = { decision: true, context: { advice: SAID, patient: ANNA, decision: false } };
    const point = await trickster(json(advice));
    const made = world({ decide: point.decide() });
    expect((await made.ask()).status).toBe(200);
    expect(JSON.stringify([made.lines, made.entries])).not.toContain('GEHEIM');
  });

  it.each([`${decided}; charset=utf-8`, 'application/authzen+json', 'Application/JSON'])('yes as %s', async (type) => {
    const point = await trickster(json({ decision: true }, 200, type));
    expect((await world({ decide: point.decide() }).ask()).status).toBe(200);
  });
});

describe('a decision point that does not answer', () => {
  it.each<[string, Trick]>([
    ['at all', silence],
    ['to its end', drip()],
  ])('%s: nobody is let in, and nobody waits for it', async (_what, trick) => {
    const point = await trickster(trick);
    const made = world({ decide: point.decide({ timeoutMs: 50 }) });
    await made.expectNobodyIn(503, 'decision-unavailable');
  });

  it('until its time is over: a late yes counts for nothing', async () => {
    const late: (() => void)[] = [];
    const decide: Decide = () => new Promise((resolve) => late.push(() => resolve({ decision: true })));
    const made = world({ decide, limitMs: 20 });
    await made.expectNobodyIn(503, 'decision-unavailable');
    for (const yes of late) yes();
    await new Promise((resolve) => setImmediate(resolve));
    expect([made.sources(), made.entries.length]).toEqual([0, 3]);
  });

  it('for want of its token: the place of who waits for one is given to others', async () => {
    const point = await trickster(json({ decision: true }));
    const token = { hangs: true };
    const decide = point.decide({
      concurrency: 1,
      timeoutMs: 200,
      token: () => (token.hangs ? never() : 'geheim'),
    });
    const made = world({ decide });
    await made.expectNobodyIn(503, 'decision-unavailable');
    expect(point.asked).toEqual([]);
    token.hangs = false;
    expect((await made.ask()).status).toBe(200);
  });

  it('a thousand at once: few of them are at it at a time, others are not held up, and all end', async () => {
    const point = await trickster(silence);
    const atIt = { now: 0, most: 0 };
    const counted: typeof fetch = async (url, init) => {
      atIt.most = Math.max(atIt.most, ++atIt.now);
      try {
        return await fetch(url, init);
      } finally {
        atIt.now--;
      }
    };
    const made = world({ decide: point.decide({ fetch: counted, timeoutMs: 1_000, concurrency: 20 }) });
    const all = Promise.all(Array.from({ length: 1_000 }, () => made.ask()));
    await eventually(() => expect(point.asked.length).toBeGreaterThanOrEqual(20));
    expect((await made.ask('metadata')).status).toBe(200);
    expect(new Set((await all).map(({ status }) => status))).toEqual(new Set([503]));
    // Those that are given up may end in the moment that the next begin.
    expect(atIt.most).toBeLessThanOrEqual(40);
    await eventually(() => expect(atIt.now).toBe(0));
    expect(made.entries.filter(({ reason }) => reason === 'decision-unavailable')).toHaveLength(1_000);
    point.mend();
    expect((await made.ask()).status).toBe(200);
  });
});

/** What a port of the vendor's own may give that nobody meant. */
const junk: readonly (readonly [string, () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['one', () => 1],
  ['a word', () => 'Permit'],
  ['a list', () => [{ decision: true }, 'permit']],
  ['a wrapped yes', () => ({ decision: Object(true) })],
  ['a wrapped word', () => Object('permit')],
  ['a function', () => () => true],
  [
    'what throws when it is looked at',
    () =>
      new Proxy(
        {},
        {
          get: (_target, name) => {
            // Whoever awaits it asks this first.
            if (name === 'then') return undefined;
            throw new Error('GEHEIM');
          },
        },
      ),
  ],
];

describe('a decision point of one’s own that gives', () => {
  it.each(junk)('%s: nobody is let in', async (_what, give) => {
    const made = world({ decide: give as never });
    const asked = [await made.ask(), await made.ask(`Task/${record.id}`)];
    expect(asked.map(({ status }) => status)).toEqual([503, 503]);
    expect(made.sources()).toBe(0);
    expect(JSON.stringify(asked)).not.toMatch(/GEHEIM/);
  });
});

describe('a register of consent', () => {
  const states = (entry: AuditEntry | undefined) => [entry?.status, entry?.reason, entry?.checks?.consent];

  it.each(junk)('that gives %s: nobody is let in, and the next answer counts at once', async (_what, give) => {
    let broken = true;
    const made = world({ consent: () => (broken ? (give() as never) : 'permit') });
    const { status, text } = await made.ask();
    expect([status, made.sources()]).toEqual([503, 0]);
    expect(text).not.toMatch(new RegExp(`GEHEIM|${ANNA}`));
    expect(states(made.entries.at(-1))).toEqual([503, 'consent-unverifiable', undefined]);
    broken = false;
    expect((await made.ask()).status).toBe(200);
    expect(states(made.entries.at(-1))).toEqual([200, undefined, true]);
  });

  it.each<[string, Consent]>([
    [
      'throws',
      () => {
        throw new Error(`${ANNA} ${SAID}`);
      },
    ],
    ['rejects', () => Promise.reject(new Error(`${ANNA} ${SAID}`))],
    ['never answers', never],
  ])('that %s: nobody is let in, and who asks is told nothing of it', async (_what, consent) => {
    const made = world({ consent, limitMs: 20 });
    const { status, text } = await made.ask();
    expect([status, made.sources()]).toEqual([503, 0]);
    expect(text).not.toMatch(new RegExp(`GEHEIM|${ANNA}`));
    const { patientBsn: _known, ...entry } = made.entries.at(-1) ?? {};
    expect(JSON.stringify(entry)).not.toMatch(new RegExp(`GEHEIM|${ANNA}`));
  });

  it('that says yes when its time is over: it counts for nothing', async () => {
    const late: (() => void)[] = [];
    const made = world({ consent: () => new Promise((resolve) => late.push(() => resolve('permit'))), limitMs: 20 });
    expect((await made.ask()).status).toBe(503);
    for (const yes of late) yes();
    await new Promise((resolve) => setImmediate(resolve));
    expect([made.sources(), made.entries.length]).toEqual([0, 1]);
  });

  it('that hangs for a thousand at once holds up nobody else, and all end', async () => {
    const under = { way: 0 };
    const made = world({
      consent: () => {
        under.way++;
        return never();
      },
      limitMs: 500,
    });
    const all = Promise.all(Array.from({ length: 1_000 }, () => made.ask()));
    await eventually(() => expect(under.way).toBeGreaterThan(0));
    expect((await made.ask('metadata')).status).toBe(200);
    expect(new Set((await all).map(({ status }) => status))).toEqual(new Set([503]));
  });
});
