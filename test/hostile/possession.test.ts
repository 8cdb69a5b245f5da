import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { JWK, JWTPayload } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../src';
import type { AuditEntry } from '../../src/audit';
import { authorizeNotifiedPull, type ProofOptions, senderConstrained, workflowTasks } from '../../src/notified-pull';
import { claimsFor, grantOf, storeWith } from '../access/memory-grants';
import { NOW, ORIGIN, type Prover, prover, SECONDS, TOKEN } from '../access/tokens/possession/support';
import { ANNA, anna, recordedLog } from '../facade/support';
import { idSecret } from '../id-secret';
import { serve } from '../receive/loopback';

const record = grantOf(ANNA);
const [mine, thief, rsa, ed] = await Promise.all([prover(), prover(), prover('PS256'), prover('Ed25519')]);
const PATH = `/fhir/Task/${record.id}`;
const forTask = { htu: ORIGIN + PATH };
const nonce = { secret: 'gedeeld door alle instanties van dit EPD', lifetimeSeconds: 300 };

/** Keeps ids until the moment it was told, and no longer: what a purge at every request would leave. */
function forgetful(now: () => Date) {
  const seen = new Map<string, { readonly fingerprint: string; readonly until: number }>();
  type Seen = { issuer: string; id: string; fingerprint: string; expiresAt: string };
  return {
    seen,
    async remember({ issuer, id, fingerprint, expiresAt }: Seen) {
      const key = JSON.stringify([issuer, id]);
      for (const [one, { until }] of seen) if (until <= now().getTime()) seen.delete(one);
      const known = seen.get(key);
      if (known) return { fingerprint: known.fingerprint, firstUse: false };
      seen.set(key, { fingerprint, until: Date.parse(expiresAt) });
      return { fingerprint, firstUse: true };
    },
  };
}

const clock = { at: NOW };
beforeEach(() => {
  clock.at = NOW;
});
const later = (seconds: number) => {
  clock.at = new Date(NOW.getTime() + seconds * 1_000);
};

/** Instances of a facade over one store, whose token is bound to `key`. */
function world({
  key = mine,
  instances = 1,
  ...dpop
}: { key?: Prover; instances?: number } & Partial<ProofOptions> = {}) {
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  const proofs = forgetful(() => clock.at);
  const made = Array.from({ length: instances }, () => {
    const shared = {
      store: storeWith(record),
      tokens: async (token: string) =>
        ({
          ok: true,
          claims: claimsFor({ tokenId: `id of ${token}`, confirmation: { key: key.thumbprint } }),
        }) as const,
      possession: senderConstrained({ dpop: { origin: ORIGIN, store: proofs, ...dpop }, require: 'key' }),
      now: () => clock.at,
      logger,
    };
    return createBgzFacade({
      sources: sourcesOf([anna]),
      authorize: authorizeNotifiedPull(shared),
      tasks: workflowTasks({ ...shared, bases: { current: () => ({}), recover: () => undefined } as never }),
      audit: { write: async (entry) => void entries.push(entry) },
      idSecret,
      baseUrl: `${ORIGIN}/fhir`,
      logger,
      now: () => clock.at,
    });
  });
  type Sent = { readonly at?: number; readonly method?: string; readonly path?: string; readonly token?: string };
  async function ask(proof: string, { at = 0, method = 'GET', path = PATH, token = TOKEN }: Sent = {}) {
    const headers = { authorization: `DPoP ${token}`, dpop: proof };
    const answer = await made[at % instances]?.fetch(new Request(`http://10.0.0.7:8080${path}`, { method, headers }));
    return { status: answer?.status, nonce: answer?.headers.get('dpop-nonce') ?? undefined };
  }
  const status = async (proof: string, sent: Sent = {}) => (await ask(proof, sent)).status;
  return { ask, status, entries, lines, seen: proofs.seen, facade: made[0] };
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const payloadOf = (proof: string): JWTPayload =>
  JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString('utf8'));

