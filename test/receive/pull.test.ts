import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  buildWorkflowTask,
  type FhirTransport,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
  updateWorkflowTask,
} from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { type FakeAnswer, fakeSender, match, SENDER, searchset } from './fake-sender';

const now = () => new Date('2026-11-24T10:00:00Z');
const query = (text: string): Offer => ({ kind: 'query', query: text });
const ALLERGIES = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
const PROBLEMS = 'Condition?_revinclude=Provenance%3Atarget';

const taskOf = (offers: readonly Offer[], change: object = {}) =>
  buildNotificationTask(recordOf({ offers, ...change }), peerProfile('twiin'), BASE);

function pull(
  answers: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>,
  offers: readonly Offer[],
  options: Partial<PullBgzOptions> = {},
) {
  const sender = fakeSender(answers);
  const result = pullBgz({
    notification: taskOf(offers),
    token: 'token-1',
    baseUrl: `${SENDER}/`,
    fetch: sender.fetch,
    retryDelayMs: 1,
    now,
    ...options,
  });
  return { sender, result };
}

describe('what cannot be pulled as it is given', () => {
  it.each([undefined, null, '', '  ', 42])('a token that gives %o: nothing is asked without one', async (given) => {
    const { sender, result } = pull({}, [query(ALLERGIES)], { token: (async () => given) as never });
    expect((await result).sections[0]).toMatchObject({ status: 'failed', error: { failure: 'no-token' } });
    expect(sender.seen).toEqual([]);
  });

  it.each([{ offers: undefined }, { offers: 'Condition' }, { warnings: undefined }])(
    'a notification with %o is none',
    async (change) => {
      const notification = { status: 'requested', offers: [], warnings: [], ...change } as never;
      const { complete, problem } = await pull({}, [], { notification }).result;
      expect([complete, problem]).toEqual([false, 'not-a-notification']);
    },
  );

  it('by somebody who watches and rejects: the pull goes on', async () => {
    const onProgress = () => Promise.reject(new Error('window closed'));
    const { result } = pull({ [ALLERGIES]: { body: searchset([]) } }, [query(ALLERGIES)], { onProgress });
    expect((await result).sections[0]).toMatchObject({ status: 'obtained' });
  });
});

describe('what a notification offers is pulled', () => {
  const brief = { content: [{ attachment: { contentType: 'text/plain', data: 'YnJpZWY=' } }] };
  it('exactly as it was spelled, all pages, matches apart from what comes along', async () => {
    const spelled = 'Procedure?category=http://snomed.info/sct|387713003,http%3A%2F%2Fsnomed.info%2Fsct%7C258174001';
    const { sender, result } = pull(
      {
        [spelled]: {
          body: searchset(
            [
              match('Procedure', '1'),
              {
                ...match('Provenance', 'p', { target: [{ reference: 'Procedure/1' }, { reference: 'Procedure/2' }] }),
                mode: 'include',
              },
            ],
            {
              link: [{ relation: 'next', url: `${SENDER}/Procedure?_page=2` }],
            },
          ),
        },
        'Procedure?_page=2': {
          body: searchset([
            match('Procedure', '2'),
            {
              ...match('Provenance', 'p', { target: [{ reference: 'Procedure/1' }, { reference: 'Procedure/2' }] }),
              mode: 'include',
            },
          ]),
        },
        'DocumentReference/brief-1': { body: match('DocumentReference', 'brief-1', brief).resource },
      },
      [query(spelled), { kind: 'resource', reference: 'DocumentReference/brief-1' }],
    );
    const { sections, resources, complete } = await result;
    expect(sender.paths()).toContain(spelled);
    expect(sender.seen.every(({ token }) => token === 'token-1')).toBe(true);
    expect(sections[0]).toMatchObject({
      title: { nl: 'Verrichtingen', en: 'Procedures' },
      status: 'obtained',
      matches: [{ id: '1' }, { id: '2' }],
      outcomes: [],
    });
    expect(sections[1]).toMatchObject({ title: { nl: 'Correspondentie' }, status: 'obtained' });
    expect(Object.entries(resources).map(([type, all]) => [type, all.length])).toEqual([
      ['Procedure', 2],
      ['Provenance', 1],
      ['DocumentReference', 1],
    ]);
    expect(complete).toBe(true);
  });

  it('and what of the BgZ was not offered is named, without making the pull incomplete', async () => {
    const { result } = pull({ [ALLERGIES]: { body: searchset([]) } }, [query(ALLERGIES)]);
    const { sections, bySection, complete } = await result;
    expect([complete, sections.length]).toEqual([true, 1]);
    const spoken = Object.entries(bySection).filter(([, { status }]) => status !== 'not-offered');
    // Metadata is asked for with what is offered.
    expect(spoken.map(([key]) => key)).toEqual(['allergyIntolerances', 'metadata']);
  });

  it('so many at a time, telling the progress of each', async () => {
    const offers = Array.from({ length: 9 }, (_, at) => query(`Condition?code=${at}`));
    const told: string[] = [];
    const { sender, result } = pull(
      Object.fromEntries(offers.map((o) => [o.kind === 'query' ? o.query : '', { body: searchset([]) }])),
      offers,
      {
        concurrency: 3,
        onProgress: ({ title, status, done, total }) => {
          told.push(`${title.nl} ${status} ${done}/${total}`);
          throw new Error('scherm dicht');
        },
      },
    );
    expect((await result).complete).toBe(true);
    expect(sender.most()).toBe(3);
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toBe('Diagnosen en klachten obtained 9/9');
  });
});

