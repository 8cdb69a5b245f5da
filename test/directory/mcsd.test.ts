import { describe, expect, it } from 'vitest';
import {
  DirectoryError,
  fhirTransport,
  type McsdOptions,
  mcsdDirectory,
  peerProfiles,
  type Referral,
} from '../../src/notified-pull';
import { recordedLog } from '../facade/support';
import {
  bgz,
  endpoint,
  type FakeDirectory,
  fakeDirectory,
  organization,
  type Resource,
  service,
  tokens,
  URA,
  withUra,
} from './fake-directory';

const POORT = '00002222';
const AGB = 'http://fhir.nl/fhir/NamingSystem/agb-z';
const number = { system: 'https://poort.example/diensten', value: 'CAR-1' };
const now = () => new Date('2026-11-24T10:00:00Z');
const { signal } = new AbortController();

const poort = (endpoints: readonly string[] = ['np'], more: object = {}) =>
  organization('poort', { ...withUra(POORT), ...more }, endpoints);
const np = endpoint('np', 'https://poort.example/fhir');

const open = ({ base }: FakeDirectory, options: Partial<McsdOptions> = {}) =>
  mcsdDirectory({ baseUrl: base, allowLoopbackHttp: true, now, ...options });
const to = (department?: Referral['receiver']['department'], ura = POORT): Referral['receiver'] => ({
  organization: { ura },
  ...(department && { department }),
});
const asked = async (resources: readonly Resource[], receiver = to(), options: Partial<McsdOptions> = {}) =>
  open(await fakeDirectory(...resources), options).endpointOf(receiver, { signal });
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof DirectoryError ? error.code : String(error)),
  );