describe('a proof that is sent again', () => {
  it('by many at once, to several instances: one of them is let in', async () => {
    const { status, entries } = world({ instances: 3 });
    const proof = await mine.proof(forTask);
    const got = await Promise.all(Array.from({ length: 60 }, (_, at) => status(proof, { at })));
    expect(got.filter((one) => one === 200)).toHaveLength(1);
    expect(got.filter((one) => one === 401)).toHaveLength(59);
    expect(entries.filter(({ outcome }) => outcome === 'success')).toHaveLength(1);
  });

  it.each([-120, -60, 0, 60])(
    'made %i s from now: at no moment, also where its id is forgotten in time',
    async (made) => {
      const { status, seen } = world();
      const proof = await mine.proof({ ...forTask, iat: SECONDS + made });
      expect(await status(proof)).toBe(200);
      for (let passed = 0; passed <= 420; passed += 5) {
        later(passed);
        expect(await status(proof), `${passed} s later`).toBe(401);
      }
      // By then another has the memory looked through.
      expect(await status(await mine.proof({ ...forTask, iat: SECONDS + 420 }))).toBe(200);
      expect(seen.size).toBe(1);
    },
  );

  it('under the same id for another request, by the same key', async () => {
    const { status } = world();
    const jti = randomUUID();
    expect(await status(await mine.proof({ ...forTask, jti }))).toBe(200);
    expect(await status(await mine.proof({ ...forTask, jti, iat: SECONDS + 1 }))).toBe(401);
  });

  it('many of them, made by somebody else, are not remembered', async () => {
    const { status, seen, entries, facade } = world();
    const proofs = await Promise.all(Array.from({ length: 300 }, () => thief.proof(forTask)));
    const forged = proofs.map((proof) => {
      const [, claims, signature] = proof.split('.');
      return `${part({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk })}.${claims}.${signature}`;
    });
    for (const proof of [...proofs, ...forged]) expect(await status(proof)).toBe(401);
    expect(seen.size).toBe(0);
    // One line, and the sum of its like.
    await facade?.close();
    expect(entries.map(({ reason, count }) => [reason, count])).toEqual([
      ['token-proof', undefined],
      ['token-proof', 599],
    ]);
  });
});

describe('clocks that differ', () => {
  it.each([
    [-121, 401],
    [-120, 200],
    [-119, 200],
    [60, 200],
    [61, 401],
  ])('a proof made %i s from now is answered %i', async (made, status) => {
    expect(await world().status(await mine.proof({ ...forTask, iat: SECONDS + made }))).toBe(status);
  });

  it.each([
    [-11, 401],
    [-10, 200],
    [0, 200],
    [1, 401],
  ])('where nothing is forgiven one made %i s from now is answered %i', async (made, status) => {
    const strict = world({ clockSkewSeconds: 0, maxAgeSeconds: 10 });
    expect(await strict.status(await mine.proof({ ...forTask, iat: SECONDS + made }))).toBe(status);
  });

  it.each([1e15, -1e15, 1.5e300, SECONDS * 1_000])('a moment that is none (%d) is refused', async (iat) => {
    expect(await world().status(await mine.proof({ ...forTask, iat }))).toBe(401);
  });
});