describe('what went wrong is told, per section, and the rest is there', () => {
  const outcome = (severity: string, code: string) => ({
    resource: { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics: 'bron X' }] },
    mode: 'outcome',
  });
  const bundle = (more: object) => ({ body: searchset([match('AllergyIntolerance', '1')], more) });

  it.each<[string, FakeAnswer, object]>([
    [
      'the sender forbids it',
      { status: 403, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] } },
      { status: 'refused', error: { failure: 'http-status', status: 403, codes: ['forbidden'] } },
    ],
    [
      'a refusal with a code that FHIR does not have, which may say anything',
      {
        status: 400,
        body: { resourceType: 'OperationOutcome', issue: ['geheimpje-jansen', 'security'].map((code) => ({ code })) },
      },
      { status: 'failed', error: { failure: 'http-status', status: 400, codes: ['security'] } },
    ],
    ['a token that stays refused', { status: 401 }, { status: 'refused', error: { status: 401 } }],
    ['a search that the sender does not have', { status: 404 }, { status: 'failed', error: { status: 404 } }],
    ['a fault that stays', { status: 503 }, { status: 'failed', error: { failure: 'http-status', status: 503 } }],
    [
      'an answer that is no searchset',
      { body: { resourceType: 'Patient' } },
      { status: 'failed', error: { failure: 'not-a-searchset' } },
    ],
    [
      'a broken connection',
      () => Promise.reject(new TypeError('fetch failed')),
      { status: 'failed', error: { failure: 'unreachable' } },
    ],
    [
      'a source that the sender misses',
      { body: searchset([match('AllergyIntolerance', '1'), outcome('warning', 'incomplete')]) },
      {
        status: 'incomplete',
        matches: [{ id: '1' }],
        outcomes: [{ issue: [{ code: 'incomplete' }] }],
        error: { failure: 'told-incomplete', codes: ['incomplete'] },
      },
    ],
    [
      'a part that the sender does not have',
      { body: searchset([match('AllergyIntolerance', '1'), outcome('warning', 'not-supported')]) },
      {
        status: 'incomplete',
        matches: [{ id: '1' }],
        error: { failure: 'part-not-offered', codes: ['not-supported'] },
      },
    ],
    [
      'a part that it does not have, and one that it misses',
      {
        body: searchset([
          match('AllergyIntolerance', '1'),
          outcome('warning', 'not-supported'),
          outcome('warning', 'incomplete'),
        ]),
      },
      { status: 'incomplete', error: { failure: 'told-incomplete', codes: ['not-supported', 'incomplete'] } },
    ],
    [
      'a section that the sender does not have',
      {
        status: 404,
        body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported' }] },
      },
      { status: 'not-offered', error: { failure: 'http-status', status: 404, codes: ['not-supported'] } },
    ],
    [
      'an address that the sender does not know',
      { status: 404, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] } },
      { status: 'failed', error: { failure: 'http-status', status: 404, codes: ['not-found'] } },
    ],
    ['less than was announced', bundle({ total: 2 }), { status: 'incomplete', error: { failure: 'fewer-than-total' } }],
    [
      'a next page at another server',
      bundle({ link: [{ relation: 'next', url: 'https://elders.example/fhir/x' }] }),
      { status: 'incomplete', matches: [{ id: '1' }], error: { failure: 'next-elsewhere' } },
    ],
    [
      'a next page outside the base',
      bundle({ link: [{ relation: 'next', url: '/anders/x' }] }),
      { status: 'incomplete', error: { failure: 'next-elsewhere' } },
    ],
    [
      'a next page that was had',
      bundle({ link: [{ relation: 'next', url: ALLERGIES }] }),
      { status: 'incomplete', error: { failure: 'next-again' } },
    ],
    [
      'a next page that fails',
      bundle({ link: [{ relation: 'next', url: 'AllergyIntolerance?_page=9' }] }),
      { status: 'incomplete', matches: [{ id: '1' }], error: { failure: 'http-status', status: 404 } },
    ],
  ])('%s', async (_what, answer, expected) => {
    const { sender, result } = pull(
      { [ALLERGIES]: answer, [PROBLEMS]: { body: searchset([match('Condition', '1')]) } },
      [query(ALLERGIES), query(PROBLEMS)],
    );
    const { complete, sections, resources } = await result;
    expect(complete).toBe(false);
    expect(sections[0]).toMatchObject({ title: { nl: 'Allergieën' }, ...expected });
    expect(sections[1]).toMatchObject({ status: 'obtained' });
    expect(resources.Condition).toHaveLength(1);
    expect(JSON.stringify(sections[0]?.error)).not.toContain('bron X');
    expect(sender.paths().every((path) => !path.startsWith('http'))).toBe(true);
  });

  it('information alone leaves a section whole', async () => {
    const { result } = pull({ [ALLERGIES]: { body: searchset([outcome('information', 'informational')]) } }, [
      query(ALLERGIES),
    ]);
    expect((await result).sections[0]?.status).toBe('obtained');
  });

  it('pages without end are stopped', async () => {
    const page = (n: number) => ({
      body: searchset([match('Condition', `${n}`)], { link: [{ relation: 'next', url: `Condition?_page=${n + 1}` }] }),
    });
    const answers = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`Condition?_page=${n}`, page(n)]));
    const { result } = pull(answers, [query('Condition?_page=0')], { maxPages: 5 });
    expect((await result).sections[0]).toMatchObject({ status: 'incomplete', error: { failure: 'too-many-pages' } });
  });

  it('a Patient of another BSN is not handed out when it only comes along', async () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990032' }];
    const along = { ...match('Patient', '1', { identifier }), search: { mode: 'include' } };
    const { result } = pull({ [ALLERGIES]: { body: searchset([along]) } }, [query(ALLERGIES)]);
    const { sections, complete } = await result;
    expect(complete).toBe(false);
    expect(sections[0]).toMatchObject({ included: [], error: { failure: 'other-patient' } });
  });

  it('a Patient of another BSN is not handed out', async () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990032' }];
    const { result } = pull({ Patient: { body: searchset([match('Patient', '1', { identifier })]) } }, [
      query('Patient'),
    ]);
    const { sections, resources } = await result;
    expect(sections[0]).toMatchObject({ status: 'failed', matches: [], error: { failure: 'other-patient' } });
    expect(resources).toEqual({});
    const own = [{ ...identifier[0], value: BSN }];
    const right = pull({ Patient: { body: searchset([match('Patient', '1', { identifier: own })]) } }, [
      query('Patient'),
    ]);
    expect((await right.result).complete).toBe(true);
  });

  it('a single resource that is another one', async () => {
    const { result } = pull({ 'DocumentReference/a': { body: { resourceType: 'DocumentReference', id: 'b' } } }, [
      { kind: 'resource', reference: 'DocumentReference/a' },
    ]);
    expect((await result).sections[0]).toMatchObject({ status: 'failed', error: { failure: 'not-the-resource' } });
  });
});