describe('the address of a receiver, in a directory that is asked', () => {
  it('is that of the organization with the URA, in one request', async () => {
    const directory = await fakeDirectory(poort(), np, organization('brug', withUra('00001111'), ['x']));
    expect(await open(directory).endpointOf(to(), { signal })).toEqual({ baseUrl: 'https://poort.example/fhir' });
    expect(directory.asked).toEqual([
      `/fhir/Organization?identifier=${URA}|${POORT}&_include=Organization:endpoint&_count=100`,
    ]);
  });

  it('is none for a URA that nobody has, or whose organization is not active, or has no endpoint', async () => {
    expect(await asked([poort(), np], to(undefined, '00009999'))).toBeUndefined();
    expect(await asked([poort(['np'], { active: false }), np])).toBeUndefined();
    expect(await asked([poort([]), np])).toBeUndefined();
    expect(await asked([poort(['gone']), np])).toBeUndefined();
  });

  it('has the token endpoint with it, of the organization, and the peer that the table says', async () => {
    const resources = [poort(['np', 'as']), np, endpoint('as', 'https://poort.example/token', tokens)];
    const baseUrl = 'https://poort.example/fhir';
    expect(await asked(resources)).toEqual({ baseUrl, tokenUrl: 'https://poort.example/token' });
    const capabilities = { notifications: [{ code: 'Twiin-TA-notification', peer: 'nictiz' }], tokens: [] };
    expect(await asked(resources, to(), { capabilities })).toEqual({ baseUrl, peer: 'nictiz' });
  });

  it.each<[string, object]>([
    ['is off', { status: 'off' }],
    ['is a test', { status: 'test' }],
    ['has no status', { status: undefined }],
    ['has expired', { period: { end: '2026-11-23' } }],
    ['is not open yet', { period: { start: '2026-11-25' } }],
    ['has a period that cannot be read', { period: { end: 'eind november' } }],
    ['is for something else', bgz],
    ['has the code of another system', { payloadType: [{ coding: [{ system: 'x', code: 'Twiin-TA-notification' }] }] }],
    [
      'is a mail box',
      {
        connectionType: {
          system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
          code: 'secure-email',
        },
      },
    ],
    ['speaks R4', { payloadMimeType: ['application/fhir+json; fhirVersion=4.0'] }],
    [
      'speaks R4, and FHIR it does not say of which version',
      { payloadMimeType: ['application/fhir+json', 'application/fhir+xml;fhirVersion=4.0'] },
    ],
    ['speaks no FHIR', { payloadMimeType: ['application/pdf'] }],
    ['is not encrypted', { address: 'http://poort.example/fhir' }],
    ['holds a password', { address: 'https://piet:geheim@poort.example/fhir' }],
    ['is no address', { address: 'bij de balie' }],
    ['is a script', { address: 'javascript:alert(1)' }],
  ])('is not that of an endpoint that %s', async (_what, more) => {
    expect(await asked([poort(), endpoint('np', 'https://poort.example/fhir', more)])).toBeUndefined();
  });

  it.each([
    'localhost',
    'LOCALHOST.:8443',
    'epd.localhost',
    '127.0.0.1',
    '127.8.9.10',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '[::ffff:a9fe:a9fe]',
    '[fe80::1]',
    '[febf:1::1]',
  ])('is not that of an endpoint that leads back to who reads it: %s', async (host) => {
    const directory = await fakeDirectory(poort(), endpoint('np', `https://${host}/fhir`));
    const { logger, lines } = recordedLog();
    const base = 'https://gids.example/fhir';
    // A directory far away, as it is without `allowLoopbackHttp`.
    const far = fhirTransport({
      allowLoopbackHttp: true,
      fetch: (url, init) => fetch(String(url).replace(base, directory.base), init),
    });
    const { endpointOf } = mcsdDirectory({ baseUrl: base, transport: far, now, logger });
    expect(await endpointOf(to(), { signal })).toBeUndefined();
    expect(lines).toMatchObject([{ event: 'directory-endpoint-not-taken', why: 'address' }]);
  });

  it.each<[string, object]>([
    ['on a network of care organizations', { address: 'https://10.1.2.3/fhir' }],
    ['still open today', { period: { start: '2026-11-24', end: '2026-11-24' } }],
    ['open since a year', { period: { start: '2025' } }],
    ['without media types', { payloadMimeType: undefined }],
    ['of 3.0.2', { payloadMimeType: ['application/fhir+json;fhirVersion="3.0.2"'] }],
    [
      'of STU3 beside R4',
      { payloadMimeType: ['application/fhir+json;fhirVersion=4.0', 'application/fhir+xml; fhirVersion=3.0'] },
    ],
    ['of an old media type', { payloadMimeType: ['application/xml+fhir'] }],
  ])('is that of an endpoint %s', async (_what, more) => {
    expect(await asked([poort(), endpoint('np', 'https://poort.example/fhir', more)])).toBeDefined();
  });

  it('is chosen by the order of the table, then the latest, and always the same', async () => {
    const old = endpoint('a', 'https://poort.example/oud', { period: { start: '2024-01-01' } });
    const latest = endpoint('b', 'https://poort.example/nieuw', { period: { start: '2026-01-01' } });
    const own = endpoint('c', 'https://poort.example/eigen', { payloadType: [{ coding: [{ code: 'eigen' }] }] });
    const all = [poort(['a', 'b', 'c']), old, latest, own];
    expect((await asked(all))?.baseUrl).toBe('https://poort.example/nieuw');
    const notifications = [{ code: 'eigen' }, { code: 'Twiin-TA-notification' }];
    expect((await asked(all, to(), { capabilities: { notifications } }))?.baseUrl).toBe('https://poort.example/eigen');
  });

  it('is told in the log why it is none, by ids', async () => {
    const { lines, logger } = recordedLog();
    await asked([poort(), endpoint('np', 'http://poort.example/fhir')], to(), { logger });
    expect(lines).toEqual([{ event: 'directory-endpoint-not-taken', endpoint: 'Endpoint/np', why: 'address' }]);
  });

  it('is where its BgZ is, for who pulls', async () => {
    const directory = await fakeDirectory(poort(['np', 'r']), np, endpoint('r', 'https://poort.example/bgz', bgz));
    expect(await open(directory).resourcesOf(POORT)).toEqual({ baseUrl: 'https://poort.example/bgz' });
    expect(await open(directory).resourcesOf('')).toBeUndefined();
  });
});