describe('a proof for another request', () => {
  it.each<[string, string]>([
    ['the host in capitals', `https://EPD.BRUG.example${PATH}`],
    ['the port that https has', `https://epd.brug.example:443${PATH}`],
    ['a query', `${ORIGIN}${PATH}?_pretty=true`],
    ['a fragment', `${ORIGIN}${PATH}#x`],
  ])('is none: the address with %s is the same', async (_what, htu) => {
    expect(await world().status(await mine.proof({ htu }))).toBe(200);
  });

  it.each<[string, string]>([
    ['http', `http://epd.brug.example${PATH}`],
    ['another port', `https://epd.brug.example:8443${PATH}`],
    ['the port of http', `https://epd.brug.example:80${PATH}`],
    ['a dot behind the host', `https://epd.brug.example.${PATH}`],
    ['a host that begins the same', `https://epd.brug.example.boef.example${PATH}`],
    ['a host of letters that look the same', `https://еpd.brug.example${PATH}`],
    ['somebody in it', `https://epd.brug.example@boef.example${PATH}`],
    ['a user', `https://iemand:geheim@epd.brug.example${PATH}`],
    ['the path in capitals', `${ORIGIN}${PATH.replace('Task', 'TASK')}`],
    ['the path encoded', `${ORIGIN}${PATH.replace('Task', '%54ask')}`],
    ['a slash encoded', `${ORIGIN}/fhir/Task%2F${record.id}`],
    ['a slash behind it', `${ORIGIN}${PATH}/`],
    ['two slashes', `${ORIGIN}/${PATH}`],
    ['the whole server', ORIGIN],
    ['the base', `${ORIGIN}/fhir`],
    ['the address behind the proxy', `http://10.0.0.7:8080${PATH}`],
    ['no host', PATH],
    ['no address', 'epd.brug.example'],
    ['more than anybody reads', `${ORIGIN}${PATH}?${'x'.repeat(2_048)}`],
  ])('is refused: the address with %s', async (_what, htu) => {
    const { status, seen } = world();
    expect(await status(await mine.proof({ htu }))).toBe(401);
    expect(seen.size).toBe(0);
  });

  it.each([
    ['an object', {}],
    ['a list', [ORIGIN + PATH]],
    ['a number', 1],
    ['null', null],
  ])('is refused: an address that is %s', async (_what, htu) => {
    expect(await world().status(await mine.proof({ htu: htu as never }))).toBe(401);
  });

  it.each(['get', 'Get', 'POST', 'HEAD', 'GET ', '', '*', 'GET, POST', ['GET'], null])(
    'is refused: of method %j',
    async (htm) => {
      expect(await world().status(await mine.proof({ ...forTask, htm: htm as never }))).toBe(401);
    },
  );

  it('is refused for a PUT, made for a GET, and the other way round', async () => {
    const { status } = world();
    expect(await status(await mine.proof(forTask), { method: 'PUT' })).toBe(401);
    expect(await status(await mine.proof({ ...forTask, htm: 'PUT' }))).toBe(401);
  });

  it('is refused with another token of the same client', async () => {
    const { status } = world();
    expect(await status(await mine.proof(forTask), { token: 'zzz.yyy.xxx' })).toBe(401);
  });
});

