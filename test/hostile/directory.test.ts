import { describe, expect, it } from 'vitest';
import { DirectoryError, fhirTransport, type McsdOptions, mcsdDirectory } from '../../src/notified-pull';
import {
  endpoint,
  type FakeDirectory,
  type Fault,
  fakeDirectory,
  json,
  organization,
  withUra,
} from '../directory/fake-directory';
import { eventually } from '../eventually';
import { recordedLog } from '../facade/support';

const POORT = '00002222';
const poort = organization('poort', withUra(POORT), ['np']);
const np = endpoint('np', 'https://poort.example/fhir');
const { signal } = new AbortController();

const bundle = (entry: readonly unknown[], link?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...(link !== undefined && { link: [{ relation: 'next', url: link }] }),
});
const match = (resource: unknown) => ({ resource, search: { mode: 'match' } });

async function codeOf(directory: FakeDirectory, options: Partial<McsdOptions> = {}): Promise<string> {
  const { lines, logger } = recordedLog();
  const found = mcsdDirectory({ baseUrl: directory.base, allowLoopbackHttp: true, logger, ...options });
  const code = await found.endpointOf({ organization: { ura: POORT } }, { signal }).then(
    (known) => known?.baseUrl ?? 'none',
    (error: unknown) => {
      if (!(error instanceof DirectoryError)) throw error;
      expect(error.message).not.toMatch(/SECRET|elders/);
      return error.status === undefined ? error.code : `${error.code} ${error.status}`;
    },
  );
  expect(JSON.stringify(lines)).not.toMatch(/SECRET/);
  return code;
}
const answering = async (fault: Fault) => Object.assign(await fakeDirectory(poort, np), { fault });

