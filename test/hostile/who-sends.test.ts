import type { Task } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildCancelTask,
  buildNotificationTask,
  createNotificationReceiver,
  type PartyIdentifier,
  peerProfile,
  type ReceiverOptions,
  type TakenNotification,
  type TokenCheck,
} from '../../src/notified-pull';
import { recordedLog } from '../facade/support';
import { serve } from '../receive/loopback';
import { AGB, BASE, BSN, DID, recordOf, URA } from '../referral/task/support';

const peerOf = peerProfile('twiin');
const notification = buildNotificationTask(recordOf(), peerOf, BASE);
const SENDER = '00001111';
const OTHER = '00003333';
const URA_OID = 'urn:oid:2.16.528.1.1007.3.3';
const APP = 'http://fhir.nl/fhir/NamingSystem/aorta-app-id';

/** The token is the URA it is of. */
const authorize: TokenCheck = async (token) => ({
  ok: true,
  claims: { receiverUra: token, receiverName: 'De Brug', scopes: [], expiresAt: '2026-11-24T10:05:00Z' },
});

/** What a directory knows: AGB 06010111, the DID and the system of De Brug, an AGB and a system of another. */
const known: Readonly<Record<string, string>> = {
  '06010111': SENDER,
  'did:web:brug.example': SENDER,
  '1234567': SENDER,
  '06010333': OTHER,
  '7654321': OTHER,
  '06010222': '00002222',
};
const organizationOf = async ({ value }: PartyIdentifier) => {
  const ura = known[value];
  return ura === undefined ? undefined : { ura };
};

async function receiverOf(options: Partial<ReceiverOptions> = {}) {
  const taken: TakenNotification[] = [];
  const trail: AuditEntry[] = [];
  const log = recordedLog();
  const door = createNotificationReceiver({
    onNotification: (one) => void taken.push(one),
    onCancel: () => {},
    ownUras: ['00002222'],
    authorize,
    audit: { write: async (entry) => void trail.push(entry) },
    now: () => new Date('2026-11-24T10:00:00Z'),
    logger: log.logger,
    ...options,
  });
  const origin = await serve((request) => door.handleNotification(request));
  const send = async (task: object, init: { method?: string; path?: string; ura?: string } = {}) => {
    const response = await fetch(`${origin}/fhir/${init.path ?? 'Task'}`, {
      method: init.method ?? 'POST',
      headers: { authorization: `Bearer ${init.ura ?? SENDER}`, 'content-type': 'application/fhir+json' },
      body: JSON.stringify(task),
    });
    return { status: response.status, text: await response.text() };
  };
  return { taken, trail, log: log.lines, send };
}

const from = (onBehalfOf: unknown, agent?: unknown, more: object = {}): Task =>
  ({
    ...notification,
    contained: undefined,
    requester: { agent: agent ?? { display: 'systeem' }, onBehalfOf },
    ...more,
  }) as unknown as Task;
const by = (system: string, value: string, more: object = {}) => ({ identifier: { system, value }, ...more });

