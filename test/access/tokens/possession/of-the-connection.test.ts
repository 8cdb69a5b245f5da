import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { authority, hasOpenssl } from '../../../../examples/referral/certificates';
import { createBgzFacade, sourcesOf } from '../../../../src';
import { connectionCertificate, nodeListener } from '../../../../src/node';
import {
  authorizeNotifiedPull,
  buildNotificationTask,
  createAuthorizationBases,
  createNotificationReceiver,
  createTokenEndpoint,
  issuingKeys,
  memoryInbox,
  type Possession,
  peerProfile,
  workflowTasks,
} from '../../../../src/notified-pull';
import { bgzRecords } from '../../../../src/zib';
import { sample } from '../../../bgz/sample';
import { askTls, type Shown, serveTls } from '../../../http/tls';
import { idSecret } from '../../../id-secret';
import { client, keys, memoryGrants, RESOURCE } from '../../../issue/support';
import { BASE, recordOf } from '../../../referral/task/support';
import { claimsFor, grantOf, storeWith } from '../../memory-grants';

const audit = { write: async () => {} };
const GRANT = `grant_type=${encodeURIComponent('urn:ietf:params:oauth:grant-type:jwt-bearer')}`;
const [region] = hasOpenssl ? [authority('Voorbeeld CA')] : [];

it.skipIf(!hasOpenssl)('all that ask whose a token is get the request with its connection', async () => {
  if (region === undefined) return;
  const seen: string[] = [];
  const sees = (by: string, request: object): undefined => {
    const shown = connectionCertificate(request);
    seen.push(`${by}: ${shown === undefined ? 'none' : new X509Certificate(shown).subject}`);
  };
  const possession =
    (by: string): Possession =>
    async (request) => {
      sees(by, request);
      return { ok: true };
    };
  const claims = claimsFor();
  const tokens = async () => ({ ok: true, claims }) as const;
  const record = grantOf(String(sample.patient.identificationNumbers?.[0]?.value));
  const shared = { store: storeWith(record), tokens, now: () => new Date('2026-11-24T10:00:00Z') };
  const facade = createBgzFacade({
    sources: sourcesOf([bgzRecords(sample)]),
    authorize: authorizeNotifiedPull({ ...shared, possession: possession('pull') }),
    tasks: workflowTasks({
      ...shared,
      possession: possession('Task'),
      bases: createAuthorizationBases(Buffer.from(idSecret)),
    }),
    audit,
    idSecret,
    baseUrl: 'https://epd.brug.example/fhir',
  });
  const receiver = createNotificationReceiver({
    ownUras: ['00002222'],
    authorize: async () => ({ ok: true, claims: { ...claims, receiverUra: '00001111' } }),
    possession: possession('notification'),
    inbox: memoryInbox(),
    onNotification: () => {},
    onCancel: () => {},
    audit,
    baseUrl: 'https://epd.poort.example/fhir',
  });
  const endpoint = createTokenEndpoint({
    issuer: 'https://as.brug.example',
    clients: { find: () => client() },
    keys: issuingKeys([
      {
        key: keys.as.secret,
        publicKey: keys.as.jwk,
        algorithm: 'ES256',
        keyId: 'as-1',
        signsFrom: '2026-01-01T00:00:00Z',
      },
    ]),
    resources: [{ resource: RESOURCE, scopes: { 'bgz-receiver': {} } }],
    store: memoryGrants(),
    certificate: (request) => sees('token', request),
    audit,
  });

  const certificate = region.issue('poort.example');
  const own = region.issue('127.0.0.1');
  const authorization = 'Bearer abc';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const task = JSON.stringify(buildNotificationTask(recordOf(), peerProfile('twiin'), BASE));
  const asked: readonly [Parameters<typeof nodeListener>[0], Shown][] = [
    [facade, { path: '/fhir/Flag', headers: { authorization } }],
    [facade, { path: '/fhir/Flag/_search', method: 'POST', headers: { authorization, ...form }, body: '' }],
    [facade, { path: `/fhir/Task/${record.id}`, headers: { authorization } }],
    [
      receiver,
      {
        path: '/fhir/Task',
        method: 'POST',
        headers: { authorization, 'content-type': 'application/fhir+json' },
        body: task,
      },
    ],
    [endpoint, { path: '/token', method: 'POST', headers: form, body: `${GRANT}&client_id=${client().id}` }],
  ];
  for (const [answers, shown] of asked)
    await askTls(region, await serveTls(region, own, nodeListener(answers)), { certificate, ...shown });
  expect(seen).toEqual(['pull', 'pull', 'Task', 'notification', 'token'].map((by) => `${by}: CN=poort.example`));
});