describe('faults that pass', () => {
  it('are tried again', async () => {
    const { sender, result } = pull(
      {
        [ALLERGIES]: [
          { status: 503, headers: { 'retry-after': '0' } },
          () => Promise.reject(new TypeError('weg')),
          { body: searchset([]) },
        ],
      },
      [query(ALLERGIES)],
    );
    expect((await result).complete).toBe(true);
    expect(sender.seen).toHaveLength(3);
  });

  it('of refusal are not, and no more than the number said', async () => {
    const { sender, result } = pull(
      { [ALLERGIES]: { status: 403 }, [PROBLEMS]: { status: 502 } },
      [query(ALLERGIES), query(PROBLEMS)],
      { retries: 1 },
    );
    await result;
    expect(sender.paths().filter((path) => path === ALLERGIES)).toHaveLength(1);
    expect(sender.paths().filter((path) => path === PROBLEMS)).toHaveLength(2);
  });

  it('of the token get one new token for all, once', async () => {
    const asked: (string | undefined)[] = [];
    const { sender, result } = pull(
      {
        [ALLERGIES]: [{ status: 401 }, { body: searchset([]) }],
        [PROBLEMS]: [{ status: 401 }, { body: searchset([]) }],
      },
      [query(ALLERGIES), query(PROBLEMS)],
      {
        token: (base, refused) => {
          expect(base).toBe(BASE);
          asked.push(refused);
          return `token-${asked.length}`;
        },
      },
    );
    expect((await result).complete).toBe(true);
    expect(asked).toEqual([undefined, 'token-1']);
    expect(sender.seen.map(({ token }) => token)).toEqual(['token-1', 'token-1', 'token-2', 'token-2']);
  });

  it('of the token refused to two requests in the same moment get one new token', async () => {
    const refused: (() => void)[] = [];
    const transport: FhirTransport = {
      request: ({ token }) => {
        if (token !== 'token-1')
          return Promise.resolve({ ok: true, status: 200, headers: new Headers(), body: searchset([]) });
        return new Promise((resolve) => {
          refused.push(() => resolve({ ok: true, status: 401, headers: new Headers(), body: undefined }));
          if (refused.length === 2) for (const answer of refused) answer();
        });
      },
      download: () => Promise.reject(new Error('no document')),
    };
    let asked = 0;
    const { result } = pull({}, [query(ALLERGIES), query(PROBLEMS)], { transport, token: () => `token-${++asked}` });
    expect((await result).complete).toBe(true);
    expect(asked).toBe(2);
  });

  it('of the authorization server leave every section failed, and nothing is sent', async () => {
    const { sender, result } = pull({}, [query(ALLERGIES)], { token: () => Promise.reject(new Error('geheim')) });
    const { sections } = await result;
    expect(sections[0]).toMatchObject({ status: 'failed', error: { failure: 'no-token' } });
    expect(JSON.stringify(sections)).not.toContain('geheim');
    expect(sender.seen).toEqual([]);
  });
});