describe('a Task that names as its sender somebody else than the token', () => {
  it.each<[string, Task]>([
    ['by URA', from(by(URA, OTHER))],
    ['by URA as an OID', from(by(URA_OID, OTHER))],
    ['by URA of the agent', from(by(URA, SENDER), by(URA, OTHER))],
    [
      'by URA of the agent as an OID, behind another number',
      from(
        by(URA, SENDER),
        { reference: '#a' },
        {
          contained: [
            {
              resourceType: 'Device',
              id: 'a',
              identifier: [
                { system: APP, value: '1234567' },
                { system: URA_OID, value: OTHER },
              ],
            },
          ],
        },
      ),
    ],
    [
      'by the URA of a contained Organization beside its AGB',
      from({ reference: '#o', ...by(AGB, '06010111') }, undefined, {
        contained: [{ resourceType: 'Organization', id: 'o', identifier: [{ system: URA, value: OTHER }] }],
      }),
    ],
  ])('%s, is refused whatever a directory knows', async (_what, task) => {
    const { send, taken, trail } = await receiverOf();
    expect((await send(task)).status).toBe(403);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ outcome: 'refused', reason: 'other-sender', organization: { ura: SENDER } }]);
  });

  it.each<[string, Task]>([
    ['by AGB', from(by(AGB, '06010333', { display: 'Ziekenhuis De Ander' }))],
    [
      'by AGB beside the right URA',
      from({ reference: '#o', ...by(AGB, '06010333') }, undefined, {
        contained: [{ resourceType: 'Organization', id: 'o', identifier: [{ system: URA, value: SENDER }] }],
      }),
    ],
    ['by the number of its system', from(by(URA, SENDER), by(APP, '7654321'))],
  ])('%s, is refused when the directory knows whose that is', async (_what, task) => {
    const { send, taken, trail } = await receiverOf({ organizationOf });
    expect((await send(task)).status).toBe(403);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ outcome: 'refused', reason: 'other-sender' }]);
  });

  it.each<[string, Task, Partial<ReceiverOptions>]>([
    ['by an AGB, without a directory', from(by(AGB, '06010333', { display: 'Ziekenhuis De Ander' })), {}],
    ['by a DID, without a directory', from(by(DID, 'did:web:ander.example', { display: 'Ziekenhuis De Ander' })), {}],
    [
      'by an AGB the directory does not know',
      from(by(AGB, '06019999', { display: 'Ziekenhuis De Ander' })),
      { organizationOf },
    ],
    [
      'by a URA in a register of its own',
      from(by('https://elders.example/ura', OTHER, { display: 'Ziekenhuis De Ander' })),
      { organizationOf },
    ],
  ])('%s, is handed over as not confirmed: without a URA or name to go by', async (_what, task, options) => {
    const { send, taken, trail } = await receiverOf(options);
    expect((await send(task)).status).toBe(201);
    const sender = taken[0]?.sender;
    expect(sender).toMatchObject({
      confirmed: false,
      why: 'not-known',
      tokenUra: SENDER,
      notConfirmed: { name: 'Ziekenhuis De Ander' },
    });
    expect(sender).not.toHaveProperty('ura');
    expect(sender).not.toHaveProperty('name');
    expect(trail).toMatchObject([
      { outcome: 'success', reason: 'sender-not-confirmed', organization: { ura: SENDER } },
    ]);
    expect(JSON.stringify(trail)).not.toContain('De Ander');
    const strict = await receiverOf({ ...options, unconfirmedSender: 'refuse' });
    expect((await strict.send(task)).status).toBe(403);
    expect(strict.taken).toEqual([]);
    expect(strict.trail).toMatchObject([{ reason: 'sender-not-confirmed' }]);
  });

  it('is not asked of a directory without end', async () => {
    let asked = 0;
    const { send } = await receiverOf({ organizationOf: () => void asked++ });
    const identifier = Array.from({ length: 2_000 }, (_, at) => ({ system: AGB, value: `${at}` }));
    const contained = [{ resourceType: 'Organization', id: 'o', identifier }];
    expect((await send(from({ reference: '#o' }, undefined, { contained }))).status).toBe(403);
    expect(asked).toBe(0);
  });
});

