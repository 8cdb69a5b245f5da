import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  createNotificationReceiver,
  fhirTransport,
  mcsdDirectory,
  memoryInbox,
  type Referral,
  type TakenNotification,
} from '../../src/notified-pull';
import { serve } from '../receive/loopback';
import { doctor, expectNoLeak, MINUTE, notificationOf, referral, worldOf } from '../referral/send/support';
import { endpoint, fakeDirectory, json, organization, service, tokens, URA, withUra } from './fake-directory';

const world = worldOf();
const HAVEN = '00005678';
const BRUG = '00001234';
const number = { system: 'https://haven.example/diensten', value: 'CAR-1' };
const loopback = { allowLoopbackHttp: true } as const;

/** The receiving hospital: what its worklist got, and its trail. */
async function hospital(directory: ReturnType<typeof mcsdDirectory>) {
  const worklist: TakenNotification[] = [];
  const trail: AuditEntry[] = [];
  const receiver = createNotificationReceiver({
    ownUras: [HAVEN],
    authorize: async (token) =>
      token === 'brug'
        ? { ok: true, claims: { receiverUra: BRUG, scopes: [], expiresAt: '2027-01-01T00:00:00Z' } }
        : { ok: false, reason: 'token-signature' },
    organizationOf: directory.organizationOf,
    inbox: memoryInbox(),
    onNotification: (notification) => void worklist.push(notification),
    onCancel: () => {},
    audit: { write: async (entry) => void trail.push(entry) },
    baseUrl: 'https://haven.example/fhir',
  });
  return { worklist, trail, origin: await serve((request) => receiver.handleNotification(request)) };
}

/** A directory with both hospitals, one of which has a heart centre of its own address. */
async function region() {
  const gids = await fakeDirectory(
    organization('brug', {
      identifier: [
        { system: URA, value: BRUG },
        { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1.113883.2.4.3.11.999' },
      ],
    }),
    organization('haven', withUra(HAVEN), ['door']),
    organization('hart', { partOf: { reference: 'Organization/haven' } }),
    service('cardio', 'hart', number, ['cardio', 'as']),
    endpoint('door', 'https://haven.example/fhir'),
  );
  const directory = mcsdDirectory({ baseUrl: gids.base, ...loopback, replica: { maxAgeMs: 60 * MINUTE } });
  const heart = await hospital(directory);
  gids.put(endpoint('cardio', `${heart.origin}/fhir`), endpoint('as', `${heart.origin}/token`, tokens));
  return { gids, directory, heart };
}

describe('a referral to a department behind the front door', () => {
  it('is chosen from the directory, sent to the address of that department, and reaches its worklist', async () => {
    const w = world();
    const { directory, heart } = await region();
    const [cardiology] = await directory.servicesOf({ ura: HAVEN });
    const tokenUrls: (string | undefined)[] = [];
    const pull = w.pull({
      transport: fhirTransport(loopback),
      send: {
        directory: directory.endpointOf,
        token: async ({ tokenUrl }) => {
          tokenUrls.push(tokenUrl);
          return 'brug';
        },
        ...loopback,
      },
    });
    const receiver: Referral['receiver'] = {
      ...referral.receiver,
      ...(cardiology && { department: cardiology.department }),
      location: { display: 'Locatie Noord', reference: 'Location/noord' },
    };
    notificationOf(await pull.notify({ ...referral, receiver }, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });

    expect(tokenUrls).toEqual([`${heart.origin}/token`]);
    expect(heart.worklist).toHaveLength(1);
    expect(heart.worklist[0]?.routing).toEqual({
      department: { display: 'Dienst cardio', identifiers: [{ ...number, assigner: HAVEN }] },
      location: { display: 'Locatie Noord', reference: 'Location/noord', identifiers: [] },
    });
    // The number of the sending system is known to be of the sender: by the directory, and not by its Task.
    expect(heart.worklist[0]?.sender).toMatchObject({ confirmed: true, ura: BRUG, system: referral.sender.system });
    expect(heart.trail[0]?.object?.query).toBe(`department=${number.system}|${number.value}&location=Location/noord`);
    expectNoLeak(w);
  });

  it('waits while the directory cannot tell, and goes when it can; what is too old sends nothing', async () => {
    const w = world();
    const { gids, heart, directory: ofReceiver } = await region();
    await ofReceiver.refresh();
    let elapsed = 0;
    const directory = mcsdDirectory({
      baseUrl: gids.base,
      ...loopback,
      monotonic: () => elapsed,
      replica: { maxAgeMs: 60 * MINUTE },
    });
    const pull = w.pull({
      transport: fhirTransport(loopback),
      send: { directory: directory.endpointOf, token: async () => 'brug', ...loopback },
    });
    const receiver = { ...referral.receiver, department: { identifier: number } };
    await directory.refresh();
    gids.fault = (_url, response) => json(response, 503, {});
    elapsed = 59 * MINUTE;
    notificationOf(await pull.notify({ ...referral, receiver }, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    elapsed = 61 * MINUTE;
    const waiting = notificationOf(await pull.notify({ ...referral, receiver }, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 0, retried: 1 });
    expect(heart.worklist).toHaveLength(1);
    const [message] = (await w.store.messages({ notificationId: waiting.id })).items;
    expect(message).toMatchObject({ state: 'queued', lastFailure: 'directory-failed' });
    gids.fault = undefined;
    elapsed += MINUTE;
    w.later(10 * MINUTE);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(heart.worklist).toHaveLength(2);
  });

  it('is not sent to whom the directory gives for another’s number', async () => {
    const w = world();
    const { gids, heart } = await region();
    gids.put(service('cardio', 'brug', number, ['cardio']));
    const directory = mcsdDirectory({ baseUrl: gids.base, ...loopback });
    const pull = w.pull({
      transport: fhirTransport(loopback),
      send: { directory: directory.endpointOf, token: async () => 'brug', ...loopback },
    });
    const receiver = { ...referral.receiver, department: { identifier: number } };
    notificationOf(await pull.notify({ ...referral, receiver }, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 0, retried: 1 });
    expect(heart.worklist).toEqual([]);
    const failed = w.lines.find(({ event }) => event === 'directory-failed');
    expect(failed?.err).toMatchObject({ name: 'DirectoryError', code: 'other-organization' });
  });
});