describe('a department behind the front door', () => {
  const afdeling = organization('hart', { partOf: { reference: 'Organization/poort' } });
  const own = endpoint('own', 'https://hart.example/fhir');
  const cardio = (endpoints: readonly string[], provider = 'hart') => service('cardio', provider, number, endpoints);

  it('has the address of its service before all others', async () => {
    const found = await asked([poort(), np, afdeling, own, cardio(['own'])], to({ identifier: number }));
    expect(found).toEqual({ baseUrl: 'https://hart.example/fhir' });
  });

  it('has that of its provider, then of whom that is part of, when it has none that fits', async () => {
    const off = endpoint('own', 'https://hart.example/fhir', { status: 'off' });
    const provider = organization('hart', { partOf: { reference: 'Organization/poort' } }, ['p']);
    const p = endpoint('p', 'https://hartcentrum.example/fhir');
    const to0 = to({ identifier: number });
    expect((await asked([poort(), np, provider, off, p, cardio(['own'])], to0))?.baseUrl).toBe(p.address);
    expect((await asked([poort(), np, afdeling, off, cardio(['own'])], to0))?.baseUrl).toBe(np.address);
    const inactive = { ...provider, active: false };
    expect((await asked([poort(), np, inactive, off, p, cardio(['own'])], to0))?.baseUrl).toBe(np.address);
  });

  it('that is not known, has no number or is not active, is for the general inbox', async () => {
    const all = [poort(), np, afdeling, own, cardio(['own'])];
    expect((await asked(all, to({ identifier: { ...number, value: 'NEU-1' } })))?.baseUrl).toBe(np.address);
    expect((await asked(all, to({ reference: 'HealthcareService/cardio' })))?.baseUrl).toBe(np.address);
    const closed = { ...cardio(['own']), active: false };
    expect((await asked([poort(), np, afdeling, own, closed], to({ identifier: number })))?.baseUrl).toBe(np.address);
  });

  it.each<[string, readonly Resource[], string]>([
    [
      'of another organization',
      [organization('brug', withUra('00001111')), cardio(['own'], 'brug')],
      'other-organization',
    ],
    [
      'of a part that has a URA of its own',
      [organization('hart', { ...withUra('00003333'), partOf: { reference: 'Organization/poort' } }), cardio(['own'])],
      'other-organization',
    ],
    ['of nobody', [{ ...cardio(['own']), providedBy: undefined }], 'other-organization'],
    [
      'of an organization elsewhere',
      [{ ...cardio(['own']), providedBy: { reference: 'https://elders.example/Organization/poort' } }],
      'other-organization',
    ],
    [
      'of organizations that are part of each other',
      [
        organization('hart', { partOf: { reference: 'Organization/vaat' } }),
        organization('vaat', { partOf: { reference: 'Organization/hart' } }),
        cardio(['own']),
      ],
      'other-organization',
    ],
    ['that is there twice', [afdeling, cardio(['own']), { ...cardio([]), id: 'cardio-2' }], 'several-services'],
  ])('is refused when it is one %s', async (_what, resources, code) => {
    expect(await codeOf(asked([poort(), np, own, ...resources], to({ identifier: number })))).toBe(code);
  });

  it('is chosen from the services of an organization and its parts, by type, as a referral takes it', async () => {
    const type = { system: 'http://snomed.info/sct', code: '17561000' };
    const assigned = { ...number, assigner: { identifier: { system: URA, value: POORT } } };
    const hart = { ...cardio([]), type: [{ coding: [{ ...type, display: 'Cardiologie' }] }], identifier: [assigned] };
    const other = service('neuro', 'poort', { ...number, value: 'NEU-1' });
    const elsewhere = service('x', 'dochter', number);
    const daughter = organization('dochter', { ...withUra('00003333'), partOf: { reference: 'Organization/poort' } });
    const directory = open(await fakeDirectory(poort(), afdeling, hart, other, daughter, elsewhere));
    const [one, ...more] = await directory.servicesOf({ ura: POORT, type });
    expect(more).toEqual([]);
    expect(one).toEqual({
      department: { display: 'Dienst cardio', identifier: { ...number, assigner: POORT } },
      types: [{ ...type, display: 'Cardiologie' }],
    });
    const all = await directory.servicesOf({ ura: POORT });
    expect(all.map(({ department }) => department.identifier?.value).sort()).toEqual(['CAR-1', 'NEU-1']);
  });
});