describe('a Task of the organization of the token', () => {
  it('is confirmed by URA; its name and further numbers are not, without a directory', async () => {
    const { send, taken } = await receiverOf();
    const organization = [
      {
        resourceType: 'Organization',
        id: 'o',
        name: 'Het Beste Ziekenhuis',
        identifier: [{ system: AGB, value: '06010111' }],
      },
    ];
    const task = from({ reference: '#o', ...by(URA, SENDER) }, by(APP, '1234567'), { contained: organization });
    expect((await send(task)).status).toBe(201);
    expect(taken[0]?.sender).toEqual({
      confirmed: true,
      ura: SENDER,
      name: 'De Brug',
      identifiers: [{ system: URA, value: SENDER }],
      notConfirmed: {
        name: 'Het Beste Ziekenhuis',
        identifiers: [{ system: AGB, value: '06010111' }],
        system: { system: APP, value: '1234567' },
      },
    });
  });

  it.each<[string, Task, PartyIdentifier[]]>([
    ['by AGB', from(by(AGB, '06010111')), [{ system: AGB, value: '06010111' }]],
    [
      'by DID, with its system',
      from(by(DID, 'did:web:brug.example'), by(APP, '1234567')),
      [{ system: DID, value: 'did:web:brug.example' }],
    ],
  ])('is confirmed %s when the directory knows', async (_what, task, more) => {
    const { send, taken, trail } = await receiverOf({ organizationOf });
    expect((await send(task)).status).toBe(201);
    expect(taken[0]?.sender).toMatchObject({
      confirmed: true,
      ura: SENDER,
      name: 'De Brug',
      identifiers: [{ system: URA, value: SENDER }, ...more],
    });
    expect(taken[0]?.sender).not.toHaveProperty('notConfirmed');
    expect(trail[0]?.reason).toBeUndefined();
  });

  it('waits when the directory cannot be asked, or answers nonsense: tried again it is taken', async () => {
    let answer: () => unknown = () => Promise.reject(new Error('weg'));
    const { send, taken, trail, log } = await receiverOf({ organizationOf: (() => answer()) as never });
    expect((await send(from(by(AGB, '06010111')))).status).toBe(503);
    answer = () => ({ ura: 'De Brug' });
    expect((await send(from(by(AGB, '06010111')))).status).toBe(503);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ outcome: 'failed', reason: 'directory-failed' }, { reason: 'directory-failed' }]);
    expect(log).toContainEqual(expect.objectContaining({ event: 'organization-lookup-failed' }));
    answer = () => ({ ura: SENDER });
    expect((await send(from(by(AGB, '06010111')))).status).toBe(201);
  });

  it('is withdrawn by that organization only, however the other names itself', async () => {
    const { send } = await receiverOf({ organizationOf });
    await send(notification);
    const path = `Task?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${recordOf().identifier}`)}`;
    const cancel = { ...buildCancelTask(recordOf(), peerOf), requester: { agent: by(APP, '7654321') } };
    expect((await send(cancel, { method: 'PUT', path })).status).toBe(403);
    expect((await send(buildCancelTask(recordOf(), peerOf), { method: 'PUT', path })).status).toBe(200);
  });
});

describe('an identifier', () => {
  const path = `Task?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${recordOf().identifier}`)}`;
  const nobody = { contained: undefined, requester: from(by(AGB, '06019999')).requester };

  it('is of who used it: another organization withdraws nothing by it, and has its own under it', async () => {
    const withdrawn: string[] = [];
    const { send, taken } = await receiverOf({ onCancel: ({ identifier }) => void withdrawn.push(identifier) });
    expect((await send(notification)).status).toBe(201);
    const cancel = { ...buildCancelTask(recordOf(), peerOf), ...nobody };
    await send(cancel, { method: 'PUT', path, ura: OTHER });
    expect(withdrawn).toEqual([]);
    const other = { ...notification, ...nobody, restriction: undefined };
    expect((await send(other, { ura: OTHER })).status).not.toBe(409);
    expect(taken).toHaveLength(1);
    expect((await send(buildCancelTask(recordOf(), peerOf), { method: 'PUT', path })).status).toBe(200);
    expect(withdrawn).toHaveLength(1);
  });

  it('in a withdrawal is the one that its query names', async () => {
    const withdrawn: string[] = [];
    const { send } = await receiverOf({ onCancel: ({ identifier }) => void withdrawn.push(identifier) });
    await send(notification);
    const cancel = buildCancelTask(recordOf(), peerOf);
    const another = {
      ...cancel,
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:00000000-0000-4000-8000-000000000009' }],
    };
    expect((await send(another as Task, { method: 'PUT', path })).status).toBe(422);
    expect(withdrawn).toEqual([]);
  });
});

