import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  type FhirTransport,
  fhirTransport,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import type { Validator } from '../../src/validate/create-validator';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { deepJson, type Peer, peer, says } from './peer';

const QUERY = 'Condition?code=x';
const READ = 'Condition/c';

/** What the trail is told is kept here. */
function trail() {
  const entries: AuditEntry[] = [];
  const audit = {
    write: async (entry: AuditEntry) => {
      entries.push(entry);
    },
  };
  return { entries, audit };
}

const offersOf = (...texts: readonly string[]): readonly Offer[] =>
  texts.map((text) => (text.includes('/') ? { kind: 'resource', reference: text } : { kind: 'query', query: text }));

async function pulled(sender: Peer, offers: readonly Offer[], options: Partial<PullBgzOptions> = {}) {
  const { entries, audit } = trail();
  const result = await pullBgz({
    allowLoopbackHttp: true,
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 'token-1',
    baseUrl: `${sender.origin}/fhir`,
    retries: 0,
    audit,
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...options,
  });
  return { result, entries };
}

const subject = { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN } };

/** A searchset with one good Condition and whatever else. */
const besides = (...entries: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: [{ resource: { resourceType: 'Condition', id: 'good', subject } }, ...entries],
});
const besidesResource = (resource: unknown) => besides({ resource });

/** Types and ids that are none: names that every object has, and values of other types than FHIR has there. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'x y', '', 'Condition/../x'];
const values: readonly unknown[] = [
  {},
  [],
  { toString: 'x' },
  { toString: null, valueOf: null },
  [[[]]],
  7,
  true,
  null,
];
/** As text, so that the key is one of its own. */
const withProto = `{"resourceType":"Condition","id":"p","subject":${JSON.stringify(subject)},"__proto__":{"id":"other","polluted":true}}`;

describe('an answer with a resource that is none costs its section, and the trail knows', () => {
  const broken: readonly (readonly [string, unknown])[] = [
    ...[...names, ...values].map((resourceType) => ({ resourceType, id: 'a' })),
    ...values.filter((id) => id !== null).map((id) => ({ resourceType: 'Condition', id })),
    ...values,
    'text',
  ].map((resource) => [JSON.stringify(resource), resource] as const);

  it.each(broken)('searched: %s', async (_what, resource) => {
    const sender = await peer({ '/fhir/Condition': says(besidesResource(resource)) });
    const { result, entries } = await pulled(sender, offersOf(QUERY));
    expect(result).toMatchObject({
      complete: false,
      sections: expect.arrayContaining([
        expect.objectContaining({
          status: 'incomplete',
          matches: [{ resourceType: 'Condition', id: 'good', subject }],
          error: { failure: 'unreadable-entry' },
        }),
      ]),
    });
    expect(Object.keys(result.resources)).toEqual(['Condition']);
    expect(entries).toMatchObject([{ kind: 'pull', outcome: 'partial', reason: 'incomplete', resources: 1 }]);
  });

  it.each(broken.filter(([, resource]) => Object(resource) === resource))('read: %s', async (_what, resource) => {
    const sender = await peer({ '/fhir/Condition/c': says(resource) });
    const { result, entries } = await pulled(sender, offersOf(READ));
    expect(result.sections[0]).toMatchObject({ status: 'failed', matches: [] });
    expect(['not-the-resource', 'unreadable']).toContain(result.sections[0]?.error?.failure);
    expect(entries).toMatchObject([{ kind: 'pull', outcome: 'failed', reason: 'incomplete', resources: 0 }]);
  });
});