describe('a proof that is signed otherwise', () => {
  const claims = async () => (await mine.proof(forTask)).split('.')[1] ?? '';
  const unsigned = async (header: object, signature = '') => `${part(header)}.${await claims()}.${signature}`;
  const withSecret = async (secret: string | Buffer, jwk: object = mine.jwk) => {
    const text = `${part({ alg: 'HS256', typ: 'dpop+jwt', jwk })}.${await claims()}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const publicKey = () => createPublicKey({ key: mine.jwk as never, format: 'jwk' });

  it.each<[string, () => Promise<string>]>([
    ['not at all', () => unsigned({ alg: 'none', typ: 'dpop+jwt', jwk: mine.jwk })],
    ['not at all, in another spelling', () => unsigned({ alg: 'NONE', typ: 'dpop+jwt', jwk: mine.jwk })],
    ['by nothing, as ES256', () => unsigned({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk })],
    [
      'by zeroes',
      () => unsigned({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk }, Buffer.alloc(64).toString('base64url')),
    ],
    ['by several algorithms', () => unsigned({ alg: ['ES256'], typ: 'dpop+jwt', jwk: mine.jwk }, 'AAAA')],
    ['with the public key as a secret (JWK)', () => withSecret(JSON.stringify(mine.jwk))],
    ['with the public key as a secret (PEM)', () => withSecret(publicKey().export({ type: 'spki', format: 'pem' }))],
    ['with the public key as a secret (DER)', () => withSecret(publicKey().export({ type: 'spki', format: 'der' }))],
    [
      'with a secret in the header',
      () => withSecret('geheim', { kty: 'oct', k: Buffer.from('geheim').toString('base64url') }),
    ],
    [
      'by another, under our key',
      async () =>
        (await thief.proof(forTask)).replace(/^[^.]+/, part({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk })),
    ],
    ['by another, with its own key', () => thief.proof(forTask)],
    [
      'by another, with our key beside its own',
      () => thief.proof(forTask, { jwk: thief.jwk, kid: mine.thumbprint, jku: 'https://boef.example', x5c: ['AAAA'] }),
    ],
    ['with the private half in the header', () => mine.proof(forTask, { jwk: mine.secret })],
    ['with a list of keys', () => mine.proof(forTask, { jwk: [mine.jwk] })],
    ['with a key in words', () => mine.proof(forTask, { jwk: JSON.stringify(mine.jwk) })],
    ['with a point that is on no curve', () => mine.proof(forTask, { jwk: { ...mine.jwk, y: mine.jwk.x } })],
    ['with a key of another curve', () => mine.proof(forTask, { jwk: { ...mine.jwk, crv: 'P-384' } })],
    ['with a key of another kind', () => mine.proof(forTask, { jwk: rsa.jwk })],
    ['as another type', () => mine.proof(forTask, { typ: 'at+jwt' })],
    [
      'with an extension that is not known',
      () => unsigned({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk, crit: ['x'], x: 1 }, 'AAAA'),
    ],
  ])('%s is refused', async (_what, made) => {
    const { status, seen } = world();
    expect(await status(await made())).toBe(401);
    expect(seen.size).toBe(0);
  });

  it.each<[string, Prover, JWK]>([
    ['a key of RSA of 16,384 bits', rsa, { kty: 'RSA', e: 'AQAB', n: 'x'.repeat(2_731) }],
    ['a key of RSA of 1,024 bits', rsa, { kty: 'RSA', e: 'AQAB', n: 'x'.repeat(171) }],
    ['an exponent as long as its key', rsa, { ...rsa.jwk, e: rsa.jwk.n as string }],
    ['no modulus', rsa, { kty: 'RSA', e: 'AQAB' }],
  ])('%s is refused before it is tried', async (_what, key, jwk) => {
    const { status } = world({ key });
    expect(await status(await key.proof(forTask, { jwk }))).toBe(401);
  });

  it.each([
    ['PS256', rsa],
    ['Ed25519', ed],
    ['ES256', mine],
  ] as const)('by %s, which is known, it is taken', async (_alg, key) => {
    expect(await world({ key }).status(await key.proof(forTask))).toBe(200);
  });

  it('by an algorithm that is not taken here it is refused', async () => {
    expect(await world({ algorithms: ['PS256'] }).status(await mine.proof(forTask))).toBe(401);
  });

  it('with claims that pollute a prototype it says what it says', async () => {
    const { status } = world();
    const polluted = { ...forTask, constructor: { prototype: { htm: 'GET' } } } as JWTPayload;
    expect(await status(await mine.proof(polluted))).toBe(200);
    const own = payloadOf(await mine.proof(forTask));
    const text = JSON.stringify({ ...own, htm: undefined }).replace(/^\{/, '{"__proto__":{"htm":"GET"},');
    const forged = `${part({ alg: 'ES256', typ: 'dpop+jwt', jwk: mine.jwk })}.${Buffer.from(text).toString('base64url')}.AAAA`;
    expect(await status(forged)).toBe(401);
  });
});

describe('a nonce', () => {
  const told = async (made: ReturnType<typeof world>, at = 0) => {
    const answer = await made.ask(await mine.proof({ ...forTask, iat: clock.at.getTime() / 1_000 }), { at });
    expect(answer.status).toBe(401);
    return answer.nonce ?? '';
  };

  it('of one instance is taken by every other with its secret, and by none with another', async () => {
    const made = world({ instances: 2, nonce });
    const given = await told(made, 0);
    expect(await made.status(await mine.proof({ ...forTask, nonce: given }), { at: 1 })).toBe(200);
    const stranger = world({ nonce: { ...nonce, secret: 'van een heel ander ziekenhuis, en lang genoeg' } });
    expect(await stranger.ask(await mine.proof({ ...forTask, nonce: given }))).toMatchObject({
      status: 401,
      nonce: expect.stringMatching(/^[\w.-]+$/),
    });
  });

  it('is over when its time is, and is no way to use a proof that came before', async () => {
    const made = world({ nonce });
    const given = await told(made);
    const proofAt = (seconds: number) => mine.proof({ ...forTask, nonce: given, iat: SECONDS + seconds });
    const first = await proofAt(0);
    expect(await made.status(first)).toBe(200);
    expect(await made.status(first)).toBe(401);
    later(299);
    expect(await made.status(await proofAt(299))).toBe(200);
    later(450);
    const late = await made.ask(await proofAt(450));
    expect(late.status).toBe(401);
    expect(late.nonce).not.toBe(given);
  });

  it('of a clock that is far ahead is none', async () => {
    const made = world({ nonce });
    later(3_600);
    const ahead = await told(made);
    later(0);
    expect(await made.status(await mine.proof({ ...forTask, nonce: ahead }))).toBe(401);
  });

  it.each([
    ['in capitals', (given: string) => given.toUpperCase()],
    ['with something behind it', (given: string) => `${given}A`],
    ['with something before it', (given: string) => `0${given}`],
    ['cut', (given: string) => given.slice(0, -1)],
    [
      'of an hour ahead, signed as this one',
      (given: string) => given.replace(/^[^.]+/, (step) => (Number.parseInt(step, 36) + 24).toString(36)),
    ],
    ['of a step that is no number', (given: string) => given.replace(/^[^.]+/, '!')],
  ])('%s is none', async (_what, change) => {
    const made = world({ nonce });
    expect(await made.status(await mine.proof({ ...forTask, nonce: change(await told(made)) }))).toBe(401);
  });
});

describe('over a connection', () => {
  /** Answers what is written, header by header. */
  async function written(headers: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
    const made = world();
    const origin = await serve((request) => made.facade?.fetch(request) as Promise<Response>);
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        origin + PATH,
        { headers: ['host', new URL(origin).host, ...headers] as never },
        (answer) => {
          let text = JSON.stringify(answer.headers);
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }
  const auth = ['authorization', `DPoP ${TOKEN}`];

  it.each<[string, () => Promise<readonly string[]>, number]>([
    ['one proof', async () => [...auth, 'dpop', await mine.proof(forTask)], 200],
    ['two proofs', async () => [...auth, 'dpop', await mine.proof(forTask), 'dpop', await mine.proof(forTask)], 401],
    ['one proof twice', async () => [...auth, ...Array(2).fill(['dpop', await mine.proof(forTask)])].flat(), 401],
    [
      'a proof with a key as long as a header may be',
      async () => [...auth, 'dpop', await mine.proof(forTask, { jwk: { ...mine.jwk, kid: 'x'.repeat(9_000) } })],
      401,
    ],
    ['more than a header may be', async () => [...auth, 'dpop', `${'x'.repeat(80_000)}.y.z`], 431],
    ['a proof and no token', async () => ['dpop', await mine.proof(forTask)], 401],
    [
      'the token as a bearer token',
      async () => ['authorization', `Bearer ${TOKEN}`, 'dpop', await mine.proof(forTask)],
      401,
    ],
  ])('%s is answered as it should', async (_what, headers, status) => {
    const answer = await written(await headers());
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain(TOKEN);
  });
});

describe('what is told of all this', () => {
  it('is nothing of token, proof or key, in log, trail or answer', async () => {
    const made = world({ nonce });
    const proofs = [
      await mine.proof({ ...forTask, jti: ANNA }),
      await thief.proof({ htu: `https://boef.example/${ANNA}` }),
      await mine.proof({ ...forTask, nonce: ANNA, sub: ANNA }),
      `${ANNA}.${ANNA}.${ANNA}`,
    ];
    const got = [];
    for (const proof of proofs) got.push(await made.ask(proof));
    await made.facade?.close();
    const trail = made.entries.map(({ patientBsn: _known, ...entry }) => entry);
    const told = JSON.stringify([got, made.lines, trail]);
    for (const secret of [ANNA, TOKEN, mine.thumbprint, thief.thumbprint, ...proofs])
      expect(told).not.toContain(secret);
    for (const entry of made.entries) expect(entry.user).toBeUndefined();
  });
});
