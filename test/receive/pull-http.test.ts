import type { Task } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import {
  buildNotificationTask,
  type Offer,
  type PullBgzOptions,
  type PullResult,
  parseNotificationTask,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { BASE, recordOf } from '../referral/task/support';
import { subjectOf } from './fake-sender';
import { listen } from './loopback';

const now = () => new Date('2026-11-24T10:00:00Z');
const taskOf = (offers: readonly Offer[]) => buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE);

/** An answer as it goes over the wire. `{origin}` in it becomes the origin of the server. */
interface Wire {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
  /** The only media type it is given as; another one asked for is 406. */
  readonly only?: string;
}

type Wires = Readonly<Record<string, Wire | object>>;

const isWire = (answer: Wire | object): answer is Wire => 'body' in answer;

/** A bare server: an address as it was asked, an answer; gives its origin and the addresses that were asked. */
async function senderOf(answers: Wires): Promise<{ readonly origin: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const origin: string = await listen((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const found = answers[path];
    const answer: Wire =
      found === undefined ? { status: 404, body: '' } : isWire(found) ? found : { body: JSON.stringify(found) };
    const isTaken =
      answer.only === undefined ||
      /\*\/\*/.test(request.headers.accept ?? '') ||
      request.headers.accept?.includes(answer.only);
    response.statusCode = isTaken ? (answer.status ?? 200) : 406;
    response.setHeader('content-type', answer.type ?? 'application/fhir+json; charset=utf-8');
    response.end(typeof answer.body === 'string' ? answer.body.replaceAll('{origin}', origin) : answer.body);
  });
  return { origin, asked };
}

/** Condition/a, Condition/b … as entries of a page. */
const entry = (id: string, more: object = {}, type = 'Condition') => ({
  fullUrl: `{origin}/fhir/${type}/${id}`,
  resource: { resourceType: type, id, ...subjectOf(type) },
  search: { mode: 'match' },
  ...more,
});
/** A Condition of the same patient, whichever server it is on. */
const ofPatient = { resourceType: 'Condition', subject: { reference: 'http://elders.example/fhir/Patient/1' } };
const page = (entries: readonly object[], next?: string, more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
  entry: entries,
  ...more,
});

const query = (text: string): Offer => ({ kind: 'query', query: text });
const idsOf = (result: PullResult, at = 0) => result.sections[at]?.matches.map(({ id }) => id);

const clients: readonly (readonly [string, Partial<PullBgzOptions>])[] = [
  ["Node's own fetch", {}],
  ['the fetch given', { fetch: globalThis.fetch }],
];