describe('an answer with values of another type than FHIR has there is taken for what it is', () => {
  const odd = [...values, 'x'];
  const places: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ['Bundle.link', (value) => ({ ...besides(), link: value })],
    ['Bundle.link.url', (value) => ({ ...besides(), link: [{ relation: 'next', url: value }] })],
    ['Bundle.total', (value) => ({ ...besides(), total: value })],
    ['Bundle.entry', (value) => ({ ...besides(), entry: value })],
    ['Bundle.entry.fullUrl', (value) => besides({ fullUrl: value, resource: { resourceType: 'Condition', id: 'b' } })],
    ['Bundle.entry.search', (value) => besides({ search: value, resource: { resourceType: 'Condition', id: 'b' } })],
    [
      'Bundle.entry.search.mode',
      (value) => besides({ search: { mode: value }, resource: { resourceType: 'Condition', id: 'b' } }),
    ],
    ['meta', (value) => besidesResource({ resourceType: 'Condition', id: 'b', meta: value })],
    ['meta.tag', (value) => besidesResource({ resourceType: 'Condition', id: 'b', meta: { tag: value } })],
    ['meta.tag.code', (value) => besidesResource({ resourceType: 'Condition', meta: { tag: [{ code: value }] } })],
    ['OperationOutcome.issue', (value) => besidesResource({ resourceType: 'OperationOutcome', issue: value })],
    [
      'OperationOutcome.issue.code',
      (value) => besidesResource({ resourceType: 'OperationOutcome', issue: [{ code: value }] }),
    ],
    ['Patient.identifier', (value) => besidesResource({ resourceType: 'Patient', identifier: value })],
    [
      'Patient.identifier.system',
      (value) => besidesResource({ resourceType: 'Patient', identifier: [{ system: value }] }),
    ],
    [
      'Patient.identifier.value',
      (value) =>
        besidesResource({
          resourceType: 'Patient',
          identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value }],
        }),
    ],
    ['DocumentReference.content', (value) => besidesResource({ resourceType: 'DocumentReference', content: value })],
    ...['attachment', 'url', 'data', 'hash', 'size', 'contentType', 'title'].map(
      (name) =>
        [
          `DocumentReference.content.${name}`,
          (value: unknown) =>
            besidesResource({
              resourceType: 'DocumentReference',
              id: 'd',
              content: [{ attachment: name === 'attachment' ? value : { data: 'AAAA', [name]: value } }],
            }),
        ] as const,
    ),
  ];

  it.each(places)('%s', async (_place, bodyOf) => {
    for (const value of odd) {
      const sender = await peer({ '/fhir/Condition': says(bodyOf(value)) });
      const { result, entries } = await pulled(sender, offersOf(QUERY));
      expect(result.problem).toBeUndefined();
      expect(result.sections[0]?.error?.failure).not.toBe('unexpected');
      expect(result.documents.map(({ error }) => error?.failure)).not.toContain('unexpected');
      expect(entries).toHaveLength(1);
    }
  });

  it.each(places)('%s of a refusal or a single resource', async (_place, bodyOf) => {
    for (const value of odd) {
      const sender = await peer({
        '/fhir/Condition': says((bodyOf(value) as { entry: { resource: unknown }[] }).entry?.[1]?.resource, 422),
        '/fhir/Condition/c': says(bodyOf(value)),
      });
      const { result, entries } = await pulled(sender, offersOf(QUERY, READ));
      expect(result.sections.map(({ error }) => error?.failure)).not.toContain('unexpected');
      expect(entries).toMatchObject([{ outcome: 'failed' }]);
    }
  });

  it('a key __proto__ changes no other key, and nothing of anybody else', async () => {
    const body = `{"resourceType":"Bundle","type":"searchset","entry":[{"resource":${withProto}}],"__proto__":{"total":9}}`;
    const sender = await peer({ '/fhir/Condition': says(body) });
    const { result } = await pulled(sender, offersOf(QUERY));
    expect(result.sections[0]).toMatchObject({ status: 'obtained', matches: [{ id: 'p' }] });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((result.sections[0]?.matches[0] as { polluted?: unknown } | undefined)?.polluted).toBeUndefined();
  });

  it.each([
    '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><entry><resource><__proto__><id value="a"/></__proto__></resource></entry></Bundle>',
    '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><entry><resource><constructor><id value="a"/></constructor></resource></entry></Bundle>',
    '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><__proto__ value="x"/><constructor><toString value="x"/></constructor></Bundle>',
    '<constructor xmlns="http://hl7.org/fhir"><type value="searchset"/></constructor>',
    '<__proto__ xmlns="http://hl7.org/fhir"><__proto__ value="searchset"/></__proto__>',
  ])('in XML: %s', async (body) => {
    const sender = await peer({ '/fhir/Condition': says(body, 200, 'application/fhir+xml') });
    const { result, entries } = await pulled(sender, offersOf(QUERY));
    expect(result.complete).toBe(false);
    expect(result.sections[0]?.error?.failure).not.toBe('unexpected');
    expect(entries).toHaveLength(1);
  });

  it.each([1_000, 100_000])('JSON %i levels deep', async (depth) => {
    const sender = await peer({ '/fhir/Condition': says(deepJson(depth)) });
    const { result, entries } = await pulled(sender, offersOf(QUERY));
    expect(result.complete).toBe(false);
    expect(result.sections[0]?.error?.failure).not.toBe('unexpected');
    expect(entries).toHaveLength(1);
  });
});