describe('a Task that offers more than is taken', () => {
  const offering = (count: number) => ({
    ...notification,
    input: [
      ...(notification.input ?? []).filter(
        ({ valueString = '', valueReference }) => !valueString.includes('?') && valueReference === undefined,
      ),
      ...Array.from({ length: count }, (_one, at) => ({
        type: { coding: [{ system: 'http://loinc.org', code: '11450-4' }] },
        valueString: at === 0 ? 'Condition?code=%zz' : `Condition?code=${at}`,
      })),
    ],
  });

  it('is refused, with how many it may be, told to the trail, and not handed over', async () => {
    const { send, taken, trail } = await receiverOf();
    const answer = await send(offering(1_800));
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text).issue).toMatchObject([
      {
        diagnostics: 'Task.input: found 1800 offers, expected at most 500 in one notification.',
        expression: ['Task.input'],
      },
    ]);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ outcome: 'refused', status: 422, reason: 'too-many-offers', patientBsn: BSN }]);
  });

  it.each([
    [500, 201],
    [501, 422],
  ])('counts those that cannot be read: %d give %d', async (count, status) => {
    expect((await (await receiverOf()).send(offering(count))).status).toBe(status);
  });

  it('counts by the option', async () => {
    const { send } = await receiverOf({ maxOffers: 2 });
    expect((await send(offering(3))).status).toBe(422);
    expect((await send(offering(2))).status).toBe(201);
  });

  it('is withdrawn all the same', async () => {
    const { send } = await receiverOf({ maxOffers: 500 });
    await send(notification);
    const path = `Task?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${recordOf().identifier}`)}`;
    const cancel = { ...buildCancelTask(recordOf(), peerOf), input: offering(501).input };
    expect((await send(cancel, { method: 'PUT', path })).status).toBe(200);
  });
});

describe('a token that is for one patient', () => {
  const forPatient: TokenCheck = async (token, context) => {
    const result = await authorize(token, context);
    return result.ok ? { ok: true, claims: { ...result.claims, patientBsn: BSN } } : result;
  };
  const { for: _patient, ...withoutPatient } = notification;

  it('with a Task of another is refused', async () => {
    const { send, taken, trail } = await receiverOf({ authorize: forPatient });
    const other = { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990032' } };
    expect((await send({ ...notification, for: other })).status).toBe(403);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ reason: 'other-patient' }]);
  });

  it('with a Task that names none says whose data is pulled', async () => {
    const { send, taken } = await receiverOf({ authorize: forPatient });
    expect((await send(withoutPatient)).status).toBe(201);
    expect(taken[0]?.patientBsn).toBe(BSN);
  });
});

describe('senders that are not checked', () => {
  it('are not confirmed, and stand in the trail as nobody', async () => {
    const { send, taken, trail } = await receiverOf({ authorize: undefined, insecure: true });
    expect((await send(from(by(URA, OTHER, { display: 'De Ander' })))).status).toBe(201);
    expect(taken[0]?.sender).toEqual({
      confirmed: false,
      why: 'not-checked',
      notConfirmed: { ura: OTHER, name: 'De Ander', identifiers: [{ system: URA, value: OTHER }] },
    });
    expect(trail[0]).not.toHaveProperty('organization');
  });
});

describe('an owner', () => {
  const owned = (owner: object, contained?: object[]): Task =>
    ({ ...notification, owner, contained }) as unknown as Task;

  it.each<[string, Task]>([
    [
      'that is ours by URA and another by AGB',
      owned({ reference: '#w', ...by(URA, '00002222') }, [
        { resourceType: 'Organization', id: 'w', identifier: [{ system: AGB, value: '06010333' }] },
      ]),
    ],
    ['that is another by AGB', owned(by(AGB, '06010333'))],
    ['that nobody knows', owned(by(AGB, '06019999'))],
  ])('%s is refused', async (_what, task) => {
    const { send, taken, trail } = await receiverOf({ organizationOf });
    expect((await send(task)).status).toBe(422);
    expect(taken).toEqual([]);
    expect(trail).toMatchObject([{ reason: 'other-receiver' }]);
  });

  it('that the directory knows as ours is taken, without the name it is given', async () => {
    const { send, taken } = await receiverOf({ organizationOf });
    expect((await send(owned(by(AGB, '06010222', { display: 'Ziekenhuis Anders' })))).status).toBe(201);
    expect(taken[0]?.receiver).toEqual({ identifiers: [{ system: AGB, value: '06010222' }] });
  });
});