describe.each(clients)('a sender pulled over HTTP by %s', (_name, client) => {
  async function pull(answers: Wires, options: Partial<PullBgzOptions> & { readonly path?: string } = {}) {
    const { origin, asked } = await senderOf(answers);
    const { path = '/fhir', ...more } = options;
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: taskOf([query('Condition?code=x')]),
      token: 'token-1',
      baseUrl: `${origin}${path}`,
      retries: 0,
      now,
      ...client,
      ...more,
    });
    return { result, asked, origin };
  }

  describe('whose next page', () => {
    const HAPI = '?_getpages=a1b2&_getpagesoffset=1&_count=1&_bundletype=searchset';

    it.each<[string, string, string, string]>([
      ['is the base itself, as HAPI pages', `{origin}/fhir${HAPI}`, `/fhir${HAPI}`, '/fhir'],
      ['is the base itself, given with a slash', `{origin}/fhir${HAPI}`, `/fhir${HAPI}`, '/fhir/'],
      ['is the base with a slash', `{origin}/fhir/${HAPI}`, `/fhir/${HAPI}`, '/fhir'],
      ['is a server without path', `{origin}${HAPI}`, `/${HAPI}`, ''],
      ['is relative to the page', 'Condition?_page=2', '/fhir/Condition?_page=2', '/fhir'],
      ['is a query only', '?_page=2', '/fhir/Condition?_page=2', '/fhir'],
      ['is a path on the server', '/fhir/Condition?_page=2', '/fhir/Condition?_page=2', '/fhir'],
      ['is relative to the base, above the page', './Condition?_page=2', '/fhir/Condition?_page=2', '/fhir'],
      ['comes with a fragment', '{origin}/fhir/Condition?_page=2#verder', '/fhir/Condition?_page=2', '/fhir'],
      ['is spelled in capitals', 'HTTP://{host}/fhir/Condition?_page=2', '/fhir/Condition?_page=2', '/fhir'],
    ])('%s, is fetched', async (_what, link, address, path) => {
      const first = path === '' ? '/Condition?code=x' : '/fhir/Condition?code=x';
      const host = (origin: string) => link.replace('{host}', origin.slice('http://'.length));
      const { origin, asked } = await senderOf(
        new Proxy<Record<string, object>>(
          {},
          {
            get: (_target, at) =>
              at === first
                ? page([entry('a')], host(origin), { total: 2 })
                : at === address
                  ? page([entry('b')])
                  : undefined,
          },
        ),
      );
      const result = await pullBgz({
        allowLoopbackHttp: true,
        notification: taskOf([query('Condition?code=x')]),
        token: 't',
        baseUrl: `${origin}${path}`,
        retries: 0,
        now,
        ...client,
      });
      expect(result.sections[0]).toMatchObject({ status: 'obtained' });
      expect(idsOf(result)).toEqual(['a', 'b']);
      expect(result.complete).toBe(true);
      expect(asked).toEqual([first, address]);
    });

    it('is relative to the base, on a page at the base, is fetched', async () => {
      const { result } = await pull({
        '/fhir/Condition?code=x': page([entry('a')], '{origin}/fhir?_getpages=1'),
        '/fhir?_getpages=1': page([entry('b')], 'Condition?_page=3'),
        '/fhir/Condition?_page=3': page([entry('c')]),
      });
      expect(idsOf(result)).toEqual(['a', 'b', 'c']);
      expect(result.complete).toBe(true);
    });

    it.each([
      ['is another server', 'https://elders.example/fhir?_getpages=1'],
      ['is another scheme', 'https://{host}/fhir?_getpages=1'],
      ['is another port', 'http://127.0.0.1:1/fhir?_getpages=1'],
      ['is another base', '{origin}/fhir2?_getpages=1'],
      ['is above the base', '{origin}/?_getpages=1'],
      ['leads out of the base', '{origin}/fhir/../geheim?_getpages=1'],
      ['leads out of the base, coded', '{origin}/fhir/%2e%2e/geheim'],
      ['leads out of the base, with a coded slash', '{origin}/fhir/..%2fgeheim'],
      ['brings a name and password', 'http://a:b@{host}/fhir?_getpages=1'],
      ['is no address', 'http://'],
      ['is of no kind', 'javascript:0'],
      ['is empty', ''],
    ])('%s, is refused, and the token goes nowhere', async (_what, link) => {
      const answers: Record<string, object> = {};
      const { origin, asked } = await senderOf(answers);
      const own = link.replace('{host}', origin.slice('http://'.length));
      answers['/fhir/Condition?code=x'] = page([entry('a')], own);
      const result = await pullBgz({
        allowLoopbackHttp: true,
        notification: taskOf([query('Condition?code=x')]),
        token: 't',
        baseUrl: `${origin}/fhir`,
        retries: 0,
        now,
        ...client,
      });
      expect(result.complete).toBe(false);
      expect(result.sections[0]).toMatchObject({
        status: 'incomplete',
        matches: [{ id: 'a' }],
        error: { failure: 'next-elsewhere' },
        reason: { nl: expect.stringContaining('buiten het adres'), en: expect.stringContaining('outside') },
      });
      expect(asked).toEqual(['/fhir/Condition?code=x']);
    });

    it.each([
      ['is itself', '/fhir/Condition?code=x'],
      ['is itself in another spelling', '{origin}/fhir/./Condition?code=x#b'],
    ])('%s, is not fetched again, and whether all is there is not known', async (_what, link) => {
      const { result, asked } = await pull({ '/fhir/Condition?code=x': page([entry('a')], link) });
      expect(result.sections[0]).toMatchObject({ status: 'incomplete', error: { failure: 'next-again' } });
      expect(asked).toHaveLength(1);
    });
  });

  describe('is complete when as many different matches came as it announced', () => {
    const include = (id: string) => entry(id, { search: { mode: 'include' } }, 'Provenance');
    const noMode = (id: string, type = 'Condition') => entry(id, { search: undefined }, type);
    const two = '/fhir/Condition?_page=2';
    const pages = (first: object, ...more: object[]): Wires => ({
      '/fhir/Condition?code=x': first,
      ...Object.fromEntries(more.map((one, at) => [`/fhir/Condition?_page=${at + 2}`, one])),
    });

    it.each<[string, Wires, string[]]>([
      ['all on one page', pages(page([entry('a'), entry('b')], undefined, { total: 2 })), ['a', 'b']],
      ['no total at all', pages(page([entry('a')], two), page([entry('b')])), ['a', 'b']],
      ['total on the first page only', pages(page([entry('a')], two, { total: 2 }), page([entry('b')])), ['a', 'b']],
      [
        'total on the last page only',
        pages(page([entry('a')], two), page([entry('b')], undefined, { total: 2 })),
        ['a', 'b'],
      ],
      ['more than announced', pages(page([entry('a'), entry('b')], undefined, { total: 1 })), ['a', 'b']],
      ['a total of 0 with entries', pages(page([entry('a')], undefined, { total: 0 })), ['a']],
      [
        'one on two pages, and no other missing',
        pages(page([entry('a')], two, { total: 2 }), page([entry('a'), entry('b')])),
        ['a', 'a', 'b'],
      ],
      [
        'an empty page in the middle',
        pages(page([entry('a')], two, { total: 2 }), page([], '/fhir/Condition?_page=3'), page([entry('b')])),
        ['a', 'b'],
      ],
      ['a page without entry', pages({ resourceType: 'Bundle', type: 'searchset', total: 0 }), []],
      [
        'entries without fullUrl',
        pages(page([entry('a', { fullUrl: undefined }), entry('b', { fullUrl: undefined })], undefined, { total: 2 })),
        ['a', 'b'],
      ],
      ['a relative fullUrl', pages(page([entry('a', { fullUrl: 'Condition/a' })], undefined, { total: 1 })), ['a']],
      [
        'entries without search mode',
        pages(page([noMode('a'), noMode('p', 'Provenance')], undefined, { total: 1 })),
        ['a'],
      ],
      ['things that came along, not counted', pages(page([entry('a'), include('p')], undefined, { total: 1 })), ['a']],
    ])('%s', async (_what, answers, ids) => {
      const { result } = await pull(answers);
      expect(idsOf(result)).toEqual(ids);
      expect(result.sections[0]).toMatchObject({ status: 'obtained' });
      expect(result.sections[0]?.reason).toBeUndefined();
      expect(result.complete).toBe(true);
      expect(result.resources.Condition?.map(({ id }) => id) ?? []).toEqual([...new Set(ids)]);
    });

    const withoutId = (fullUrl: string) => ({
      fullUrl,
      resource: { resourceType: 'Condition', ...subjectOf('Condition') },
      search: { mode: 'match' },
    });

    it.each<[string, Wires]>([
      [
        'the same one on two pages in place of another',
        pages(page([entry('a')], two, { total: 2 }), page([entry('a')])),
      ],
      [
        'the same one under new UUIDs',
        pages(
          page([entry('a', { fullUrl: 'urn:uuid:1' })], two, { total: 2 }),
          page([entry('a', { fullUrl: 'urn:uuid:2' })]),
        ),
      ],
      [
        'the same one under two servers',
        pages(
          page([entry('a', { resource: { ...ofPatient, id: 'a' } })], two, { total: 2 }),
          page([
            entry('a', { fullUrl: 'http://elders.example/fhir/Condition/a', resource: { ...ofPatient, id: 'a' } }),
          ]),
        ),
      ],
      [
        'the same one without id, by its fullUrl',
        pages(page([withoutId('urn:uuid:1'), withoutId('urn:uuid:1')], undefined, { total: 2 })),
      ],
      [
        'the same one without id and fullUrl',
        pages(
          page([{ resource: ofPatient }, { resource: ofPatient }], undefined, {
            total: 2,
          }),
        ),
      ],
      ['what came along in place of a match', pages(page([entry('a'), include('p')], undefined, { total: 2 }))],
      [
        'what came along without saying so',
        pages(page([entry('a'), noMode('p', 'Provenance')], undefined, { total: 2 })),
      ],
      [
        'what came along, called a match',
        pages(page([entry('a'), entry('p', {}, 'Provenance')], undefined, { total: 2 })),
      ],
      ['a total that grows', pages(page([entry('a')], two, { total: 2 }), page([entry('b')], undefined, { total: 3 }))],
      ['a total as text', pages(page([entry('a')], undefined, { total: '2' }))],
      ['none of what was announced', pages(page([], undefined, { total: 1 }))],
    ])('and not: %s', async (_what, answers) => {
      const { result } = await pull(answers);
      expect(result.complete).toBe(false);
      expect(result.sections[0]).toMatchObject({
        status: 'incomplete',
        error: { failure: 'fewer-than-total' },
        reason: { nl: expect.stringContaining('aangekondigde aantal') },
      });
    });

    it.each<[string, Wires, string]>([
      ['an entry without resource', pages(page([entry('a'), { fullUrl: 'urn:uuid:1' }])), 'unreadable-entry'],
      ['an entry that is none', pages({ ...page([]), entry: [entry('a'), null] }), 'unreadable-entry'],
      ['a resource of no type', pages(page([entry('a'), { resource: { id: 'b' } }])), 'unreadable-entry'],
      [
        'a resource that elements were left out of',
        pages(
          page([
            entry('a', {
              resource: {
                resourceType: 'Condition',
                id: 'a',
                ...subjectOf('Condition'),
                meta: { tag: [{ code: 'SUBSETTED' }] },
              },
            }),
          ]),
        ),
        'subsetted',
      ],
    ])('and not: %s', async (_what, answers, failure) => {
      const { result } = await pull(answers);
      expect(result.complete).toBe(false);
      expect(result.sections[0]).toMatchObject({ status: 'incomplete', matches: [{ id: 'a' }], error: { failure } });
    });

    it('two resources of the same id on two servers are both handed out', async () => {
      const { result } = await pull(
        pages(
          page([
            entry('a', { resource: { ...ofPatient, id: 'a' } }),
            entry('a', { resource: { ...ofPatient, id: 'a' }, fullUrl: 'http://elders.example/fhir/Condition/a' }),
          ]),
        ),
      );
      expect(result.resources.Condition).toHaveLength(2);
    });
  });

  describe('whose bytes', () => {
    const bundle = JSON.stringify(
      page([
        {
          resource: {
            resourceType: 'Condition',
            id: 'a',
            ...subjectOf('Condition'),
            code: { text: 'hoofdpijn, \u00e9\u00e9nzijdig' },
          },
        },
      ]),
    );
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><total value="1"/><entry><resource><Condition><id value="a"/><code><text value="hoofdpijn, \u00e9\u00e9nzijdig"/></code><subject><reference value="Patient/1"/></subject></Condition></resource></entry></Bundle>`;

    it.each<[string, Wire]>([
      ['are ISO-8859-1 as told', { type: 'application/json;charset=ISO-8859-1', body: Buffer.from(bundle, 'latin1') }],
      ['are ISO-8859-1 as their XML declares', { type: 'application/xml+fhir', body: Buffer.from(xml, 'latin1') }],
      ['are UTF-16 behind a mark', { body: Buffer.from(`\ufeff${bundle}`, 'utf16le') }],
      ['are UTF-8 behind a mark', { body: `\ufeff${bundle}` }],
    ])('%s, are read as they are', async (_what, wire) => {
      const { result } = await pull({ '/fhir/Condition?code=x': wire });
      expect(result.sections[0]).toMatchObject({
        status: 'obtained',
        matches: [{ code: { text: 'hoofdpijn, \u00e9\u00e9nzijdig' } }],
      });
    });

    it.each<[string, Wire]>([
      ['are no UTF-8', { body: Buffer.from(bundle, 'latin1') }],
      ['are UTF-8 told to be ISO-8859-1', { type: 'application/fhir+json; charset=iso-8859-1', body: bundle }],
      ['are told to be of a set that is not read', { type: 'application/fhir+json; charset=macintosh', body: bundle }],
    ])('%s, cost the section, and no character is replaced', async (_what, wire) => {
      const { result } = await pull({ '/fhir/Condition?code=x': wire });
      expect(result.complete).toBe(false);
      expect(result.sections[0]).toMatchObject({
        status: 'failed',
        matches: [],
        error: { failure: 'wrong-charset', status: 200 },
        reason: { nl: expect.stringContaining('tekenset'), en: expect.stringContaining('character set') },
      });
      expect(JSON.stringify(result)).not.toContain('\ufffd');
    });

    it('are no UTF-8 on a later page, leave what came before', async () => {
      const { result } = await pull({
        '/fhir/Condition?code=x': page([entry('a')], 'Condition?_page=2'),
        '/fhir/Condition?_page=2': { body: Buffer.from(bundle, 'latin1') },
      });
      expect(result.sections[0]).toMatchObject({
        status: 'incomplete',
        matches: [{ id: 'a' }],
        error: { failure: 'wrong-charset' },
      });
    });
  });

  it('that speaks XML only is pulled whole, its documents too', async () => {
    const pdf = Buffer.from('%PDF-1.7 brief');
    const { result } = await pull(
      {
        '/fhir/DocumentReference?status=current': {
          type: 'application/fhir+xml',
          body: '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/><total value="1"/><link><relation value="next"/><url value="{origin}/fhir?_getpages=1"/></link><entry><fullUrl value="{origin}/fhir/DocumentReference/d"/><resource><DocumentReference><id value="d"/><subject><reference value="Patient/1"/></subject><content><attachment><contentType value="application/pdf"/><url value="Binary/b"/></attachment></content></DocumentReference></resource></entry></Bundle>',
        },
        '/fhir?_getpages=1': {
          type: 'application/fhir+xml',
          body: '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/></Bundle>',
        },
        '/fhir/Binary/b': {
          type: 'application/fhir+xml;charset=utf-8',
          body: `<Binary xmlns="http://hl7.org/fhir"><contentType value="application/pdf"/><content value="${pdf.toString('base64')}"/></Binary>`,
        },
      },
      { notification: taskOf([query('DocumentReference?status=current')]) },
    );
    expect(result.sections[0]).toMatchObject({ status: 'obtained', matches: [{ id: 'd' }] });
    expect(result.documents).toMatchObject([{ status: 'obtained', bytes: new Uint8Array(pdf) }]);
    expect(result.complete).toBe(true);
  });

  describe('a letter', () => {
    const PDF = '%PDF-1.7 brief';
    const base64 = Buffer.from(PDF).toString('base64');
    const binary = { resourceType: 'Binary', contentType: 'application/pdf', content: base64 };
    const raw: Wire = { type: 'application/pdf', body: PDF };
    const url = 'Binary/b';
    const pdf = { contentType: 'application/pdf', url };
    const xml = `<Binary xmlns="http://hl7.org/fhir"><contentType value="application/pdf"/><content value="${base64}"/></Binary>`;
    const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Binary</title></ClinicalDocument>';
    /** Attachment, answer, media type that is told, text of the bytes. */
    const letters: readonly [string, object, Wire, type?: string, text?: string][] = [
      ['at Binary/id', pdf, raw],
      ['at /Binary/id', { ...pdf, url: '/Binary/b' }, raw],
      ['at the path of the base', { ...pdf, url: '/fhir/Binary/b' }, raw],
      ['at an absolute address under the base', { ...pdf, url: '{origin}/fhir/Binary/b' }, raw],
      ['of which a version is named', { ...pdf, url: 'Binary/b/_history/1' }, raw],
      ['as a resource in JSON', pdf, { body: JSON.stringify(binary) }],
      ['as a resource in XML, under a general name', pdf, { type: 'text/xml', body: xml }],
      ['as a resource, called bytes', pdf, { type: 'application/octet-stream', body: JSON.stringify(binary) }],
      ['that is only there as a resource', pdf, { only: 'application/fhir+json', body: JSON.stringify(binary) }],
      ['in CDA that is wrapped in XML', { contentType: 'text/xml', url }, { type: 'text/xml', body: xml }, 'text/xml'],
      ['in CDA', { contentType: 'text/xml', url }, { type: 'application/xml', body: cda }, 'text/xml', cda],
      ['without a media type', { url }, raw],
      ['without a media type, as a resource', { url }, { body: JSON.stringify(binary) }],
      ['without any media type', { url }, { ...raw, type: 'application/octet-stream' }, 'application/octet-stream'],
      [
        'with a media type with capitals and parameters',
        { contentType: 'Application/PDF; version=1.7', url },
        { ...raw, only: 'application/pdf' },
        'Application/PDF; version=1.7',
      ],
      ['with a media type that is none', { contentType: 'PDF\r\nx: y', url }, raw, 'PDF\r\nx: y'],
      ['within the DocumentReference', { ...pdf, url: '#inside' }, raw],
    ];
    /** The DocumentReference of a letter, without a format, as the guides do not ask for one (spec zib-mapping-rest, IHE.MHD). */
    const documents = (contents: readonly object[]): Wires => ({
      '/fhir/DocumentReference?status=current': page([
        entry(
          'd',
          {
            resource: {
              resourceType: 'DocumentReference',
              id: 'd',
              subject: { reference: 'Patient/1' },
              contained: [{ ...binary, id: 'inside' }],
              content: contents.map((attachment) => ({ attachment })),
            },
          },
          'DocumentReference',
        ),
      ]),
    });
    const notification = taskOf([query('DocumentReference?status=current')]);

    it.each(letters)('%s is had', async (_what, attachment, answer, contentType = 'application/pdf', text = PDF) => {
      const answers = { ...documents([attachment]), '/fhir/Binary/b': answer, '/fhir/Binary/b/_history/1': answer };
      const { result } = await pull(answers, { notification });
      expect(result.documents).toEqual([
        { reference: 'DocumentReference/d', contentType, status: 'obtained', bytes: new Uint8Array(Buffer.from(text)) },
      ]);
      expect(result.complete).toBe(true);
    });

    it('in several forms is had in each; one that cannot be had is told', async () => {
      const contents = [pdf, { contentType: 'text/xml', url: 'Binary/c' }, { ...pdf, url: '#nowhere' }];
      const { result } = await pull(
        { ...documents(contents), '/fhir/Binary/b': raw, '/fhir/Binary/c': { type: 'text/xml', body: cda } },
        { notification },
      );
      expect(result.documents).toMatchObject([
        { contentType: 'application/pdf', status: 'obtained' },
        { contentType: 'text/xml', status: 'obtained', bytes: new Uint8Array(Buffer.from(cda)) },
        { contentType: 'application/pdf', status: 'failed', error: { failure: 'no-content' } },
      ]);
      expect(result.complete).toBe(false);
    });

    it.each([
      ['elsewhere', 'https://elders.example/fhir/Binary/b'],
      ['beside the base', '/elders/Binary/b'],
      ['above the base', '../Binary/b'],
    ])('%s is not asked for', async (_where, elsewhere) => {
      const { result, asked } = await pull(
        { ...documents([{ ...pdf, url: elsewhere }]), '/Binary/b': raw, '/elders/Binary/b': raw },
        { notification },
      );
      expect(result.documents).toMatchObject([{ status: 'failed', error: { failure: 'elsewhere' } }]);
      expect(asked).toHaveLength(1);
    });

    it.each<[string, string, Wire, string]>([
      ['a page to log in', 'application/pdf', { type: 'text/html', body: '<html>Log in</html>' }, 'not-a-pdf'],
      ['such a page, called a PDF', 'Application/PDF', { type: 'application/pdf', body: '<html></html>' }, 'not-a-pdf'],
      ['nothing', 'text/xml', { type: 'text/xml', body: '' }, 'empty'],
    ])('in place of which %s came is not handed out', async (_what, contentType, answer, failure) => {
      const { result } = await pull(
        { ...documents([{ contentType, url }]), '/fhir/Binary/b': answer },
        { notification },
      );
      expect(result.documents).toMatchObject([
        { status: 'failed', error: { failure }, reason: { nl: expect.any(String) } },
      ]);
      expect(result.documents[0]).not.toHaveProperty('bytes');
    });

    it('that is no resource although it says so is not handed out', async () => {
      const broken = { ...binary, content: 'geen base64' };
      for (const body of [broken, { resourceType: 'Basic' }]) {
        const answer = { body: JSON.stringify(body) };
        const { result } = await pull({ ...documents([pdf]), '/fhir/Binary/b': answer }, { notification });
        expect(result.documents).toMatchObject([{ status: 'failed', error: { failure: 'unreadable', status: 200 } }]);
      }
    });
  });

  describe('one offer that cannot be read', () => {
    const input = (valueString: unknown, ...codes: object[]) => ({
      type: { coding: [{ code: 'query-available-resources' }, ...codes] },
      valueString,
    });
    const ALLERGIES = { system: 'http://loinc.org', code: '48765-2' };
    const good = [input('Condition?code=x'), input('Procedure?status=completed')];
    const withInputs = (...inputs: object[]): Task => ({ ...taskOf([]), input: inputs as Task['input'] });
    const answers: Wires = {
      '/fhir/Condition?code=x': page([entry('a')]),
      '/fhir/Procedure?status=completed': page([entry('b', {}, 'Procedure')]),
    };

    it.each<[string, object, string, object]>([
      [
        'a broken escape, with its section',
        input('AllergyIntolerance?category=%zz', ALLERGIES),
        'invalid-encoding',
        { title: { nl: 'Allergie\u00ebn' }, code: { code: '48765-2' } },
      ],
      [
        'half an escape, by its type',
        input('AllergyIntolerance?category=http%3A%2F%hl7.org'),
        'invalid-encoding',
        { title: { nl: 'Allergie\u00ebn' } },
      ],
      ['an escape that is no UTF-8', input('AllergyIntolerance?category=%E9', ALLERGIES), 'invalid-encoding', {}],
      [
        'a search at another server',
        input('https://elders.example/AllergyIntolerance', ALLERGIES),
        'absolute-query',
        {},
      ],
      ['several searches in one', input('AllergyIntolerance?a=b,AllergyIntolerance?c=d'), 'several-queries', {}],
      ['no search', input('alles over de pati\u00ebnt', ALLERGIES), 'invalid-query', {}],
      ['nothing', input('', ALLERGIES), 'invalid-value', {}],
      ['a number', input(7, ALLERGIES), 'invalid-value', {}],
      [
        'a reference to elsewhere',
        {
          type: { coding: [{ code: 'read-available-resource' }] },
          valueReference: { reference: 'https://elders.example/AllergyIntolerance/1' },
        },
        'invalid-reference',
        { title: { nl: 'Onleesbaar aanbod', en: 'Unreadable offer' } },
      ],
      [
        'a value of another kind',
        { type: { coding: [ALLERGIES] }, valueUri: 'AllergyIntolerance' },
        'invalid-value',
        {},
      ],
    ])('costs itself and no other: %s', async (_what, broken, code, named) => {
      const task = withInputs(good[0] as object, broken, good[1] as object);
      const { result, asked } = await pull(answers, { notification: task });
      expect(result.problem).toBeUndefined();
      expect(result.complete).toBe(false);
      expect(asked.toSorted()).toEqual(['/fhir/Condition?code=x', '/fhir/Procedure?status=completed']);
      expect(result.sections.slice(0, 3)).toMatchObject([
        { status: 'obtained', matches: [{ id: 'a' }] },
        { status: 'obtained', matches: [{ id: 'b' }] },
        {
          status: 'failed',
          input: expect.stringMatching(/^Task\.input\[1\]/),
          error: { failure: 'unreadable-offer', codes: [code] },
          reason: { nl: expect.stringContaining('niet te lezen') },
          ...named,
        },
      ]);
      // Named once: not also as a section that nobody offered.
      const named2 = result.sections.filter(({ title }) => title.nl === 'Allergie\u00ebn');
      if (result.sections[2]?.title.nl === 'Allergie\u00ebn') expect(named2).toHaveLength(1);
      expect(JSON.stringify(result.sections)).not.toMatch(/elders|pati\u00ebnt/);
    });

    it('costs itself too when it was taken over as an offer', async () => {
      const parsed = parseNotificationTask(withInputs(...good));
      if (!parsed.ok) throw new Error('unreadable');
      const offers = [...parsed.notification.offers, query('AllergyIntolerance?category=%zz'), query('../geheim?a=b')];
      const { result, asked } = await pull(answers, { notification: { ...parsed.notification, offers } });
      expect(asked).toHaveLength(2);
      expect(result.sections.slice(2, 4)).toMatchObject([
        { title: { nl: 'Allergie\u00ebn' }, status: 'failed', error: { failure: 'unreadable-offer' } },
        { status: 'failed', error: { failure: 'unreadable-offer' } },
      ]);
    });

    it('is why the Task is refused when nothing else is offered', async () => {
      const { result } = await pull(answers, { notification: withInputs(input('Condition?code=%zz')) });
      expect(result).toMatchObject({
        problem: 'not-a-notification',
        reason: { nl: expect.stringContaining('geen leesbare notificatie') },
        issues: [{ code: 'invalid-encoding', path: 'Task.input[0].valueString' }, { code: 'nothing-offered' }],
      });
    });

    it('and one in several dialects is pulled once, with its section', async () => {
      const task = withInputs(
        { type: { coding: [{ code: 'query_string' }] }, valueString: 'Condition?code=x' },
        { type: { coding: [{ system: 'http://loinc.org', code: '11450-4' }] }, valueString: 'Condition?code=x' },
        { type: { coding: [{ code: 'consent_token' }] }, valueString: 'abc' },
        { type: { coding: [{ code: 'authorization-base' }] }, valueString: 'abc' },
        { type: { coding: [{ code: 'iets-nieuws' }] }, valueString: 'waarde' },
        { type: { coding: [{ code: 'read-available-resource' }] }, valueString: '/Procedure/b' },
      );
      const { result, asked } = await pull(
        { ...answers, '/fhir/Procedure/b': { resourceType: 'Procedure', id: 'b', ...subjectOf('Procedure') } },
        { notification: task },
      );
      expect(asked.toSorted()).toEqual(['/fhir/Condition?code=x', '/fhir/Procedure/b']);
      expect(result.complete).toBe(true);
      expect(result.sections[0]).toMatchObject({ code: { code: '11450-4' }, status: 'obtained' });
    });
  });

  it('says of every section that was not obtained why, in codes and in both languages', async () => {
    const { result } = await pull(
      { '/fhir/Flag': { status: 403, body: '' }, '/fhir/Procedure': { status: 503, body: '' } },
      { notification: taskOf([query('Flag'), query('Procedure')]) },
    );
    expect(result.sections.every(({ reason }) => (reason?.nl ?? '') !== '' && (reason?.en ?? '') !== '')).toBe(true);
    expect(result.sections).toMatchObject([
      { status: 'refused', reason: { nl: 'De verzender staat dit niet toe (HTTP 403).' } },
      { status: 'failed', reason: { en: 'The sender answered with an error (HTTP 503).' } },
    ]);
  });
});
