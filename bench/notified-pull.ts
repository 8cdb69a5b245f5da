import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { type Authorization, createBgzFacade, type FacadeOptions, type Sources, sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  embeddedDatabase,
  jwtTokens,
} from 'bgz-facade/notified-pull';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { figure, type Row } from './figures';
import { median } from './measure';
import { recordsOf } from './records';

const AUDIENCE = 'https://ehr.example.nl/fhir';
const ISSUER = 'https://gtk.example.nl';
const RECEIVER = '00005678';
const SECRET = 'a secret of the benchmark, of at least thirty-two bytes';
const ROUNDS = 300;

const actor = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
};

/** Sources that take as long as a query in an EPD's database does. */
const after = (sources: Sources, milliseconds: number): Sources =>
  Object.fromEntries(
    Object.entries(sources).map(([group, source]) => [
      group,
      async (...asked: Parameters<Extract<Sources['patient'], (...args: never) => unknown>>) => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return typeof source === 'function' ? (source as (...args: unknown[]) => unknown)(...asked) : [];
      },
    ]),
  ) as unknown as Sources;

async function listen(options: FacadeOptions): Promise<{ server: Server; base: string }> {
  const facade = createBgzFacade({ idSecret: randomBytes(32).toString('hex'), ...options });
  const server = createServer(createRequestListener((request) => facade.fetch(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir` };
}

/** Milliseconds of a pull request, of the two servers in turn, so that what else the machine does meets both. */
async function compare(bare: string, guarded: string, path: string, token: string): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < ROUNDS + 50; i++) {
    for (const [at, base] of [bare, guarded].entries()) {
      const start = performance.now();
      const response = await fetch(`${base}/${path}`, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
      if (i >= 50) times[at]?.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

async function tokenOf(): Promise<{ jwks: { keys: object[] }; sign: (base: string) => Promise<string> }> {
  const { publicKey, privateKey } = await generateKeyPair('PS256');
  const sign = (base: string) =>
    new SignJWT({
      ura: RECEIVER,
      user: { id: '900000001', role: '01.010' },
      authorization_base: base,
    })
      .setProtectedHeader({ alg: 'PS256', kid: 'k' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setJti('bench')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  return { jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'PS256' }] }, sign };
}

/** What authorisation and audit cost of a pull request over HTTP: token check (PS256), grant, trail in PGlite. */
export async function notifiedPullReport(): Promise<readonly Row[]> {
  const records = recordsOf(1);
  const bsn = records.patient.identificationNumbers[0]?.value ?? '';
  const database = await embeddedDatabase();
  const [store, audit, key] = await Promise.all([createGrantStore(database), auditTable(database), tokenOf()]);
  const notifiedPull = createNotifiedPull({
    store,
    audit,
    secret: SECRET,
    send: { directory: async () => undefined, token: async () => undefined },
  });
  const made = await notifiedPull.notify(
    {
      patient: { bsn },
      sender: {
        organization: { ura: '00001234' },
        practitioner: actor,
        system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
      },
      receiver: { organization: { ura: RECEIVER } },
      treatmentRelation: true,
    },
    actor,
  );
  if (!made.ok) throw new Error('the referral of the benchmark was refused');
  const token = await key.sign(createAuthorizationBases(SECRET).current(made.notification.id, 'notification').base);
  const authorize = authorizeNotifiedPull({
    store,
    tokens: jwtTokens({ issuer: ISSUER, audience: AUDIENCE, jwks: key.jwks as never }),
  });
  const letIn = (): Authorization => ({ allowed: true, patient: { bsn } });

  const rows: Row[] = [];
  const kinds: readonly [string, Sources][] = [
    ['records in memory', sourcesOf([records])],
    ['records after 5 ms', after(sourcesOf([records]), 5)],
  ];
  for (const [kind, sources] of kinds) {
    const bare = await listen({ sources, authorize: letIn });
    const guarded = await listen({ sources, authorize, audit });
    for (const path of ['AllergyIntolerance', 'MedicationRequest?category=http://snomed.info/sct%7C16076005']) {
      const [without, withBoth] = await compare(bare.base, guarded.base, path, token);
      const share = (withBoth - without) / withBoth;
      const what = `${path.split('?')[0]}, ${kind}`;
      rows.push(
        figure(`${what}: request`, withBoth, 'ms'),
        figure(`${what}: authorisation and audit`, withBoth - without, 'ms'),
      );
      rows.push(figure(`${what}: share`, share * 100, '%', { most: 20 }));
    }
    bare.server.close();
    guarded.server.close();
  }
  await notifiedPull.close();
  await database.close();
  return rows;
}