describe('the URA that was looked up', () => {
  it('decides: two organizations with it are an error and no choice, so is one with two', async () => {
    expect(await codeOf(asked([poort(), organization('poort-2', withUra(POORT), ['np']), np]))).toBe(
      'several-organizations',
    );
    const two = {
      identifier: [
        { system: URA, value: POORT },
        { system: URA, value: '00003333' },
      ],
    };
    expect(await codeOf(asked([organization('poort', two, ['np']), np]))).toBe('several-uras');
    const left = organization('poort-2', { ...withUra(POORT), active: false });
    expect((await asked([poort(), left, np]))?.baseUrl).toBe(np.address);
  });

  it('is that of whose number an AGB, a DID or a system is, also by the organization it is part of', async () => {
    const agb = { system: AGB, value: '06010222' };
    const part = organization('hart', { identifier: [agb], partOf: { reference: 'Organization/poort' } });
    const directory = open(await fakeDirectory(poort(), part, np));
    expect(await directory.organizationOf(agb, { signal })).toEqual({ ura: POORT, name: 'Organisatie poort' });
    const byOid = { ...agb, system: 'urn:oid:2.16.840.1.113883.2.4.6.1' };
    expect(await directory.organizationOf(byOid, { signal })).toMatchObject({ ura: POORT });
    expect(await directory.organizationOf({ ...agb, value: '1' }, { signal })).toBeUndefined();
    const claimed = organization('brug', { identifier: [agb, { system: URA, value: '00001111' }] });
    const both = open(await fakeDirectory(poort(), part, claimed));
    expect(await codeOf(Promise.resolve(both.organizationOf(agb, { signal })))).toBe('several-organizations');
  });
});

describe('a directory that is asked', () => {
  it('is asked once for what several wait for, and goes on when one of them leaves', async () => {
    const directory = await fakeDirectory(poort(), np);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    directory.fault = async () => {
      await held;
      return false;
    };
    const found = open(directory);
    const leaving = new AbortController();
    const [first, second] = [found.endpointOf(to(), { signal: leaving.signal }), found.endpointOf(to(), { signal })];
    leaving.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    release();
    expect((await second)?.baseUrl).toBe(np.address);
    expect(directory.asked).toHaveLength(1);
  });

  it('gets a token, and another once when it is refused', async () => {
    const directory = await fakeDirectory(poort(), np);
    directory.fault = (_url, response, { headers }) => {
      if (headers.authorization === 'Bearer new') return false;
      response.writeHead(401).end();
      return true;
    };
    const contexts: object[] = [];
    const token = async ({ refused, fresh }: { refused?: string | undefined; fresh?: boolean }) => {
      contexts.push({ refused, fresh });
      return fresh ? 'new' : 'old';
    };
    expect((await open(directory, { token, headers: { 'x-a': 'b' } }).endpointOf(to(), { signal }))?.baseUrl).toBe(
      np.address,
    );
    expect(contexts).toEqual([{}, { refused: 'old', fresh: true }]);
    expect(directory.headers.every((one) => one['x-a'] === 'b')).toBe(true);
    const none = async () => {
      throw new Error('no key');
    };
    expect(await codeOf(open(directory, { token: none }).endpointOf(to(), { signal }))).toBe('no-token');
  });

  it('is left alone after failures in a row, and tried again after a while', async () => {
    const directory = await fakeDirectory(poort(), np);
    directory.fault = (_url, response) => {
      response.writeHead(503).end();
      return true;
    };
    let at = 0;
    const { lines, logger } = recordedLog();
    const found = open(directory, { monotonic: () => at, breaker: { failures: 2, coolDownMs: 1_000 }, logger });
    const ask = () => codeOf(found.endpointOf(to(), { signal }));
    expect([await ask(), await ask(), await ask()]).toEqual(['status', 'status', 'left-alone']);
    expect(directory.asked).toHaveLength(2);
    expect(lines).toEqual([{ event: 'directory-left-alone' }]);
    directory.fault = undefined;
    at = 1_000;
    expect(await ask()).toBe('none');
  });

  it.each<[string, Partial<McsdOptions>, RegExp]>([
    ['without encryption', { allowLoopbackHttp: false }, /`baseUrl` is no base to ask/],
    ['at an address with a query', { baseUrl: 'https://gids.example/fhir?x=1' }, /`baseUrl` is no base/],
    ['with a table of nothing', { capabilities: { notifications: [] } }, /notifications/],
    ['with an option it does not have', { replicate: {} } as never, /replicate/],
    ['with a copy that may be any age', { replica: {} as never }, /maxAgeMs/],
    ['with a copy that is renewed when it is too old', { replica: { maxAgeMs: 10, refreshMs: 20 } }, /too old first/],
    [
      'with a peer that contradicts itself',
      { capabilities: { resources: [{ code: 'x', peer: { ...peerProfiles.twiin, organizationSystems: [] } }] } },
      /at least one register/,
    ],
  ])('is not opened %s', async (_what, options, message) => {
    const directory = await fakeDirectory();
    expect(() => open(directory, options)).toThrow(message);
  });
});