describe('what breaks on this side costs what it is about, and the trail knows what came', () => {
  const good = () => peer({ '/fhir/Condition': says(besides()), '/fhir/Procedure': says({ ...besides(), entry: [] }) });
  const offers = offersOf(QUERY, 'Procedure?status=completed');

  it('a transport that rejects', async () => {
    const whole = fhirTransport({ allowLoopbackHttp: true });
    const transport: FhirTransport = {
      ...whole,
      request: (request) =>
        request.url.includes('Procedure') ? Promise.reject(new Error('kapot')) : whole.request(request),
    };
    const { result, entries } = await pulled(await good(), offers, { transport });
    expect(result.sections.slice(0, 2)).toMatchObject([
      { status: 'obtained' },
      { status: 'failed', error: { failure: 'unexpected' }, reason: { nl: expect.stringContaining('aan deze kant') } },
    ]);
    expect(entries).toMatchObject([{ outcome: 'partial', reason: 'incomplete', resources: 1 }]);
  });

  it('a validator that throws: what came is not passed for validated', async () => {
    const validator = { validate: () => Promise.reject(new Error('kapot')) } as unknown as Validator;
    const { result, entries } = await pulled(await good(), offers, { validate: validator });
    expect(result.sections[0]).toMatchObject({
      status: 'incomplete',
      matches: [{ id: 'good' }],
      error: { failure: 'not-validated' },
      reason: { nl: expect.stringContaining('niet gecontroleerd') },
    });
    expect(entries).toMatchObject([{ outcome: 'partial', resources: 1 }]);
  });

  it('all of the pull: nothing is handed out, and that is told', async () => {
    const lines: object[] = [];
    const line = (facts: object) => void lines.push(facts);
    const logger = { debug: line, info: line, warn: line, error: line };
    const headers = new Proxy<Record<string, string>>({}, { ownKeys: () => [] });
    const transport = {
      request: () => ({
        ok: true,
        status: 200,
        headers: undefined,
        body: { resourceType: 'Task', status: 'requested' },
      }),
      download: () => {},
    } as unknown as FhirTransport;
    const notification = {
      status: 'requested',
      sender: { identifiers: [] },
      receiver: { identifiers: [] },
      getWorkflowTask: true,
      workflowTask: 'Task/1',
      offers: [],
      warnings: [],
      unread: 7,
    } as never;
    const { result, entries } = await pulled(await good(), [], { notification, transport, headers, logger });
    expect(result).toMatchObject({
      complete: false,
      problem: 'unexpected',
      reason: { en: expect.stringContaining('on this side') },
      sections: [],
      resources: {},
    });
    expect(entries).toMatchObject([{ kind: 'pull', outcome: 'failed', reason: 'unexpected' }]);
    expect(lines).toMatchObject([{ event: 'pull-failed', err: expect.any(Error) }]);
  });
});
