import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, authority, type Certificate, hasOpenssl } from '../../examples/referral/certificates';
import { createBgzFacade, sourcesOf } from '../../src';
import type { AuditEntry } from '../../src/audit';
import { nodeListener } from '../../src/node';
import {
  authorizeNotifiedPull,
  buildNotificationTask,
  certificateThumbprint,
  clientTable,
  createNotificationReceiver,
  createTokenEndpoint,
  fhirTransport,
  hashOfBase,
  issuingKeys,
  jwtTokens,
  memoryInbox,
  type NotificationRecord,
  peerProfile,
  pullBgz,
  type RegisteredClient,
  type ShownRequest,
  senderConstrained,
  tokenClient,
  workflowTasks,
} from '../../src/notified-pull';
import { ANNA, anna } from '../facade/support';
import { idSecret } from '../id-secret';
import { BASE, memoryGrants, pair } from '../issue/support';
import { doctor, expectNoLeak, MINUTE, notificationOf, referral, worldOf } from '../referral/send/support';
import { recordOf } from '../referral/task/support';

const world = worldOf();
const DAY = 24 * 60 * MINUTE;
const BRUG = '00001234';
const HAVEN = '00005678';
const [as, login] = await Promise.all([pair('as'), pair('c-1')]);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe.skipIf(!hasOpenssl)('a client certificate that ends while everything runs', () => {
  let ca: Authority;
  let first: Certificate;
  let next: Certificate;
  let server: Certificate;
  beforeAll(() => {
    ca = authority('Staat der Proeven');
    // Each connection is made by the clock of the machine, where both are valid; what they are worth goes by that of the hospitals.
    first = ca.issue('brug.example', 1);
    next = ca.issue('brug.example', 40);
    server = ca.issue('127.0.0.1', 40);
  });

  /** Serves over mutual TLS, as a proxy in front does: the certificate of the connection is what its header says, whatever a client wrote. */
  async function overTls(handler: () => { fetch(request: Request): Promise<Response> }): Promise<string> {
    const secure = createServer(
      { cert: server.cert, key: server.key, ca: ca.ca, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        const { raw } = (request.socket as TLSSocket).getPeerCertificate();
        const others = request.rawHeaders.filter((_, at, all) => all[at - (at % 2)]?.toLowerCase() !== 'client-cert');
        request.rawHeaders = [...others, 'client-cert', `:${raw.toString('base64')}:`];
        nodeListener(handler())(request, response);
      },
    );
    await new Promise<void>((ready) => secure.listen(0, '127.0.0.1', ready));
    closing.push(() => {
      secure.closeAllConnections();
      return new Promise((closed) => secure.close(closed));
    });
    return `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
  }

  /** One hospital that sends and pulls by its certificate, and one that issues tokens, takes notifications and is pulled from. */
  async function hospitals() {
    const w = world();
    // From now: the certificates were made by the clock of the machine.
    w.clock.at = new Date(Date.now() + MINUTE);
    const now = () => w.clock.at;
    const start = now().getTime();
    const monotonic = () => now().getTime() - start;
    const shown = ({ headers }: ShownRequest) => headers.get('client-cert') ?? undefined;
    const thumbprints = (...all: readonly Certificate[]) =>
      all.map(({ cert }) => certificateThumbprint(cert, now()) ?? '');
    const registered = { certificates: thumbprints(first) };

    const query = 'AllergyIntolerance?_revinclude=Provenance%3Atarget';
    const record = recordOf({
      referral: {
        ...referral,
        patient: { bsn: ANNA },
        sender: { ...referral.sender, organization: { ura: HAVEN, name: 'Ziekenhuis De Haven' } },
        receiver: { organization: { ura: BRUG, name: 'Ziekenhuis De Brug' } },
      } as never,
      baseHash: hashOfBase(BASE),
      offers: [{ kind: 'query', query }],
      validUntil: new Date(start + 300 * DAY).toISOString(),
    });
    const store = Object.assign(memoryGrants(record), { list: async () => ({ items: [record] }) }) as never;
    const entries: AuditEntry[] = [];
    const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
    const made: {
      endpoint?: ReturnType<typeof createTokenEndpoint>;
      facade?: ReturnType<typeof createBgzFacade>;
      receiver?: ReturnType<typeof createNotificationReceiver>;
    } = {};
    const there = <T>(one: T | undefined): T => {
      if (one === undefined) throw new Error('not made yet');
      return one;
    };
    const issuer = await overTls(() => there(made.endpoint));
    const fhir = `${await overTls(() => there(made.facade))}/fhir`;
    const inbox = await overTls(() => ({ fetch: (request) => there(made.receiver).handleNotification(request) }));

    const client = (): RegisteredClient => ({
      id: 'epd-brug',
      jwks: { keys: [login.jwk] },
      uras: [BRUG],
      scopes: ['bgz-receiver', 'bgz-sender'],
      login: 'tls-client',
      certificates: registered.certificates,
      require: 'certificate',
    });
    made.endpoint = createTokenEndpoint({
      issuer,
      clients: { find: (id) => clientTable([client()]).find(id, { signal: new AbortController().signal }) },
      keys: issuingKeys([
        { key: as.privateJwk, algorithm: 'ES256', keyId: 'as', signsFrom: new Date(start - DAY).toISOString() },
      ]),
      resources: [
        { resource: fhir, scopes: { 'bgz-receiver': {} } },
        { resource: `${inbox}/fhir`, scopes: { 'bgz-sender': { base: 'optional' } } },
      ],
      store,
      audit,
      certificate: shown,
      now,
    });
    const tokensFor = (audience: string) =>
      jwtTokens({ issuer, jwks: { keys: [as.jwk] }, audience, requireType: 'at+jwt' });
    const possession = senderConstrained({ certificate: shown, require: 'certificate' });
    const access = { store, tokens: tokensFor(fhir), possession, now };
    made.facade = createBgzFacade({
      sources: sourcesOf([anna]),
      authorize: authorizeNotifiedPull(access),
      tasks: workflowTasks({ ...access, bases: { current: () => ({}), recover: () => undefined } as never }),
      audit,
      idSecret,
      baseUrl: fhir,
      now,
    });
    const taken: string[] = [];
    made.receiver = createNotificationReceiver({
      ownUras: [HAVEN],
      authorize: tokensFor(`${inbox}/fhir`),
      possession,
      inbox: memoryInbox(),
      onNotification: ({ identifier = '' }) => void taken.push(identifier),
      onCancel: () => {},
      audit,
      baseUrl: `${inbox}/fhir`,
      now,
    });

    /** Connections by the certificate that is in use; a new one has connections of its own. */
    const over = (certificate: Certificate): Dispatcher => {
      const agent = new Agent({ connect: { ca: ca.ca, ...certificate } });
      closing.push(() => agent.destroy());
      return agent;
    };
    const inUse = { dispatcher: over(first) };
    const sends: typeof fetch = (url, init) => fetch(url, { ...init, dispatcher: inUse.dispatcher } as RequestInit);
    const tokens = tokenClient({
      clientId: 'epd-brug',
      key: { key: login.privateJwk, algorithm: 'ES256', keyId: 'c-1' },
      login: 'tls-client',
      retries: 0,
      fetch: sends,
      now,
      monotonic,
    });
    const transport = fhirTransport({ fetch: sends });
    const sender = w.pull({
      transport,
      send: {
        directory: async () => ({ baseUrl: `${inbox}/fhir`, tokenUrl: `${issuer}/token` }),
        token: tokens.forSending({ ura: BRUG, scope: 'bgz-sender', resource: `${inbox}/fhir` }),
        concurrency: 8,
        perEndpoint: 8,
        coolDownMs: 1,
      },
    });
    const pull = () =>
      pullBgz({
        notification: buildNotificationTask(record, peerProfile('twiin'), BASE),
        baseUrl: fhir,
        token: tokens.forPulling({
          tokenUrl: `${issuer}/token`,
          ura: BRUG,
          scope: 'bgz-receiver',
          resource: fhir,
          user: { identifier: doctor.identifier, role: '01.010' },
        }),
        transport,
        retries: 0,
        audit,
        now,
      });
    const notified: NotificationRecord[] = [];
    /** Six notifications, six pulls and all that is due, at once. */
    async function round() {
      for (let nth = 0; nth < 6; nth++) notified.push(notificationOf(await sender.notify(referral, doctor)));
      const [sent, ...pulls] = await Promise.all([sender.outbox.runOnce(500), ...Array.from({ length: 6 }, pull)]);
      return { sent, complete: pulls.filter(({ complete }) => complete).length, pulls };
    }
    return {
      w,
      entries,
      taken,
      notified,
      sender,
      round,
      register: (...all: readonly Certificate[]) => {
        registered.certificates = thumbprints(...all);
      },
      use: (certificate: Certificate) => {
        inUse.dispatcher = over(certificate);
      },
      pass: (ms: number) => w.later(ms),
      given: () => entries.filter(({ kind, outcome }) => kind === 'search' && outcome === 'success').length,
    };
  }

  it('lets nothing through from then on, over the connections that are open too; with the next one all arrives, once', async () => {
    const { w, entries, taken, notified, sender, round, register, use, pass, given } = await hospitals();
    expect(await round()).toMatchObject({ sent: { sent: 6 }, complete: 6 });
    pass(MINUTE);
    expect(await round()).toMatchObject({ sent: { sent: 6 }, complete: 6 });

    // Its last moment, and the one after: the tokens live on, the certificate they are bound to does not.
    const end = Date.parse(new X509Certificate(first.cert).validTo);
    pass(end - 2 * MINUTE - w.clock.at.getTime());
    expect(await round()).toMatchObject({ sent: { sent: 6 }, complete: 6 });
    const before = { given: given(), taken: taken.length };
    pass(3 * MINUTE);
    for (const late of [await round(), await round()]) {
      expect(late).toMatchObject({ sent: { sent: 0, dead: 0 }, complete: 0 });
      for (const { resources } of late.pulls) expect(resources).toEqual({});
    }
    expect({ given: given(), taken: taken.length }).toEqual(before);
    const reasons = new Set(entries.filter(({ outcome }) => outcome === 'refused').map(({ reason }) => reason));
    expect([...reasons].sort()).toEqual(['client-certificate', 'token-certificate']);

    // The next one is in use before it is known on the other side: still nothing.
    use(next);
    expect(await round()).toMatchObject({ sent: { sent: 0, dead: 0 }, complete: 0 });
    expect({ given: given(), taken: taken.length }).toEqual(before);
    register(next);
    expect((await round()).complete).toBe(6);
    for (let turn = 0; turn < 20 && (await sender.outbox.depth()).queued > 0; turn++) {
      pass(15 * MINUTE);
      await sender.outbox.runOnce(500);
    }
    expect(await sender.outbox.depth()).toMatchObject({ queued: 0, sending: 0, dead: 0 });
    expect([...taken].sort()).toEqual(notified.map(({ identifier }) => identifier).sort());
    expectNoLeak(w);
  });

  it('is replaced in time without one pull or notification that fails', async () => {
    const { w, entries, taken, notified, round, register, use, pass } = await hospitals();
    expect(await round()).toMatchObject({ sent: { sent: 6 }, complete: 6 });
    // Both are known for a while; what was issued to the old one is asked for anew with the new one.
    pass(MINUTE);
    register(first, next);
    const [changing] = await Promise.all([round(), use(next)]);
    expect(changing).toMatchObject({ sent: { sent: 6 }, complete: 6 });
    pass(MINUTE);
    register(next);
    for (const days of [0, 2]) {
      pass(days * DAY);
      expect(await round()).toMatchObject({ sent: { sent: 6 }, complete: 6 });
    }
    expect([...taken].sort()).toEqual(notified.map(({ identifier }) => identifier).sort());
    for (const { reason } of entries.filter(({ outcome }) => outcome === 'refused'))
      expect(reason).toBe('token-certificate');
    expectNoLeak(w);
  });
});