describe('a pull that is stopped', () => {
  it('sends nothing more and says of each section where it was', async () => {
    const stop = new AbortController();
    const offers = [query(ALLERGIES), query(PROBLEMS), query('Flag')];
    const { sender, result } = pull({ [ALLERGIES]: { body: searchset([match('AllergyIntolerance', '1')]) } }, offers, {
      concurrency: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    const { complete, sections } = await result;
    expect(complete).toBe(false);
    expect(sections.slice(0, 3).map(({ status }) => status)).toEqual(['obtained', 'aborted', 'aborted']);
    expect(sender.seen).toHaveLength(1);
  });
});

describe('the workflow Task', () => {
  const nuts = peerProfile('nuts');
  const record = recordOf({
    offers: [{ kind: 'query', query: ALLERGIES, section: { system: 'http://loinc.org', code: '48765-2' } }],
  });
  const notification = buildNotificationTask(record, nuts, 'base-of-task');
  const path = `Task/${record.id}`;

  it('is got first, with the base of the notification; the data with its own', async () => {
    const bases: (string | undefined)[] = [];
    const { sender, result } = pull(
      {
        [path]: { body: buildWorkflowTask(record, nuts, { base: 'base-of-data' }) },
        [ALLERGIES]: { body: searchset([match('AllergyIntolerance', '1')]) },
      },
      [],
      {
        notification,
        token: (base) => {
          bases.push(base);
          return `for-${base}`;
        },
      },
    );
    const { complete, workflowTask, sections } = await result;
    expect(complete).toBe(true);
    expect(workflowTask).toMatchObject({ patientBsn: BSN, status: 'requested' });
    expect(sections[0]).toMatchObject({ code: { code: '48765-2' }, title: { nl: 'Allergieën' } });
    expect(bases).toEqual(['base-of-task', 'base-of-data']);
    expect(sender.seen.map(({ path: at, token }) => [at, token])).toEqual([
      [path, 'for-base-of-task'],
      [ALLERGIES, 'for-base-of-data'],
    ]);
  });

  it('that cannot be had, or has ended, means that nothing is pulled', async () => {
    const refused = pull({ [path]: { status: 403 } }, [], { notification });
    expect(await refused.result).toMatchObject({
      complete: false,
      problem: 'workflow-task',
      error: { status: 403 },
      sections: [],
    });
    const other = pull({ [path]: { body: { resourceType: 'Patient' } } }, [], { notification });
    expect(await other.result).toMatchObject({ problem: 'workflow-task', error: { failure: 'not-the-resource' } });
    const ended = pull({ [path]: { body: buildWorkflowTask(recordOf({ state: 'cancelled' }), nuts) } }, [], {
      notification,
    });
    expect(await ended.result).toMatchObject({ problem: 'withdrawn' });
    expect(ended.sender.seen).toHaveLength(1);
  });

  it('gets the status of the receiver, and only that', async () => {
    const sender = fakeSender({ [path]: [{ status: 503 }, { status: 200, body: { resourceType: 'Task' } }] });
    const parsed = await pullBgz({ notification, token: 't', baseUrl: SENDER, fetch: sender.fetch, retries: 0, now });
    expect(parsed.problem).toBe('workflow-task');
    const options = {
      token: 'token-1',
      baseUrl: SENDER,
      fetch: sender.fetch,
      retryDelayMs: 1,
      status: 'accepted',
    } as const;
    const received = {
      sender: { identifiers: [] },
      receiver: { identifiers: [] },
      status: 'requested',
      getWorkflowTask: true,
      offers: [],
      warnings: [],
    };
    expect(await updateWorkflowTask({ ...options, notification: { ...received, workflowTask: path } })).toEqual({
      ok: true,
      status: 200,
    });
    expect(sender.seen.at(-1)).toMatchObject({
      method: 'PUT',
      token: 'token-1',
      body: JSON.stringify({ resourceType: 'Task', intent: 'order', id: record.id, status: 'accepted' }),
    });
    expect(await updateWorkflowTask({ ...options, notification: received })).toEqual({
      ok: false,
      error: { failure: 'no-workflow-task' },
    });
    const illegal = fakeSender({ [path]: { status: 422 } });
    expect(
      await updateWorkflowTask({ ...options, fetch: illegal.fetch, notification: { ...received, workflowTask: path } }),
    ).toEqual({
      ok: false,
      error: { failure: 'http-status', status: 422 },
    });
  });
});

describe('documents', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 een brief');
  const hash = createHash('sha1').update(bytes).digest('base64');
  const documents = 'DocumentReference?status=current';
  const pullOne = (
    attachment: object,
    answers: Readonly<Record<string, FakeAnswer>> = {},
    options: Partial<PullBgzOptions> = {},
  ) =>
    pull(
      {
        [documents]: { body: searchset([match('DocumentReference', 'd', { content: [{ attachment }] })]) },
        ...answers,
      },
      [query(documents)],
      options,
    );
  const pdf = { contentType: 'application/pdf', title: 'Verwijsbrief' };

  it.each<[string, object, FakeAnswer]>([
    [
      'as raw bytes',
      { url: 'Binary/b', hash, size: bytes.length },
      { bytes, headers: { 'content-type': 'application/pdf' } },
    ],
    ['at an absolute address under the base', { url: `${SENDER}/Binary/b` }, { bytes }],
    [
      'as a Binary resource',
      { url: 'Binary/b', hash },
      {
        body: {
          resourceType: 'Binary',
          contentType: 'application/pdf',
          content: Buffer.from(bytes).toString('base64'),
        },
        headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
      },
    ],
    ['inline', { data: Buffer.from(bytes).toString('base64'), hash }, { status: 404 }],
  ])('come %s', async (_what, attachment, answer) => {
    const { result } = pullOne({ ...pdf, ...attachment }, { 'Binary/b': answer });
    const { complete, documents: got } = await result;
    expect(got).toEqual([
      {
        reference: 'DocumentReference/d',
        title: 'Verwijsbrief',
        contentType: 'application/pdf',
        status: 'obtained',
        bytes,
      },
    ]);
    expect(complete).toBe(true);
  });

  it.each<[string, object, FakeAnswer, object]>([
    [
      'with another hash',
      { url: 'Binary/b', hash: 'AAAA' },
      { bytes },
      { status: 'failed', error: { failure: 'damaged' } },
    ],
    ['cut off', { url: 'Binary/b', size: 999 }, { bytes }, { status: 'failed', error: { failure: 'damaged' } }],
    [
      'at another server',
      { url: 'https://elders.example/Binary/b' },
      { bytes },
      { status: 'failed', error: { failure: 'elsewhere' } },
    ],
    ['without address', {}, { bytes }, { status: 'failed', error: { failure: 'no-content' } }],
    ['that are refused', { url: 'Binary/b' }, { status: 403 }, { status: 'refused', error: { status: 403 } }],
    [
      'larger than allowed',
      { url: 'Binary/b' },
      { bytes: new Uint8Array(5_000) },
      { status: 'failed', error: { failure: 'too-large' } },
    ],
  ])('%s are not handed out', async (_what, attachment, answer, expected) => {
    const { sender, result } = pullOne({ ...pdf, ...attachment }, { 'Binary/b': answer }, { maxDocumentBytes: 1_000 });
    const { complete, documents: got, sections } = await result;
    expect(got[0]).toMatchObject(expected);
    expect(got[0]).not.toHaveProperty('bytes');
    expect(complete).toBe(false);
    expect(sections[0]?.status).toBe('obtained');
    expect(sender.paths().every((path) => !path.startsWith('http'))).toBe(true);
  });

  it('stay where they are when they are not wanted', async () => {
    const { sender, result } = pullOne({ ...pdf, url: 'Binary/b' }, {}, { documents: false });
    expect((await result).documents).toEqual([]);
    expect(sender.seen).toHaveLength(1);
  });
});

describe('a notification that allows no pull', () => {
  it('is withdrawn, over, or none: nothing is sent', async () => {
    const late = pull({}, [query(ALLERGIES)], { now: () => new Date('2027-06-24T10:00:00.001Z') });
    expect(await late.result).toMatchObject({ complete: false, problem: 'expired' });
    const withdrawn = pull({}, [], { notification: { ...taskOf([query(ALLERGIES)]), status: 'cancelled' } });
    expect(await withdrawn.result).toMatchObject({ problem: 'withdrawn' });
    const none = pull({}, [], { notification: { resourceType: 'Patient' } as never });
    expect(await none.result).toMatchObject({ problem: 'not-a-notification', issues: [{ code: 'not-a-task' }] });
    expect([late, withdrawn, none].flatMap(({ sender }) => sender.seen)).toEqual([]);
  });

  it('is not pulled from an address that is none', async () => {
    await expect(pull({}, [query(ALLERGIES)], { baseUrl: 'epd.example' }).result).rejects.toThrow(TypeError);
  });
});

describe('the trail of the pulling hospital', () => {
  const user = {
    identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '000012345' },
    role: '01.010',
  };

  it('says who pulled whose data, on which notification, and what is missing', async () => {
    const trail: AuditEntry[] = [];
    const audit = { write: async (entry: AuditEntry) => void trail.push(entry) };
    const { result } = pull(
      { [ALLERGIES]: { body: searchset([match('AllergyIntolerance', '1')]) }, [PROBLEMS]: { status: 403 } },
      [query(ALLERGIES), query(PROBLEMS)],
      { audit, user },
    );
    await result;
    expect(trail).toMatchObject([
      {
        kind: 'pull',
        action: 'R',
        outcome: 'partial',
        reason: 'incomplete',
        user,
        organization: { ura: '00002222' },
        patientBsn: BSN,
        resources: 1,
        missing: ['Diagnosen en klachten'],
        notification: recordOf().identifier,
      },
    ]);
    const { patientBsn: _bsn, ...rest } = trail[0] as AuditEntry;
    expect(JSON.stringify(rest)).not.toMatch(new RegExp(`${BSN}|${BASE}|token-1`));
  });

  it('that cannot be written means that what was pulled is withheld', async () => {
    const { result } = pull(
      { [ALLERGIES]: { body: searchset([match('AllergyIntolerance', '1')]) } },
      [query(ALLERGIES)],
      {
        audit: { write: () => Promise.reject(new Error('vol')) },
      },
    );
    expect(await result).toEqual({
      complete: false,
      problem: 'audit-failed',
      reason: { nl: expect.stringContaining('vastgelegd'), en: expect.stringContaining('logged') },
      sections: [],
      bySection: {},
      documents: [],
      resources: {},
    });
  });
});

describe('validation, when asked for', () => {
  it('reports on each page of a section', async () => {
    const { result } = pull(
      { Condition: { body: searchset([match('Condition', '1', { clinicalStatus: 'onzin' })]) } },
      [query('Condition')],
      {
        validate: true,
      },
    );
    const { sections, complete } = await result;
    expect(sections[0]?.reports).toHaveLength(1);
    expect(sections[0]?.reports?.[0]?.issues.some(({ severity }) => severity === 'error')).toBe(true);
    // Whether it conforms is another matter than whether it is all there.
    expect(complete).toBe(true);
  });
});