describe('a directory that misbehaves', () => {
  it.each<[string, Fault, string]>([
    [
      'is down',
      (_u, response) => json(response, 503, { resourceType: 'OperationOutcome', text: 'SECRET' }),
      'status 503',
    ],
    ['refuses', (_u, response) => json(response, 403, {}), 'status 403'],
    [
      'sends elsewhere',
      (_u, response) => Boolean(response.writeHead(302, { location: 'https://elders.example/SECRET' }).end()),
      'redirected 302',
    ],
    ['breaks off', (_u, response) => Boolean(response.destroy()), 'no-answer'],
    ['answers no FHIR', (_u, response) => Boolean(response.writeHead(200).end('SECRET')), 'unreadable 200'],
    ['answers nothing', (_u, response) => Boolean(response.writeHead(200).end()), 'unreadable 200'],
    ['answers another resource', (_u, response) => json(response, 200, poort), 'unreadable'],
    ['answers a history', (_u, response) => json(response, 200, { ...bundle([]), type: 'history' }), 'unreadable'],
    ['answers entries that are none', (_u, response) => json(response, 200, bundle([7])), 'unreadable'],
    [
      'answers what is not read',
      (_u, response) => json(response, 200, bundle([match({ resourceType: 'Organization' })])),
      'unreadable',
    ],
    [
      'answers deep',
      (_u, response) => Boolean(response.writeHead(200).end(`${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}`)),
      'unreadable 200',
    ],
    [
      'answers an organization of another URA, who claims to be asked for',
      (_u, response) =>
        json(response, 200, bundle([match(organization('boef', withUra('00009999'), ['np'])), { resource: np }])),
      'other-organization',
    ],
    [
      'answers all it has',
      (_u, response) => json(response, 200, bundle([match(poort), match(organization('boef', withUra('00009999')))])),
      'other-organization',
    ],
    [
      'answers another endpoint than was read',
      (url, response) =>
        url.pathname.includes('/Endpoint/')
          ? json(response, 200, endpoint('boef', 'https://boef.example/fhir'))
          : json(response, 200, bundle([match(poort)])),
      'unreadable',
    ],
    ['never ends', (_u, response) => json(response, 200, bundle([], '?page=1')), 'too-many-pages'],
    [
      'has ever more pages',
      (url, response) => json(response, 200, bundle([], `?n=${Number(url.searchParams.get('n') ?? 0) + 1}`)),
      'too-many-pages',
    ],
    [
      'has more entries than anybody',
      (_u, response) =>
        json(
          response,
          200,
          bundle(Array.from({ length: 1_001 }, (_, i) => match(organization(`o${i}`, withUra(POORT))))),
        ),
      'too-many-entries',
    ],
  ])('is an error: %s', async (_what, fault, code) => {
    expect(await codeOf(await answering(fault))).toBe(code);
  });

  it.each([
    'https://elders.example/fhir/Organization?page=2',
    '//elders.example/fhir/Organization',
    '/admin?page=2',
    '../SECRET',
    'Organization/../../SECRET',
    'Organization/%2e%2e/%2e%2e/SECRET',
    'Organization/..%2f..%2fSECRET',
    'file:///etc/passwd',
  ])('has its next page under its own base, and nowhere else is asked: %s', async (link) => {
    const directory = await answering((_u, response) => json(response, 200, bundle([], link)));
    expect(await codeOf(directory)).toBe('link-elsewhere');
    expect(directory.asked).toHaveLength(1);
  });

  it('takes no more than so many bytes of an answer, told or not, with a transport of one’s own too', async () => {
    const flood: Fault = (_u, response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
      return true;
    };
    const directory = await answering(flood);
    expect(await codeOf(directory, { maxBytes: 1_000_000 })).toBe('too-large 200');
    const transport = fhirTransport({ allowLoopbackHttp: true, maxBytes: 1_000_000_000 });
    expect(await codeOf(directory, { maxBytes: 1_000_000, transport })).toBe('too-large 200');
  });

  it('is waited for no longer than told, drip by drip, and with a transport that heeds no signal', async () => {
    const silent = await answering(() => new Promise(() => {}));
    expect(await codeOf(silent, { timeoutMs: 50 })).toBe('out-of-time');
    const drips = await answering((_u, response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
      return true;
    });
    expect(await codeOf(drips, { timeoutMs: 50 })).toBe('out-of-time');
    const never = () => new Promise<never>(() => {});
    const deaf = { request: never, download: never };
    expect(await codeOf(silent, { timeoutMs: 50, transport: deaf })).toBe('out-of-time');
    expect(await codeOf(silent, { timeoutMs: 50, token: never })).toBe('out-of-time');
  });

  it('is tried again after a transport never answered: the circuit does not stay open', async () => {
    const directory = await fakeDirectory(poort, np);
    const working = fhirTransport({ allowLoopbackHttp: true });
    let deaf = true;
    const transport = {
      ...working,
      request: (request: Parameters<typeof working.request>[0]) =>
        deaf ? new Promise<never>(() => {}) : working.request(request),
    };
    const found = mcsdDirectory({
      baseUrl: directory.base,
      allowLoopbackHttp: true,
      timeoutMs: 200,
      transport,
      breaker: { failures: 1, coolDownMs: 0 },
    });
    const ask = () => found.endpointOf({ organization: { ura: POORT } }, { signal });
    await expect(ask()).rejects.toMatchObject({ code: 'out-of-time' });
    await expect(ask()).rejects.toMatchObject({ code: 'out-of-time' });
    deaf = false;
    await eventually(async () => expect((await ask())?.baseUrl).toBe(np.address));
  });

  it('sends no token over a network in the clear, and none to where it is sent', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await answering((_u, response, { headers }) => {
      seen.push(headers.authorization);
      return json(response, 200, bundle([]));
    });
    const directory = await answering((_u, response) =>
      Boolean(response.writeHead(307, { location: `${elsewhere.base}/Organization` }).end()),
    );
    expect(await codeOf(directory, { token: async () => 'a.b.c' })).toBe('redirected 307');
    expect(seen).toEqual([]);
  });
});
