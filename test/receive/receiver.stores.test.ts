import type { OperationOutcome, Task } from 'fhir/r3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildCancelTask,
  buildNotificationTask,
  createNotificationReceiver,
  databaseInbox,
  type Inbox,
  memoryInbox,
  peerProfile,
  type Received,
  type ReceiverOptions,
  type TakenNotification,
  type TokenCheck,
  type Withdrawn,
} from '../../src/notified-pull';
import type { Database } from '../../src/sql/database';
import { recordedLog } from '../facade/support';
import { BASE, BSN, recordOf, URA } from '../referral/task/support';
import { emptyEmbedded } from '../sql/databases';

const FHIR = 'https://ontvanger.example/fhir';
const peer = peerProfile('twiin');
const record = recordOf();
const notification = buildNotificationTask(record, peer, BASE);
const cancel = buildCancelTask(record, peer);

/** The token is the URA it is of. */
const authorize: TokenCheck = async (token) => {
  if (token === 'kapot') return { ok: false, reason: 'token-signature' };
  if (token === 'sleutels-weg') return { ok: false, reason: 'token-unverifiable' };
  const expiresAt = '2026-11-24T10:05:00Z';
  return { ok: true, claims: { receiverUra: token, client: 'epd-van-de-brug', scopes: [], expiresAt } };
};

interface Taken {
  readonly notification: TakenNotification;
  readonly received: Received;
}

function receiverOf(options: Partial<ReceiverOptions> = {}) {
  const taken: Taken[] = [];
  const withdrawn: Withdrawn[] = [];
  const trail: AuditEntry[] = [];
  const log = recordedLog();
  const receiver = createNotificationReceiver({
    onNotification: (one, received) => void taken.push({ notification: one, received }),
    onCancel: (one) => void withdrawn.push(one),
    ownUras: ['00002222'],
    authorize,
    audit: { write: async (entry) => void trail.push(entry) },
    now: () => new Date('2026-11-24T10:00:00Z'),
    logger: log.logger,
    ...options,
  });
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await receiver.handleNotification(
      new Request(`${FHIR}/${path}`, {
        method,
        headers: { authorization: 'Bearer 00001111', 'content-type': 'application/fhir+json', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  };
  return {
    taken,
    withdrawn,
    trail,
    log: log.lines,
    send,
    post: (task: unknown = notification, headers?: Record<string, string>) => send('POST', 'Task', task, headers),
    put: (
      task: unknown = cancel,
      identifier = `urn:ietf:rfc:3986|${record.identifier}`,
      headers?: Record<string, string>,
    ) => send('PUT', `Task?identifier=${encodeURIComponent(identifier)}`, task, headers),
  };
}

let database: Database | undefined;

/** One database for all tests, emptied before each. */
async function emptyInbox(): Promise<Inbox> {
  database ??= await emptyEmbedded();
  const inbox = await databaseInbox(database);
  await database.query('DELETE FROM bgz_notification_inbox');
  return inbox;
}

const inboxes: readonly (readonly [string, () => Promise<Inbox>])[] = [
  ['memory', async () => memoryInbox()],
  ['a database', emptyInbox],
];

describe.each(inboxes)('a notification, remembered in %s', (_name, make) => {
  let inbox: Inbox;
  beforeEach(async () => {
    inbox = await make();
  });

  it('is handed over once and answered 201 with Location; repeated it is 200 with the same', async () => {
    const { post, taken } = receiverOf({ inbox });
    const first = await post();
    expect(first.status).toBe(201);
    const location = first.headers.get('location') ?? '';
    expect(location).toMatch(/^https:\/\/ontvanger\.example\/fhir\/Task\/[0-9a-f-]{36}$/);
    expect(first.json()).toEqual({
      resourceType: 'Task',
      id: location.split('/').at(-1),
      identifier: [{ system: 'urn:ietf:rfc:3986', value: record.identifier }],
      status: 'requested',
      intent: 'proposal',
    });
    // Another spelling of the identifier and another moment of writing: still the same.
    const again = await post({
      ...notification,
      authoredOn: '2026-11-24T12:00:00+01:00',
      identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: record.identifier.slice(9).toUpperCase() }],
    });
    expect(again.status).toBe(200);
    expect(again.headers.get('location')).toBe(location);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      notification: {
        identifier: record.identifier,
        patientBsn: BSN,
        authorizationBase: BASE,
        sender: { ura: '00001111' },
      },
      received: { id: location.split('/').at(-1), claims: { receiverUra: '00001111' } },
    });
  });

  it('sent twice at the same time is handed over once', async () => {
    const { post, taken } = receiverOf({ inbox });
    const statuses = await Promise.all([post(), post(), post()]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(taken).toHaveLength(1);
  });

  it('that the application did not take can be tried again, and is then taken', async () => {
    let fails = true;
    const tried: string[] = [];
    const { post } = receiverOf({
      inbox,
      onNotification: (_one, { id }) => {
        tried.push(id);
        if (fails) throw new Error('werklijst onbereikbaar');
      },
    });
    const failed = await post();
    expect(failed.status).toBe(503);
    expect(failed.headers.get('retry-after')).toBe('5');
    expect(failed.text).not.toContain('werklijst');
    fails = false;
    expect((await post()).status).toBe(201);
    expect((await post()).status).toBe(200);
    expect(tried).toHaveLength(2);
    expect(tried[0]).toBe(tried[1]);
  });

  it('that another instance is handing over is asked for again, and taken over when that instance never ends', async () => {
    let time = new Date('2026-11-24T10:00:00Z');
    const stuck = receiverOf({ inbox, now: () => time, onNotification: () => new Promise(() => {}) });
    void stuck.post();
    const other = receiverOf({ inbox, now: () => time });
    await expect.poll(async () => (await other.post()).status).toBe(503);
    expect((await other.put()).status).toBe(503);
    time = new Date('2026-11-24T10:01:11Z');
    expect((await other.post()).status).toBe(201);
    expect(other.taken).toHaveLength(1);
  });

  it('with other content under the same identifier is a conflict', async () => {
    const { post, taken } = receiverOf({ inbox });
    await post();
    const other = await post(buildNotificationTask(recordOf({ offers: record.offers.slice(1) }), peer, BASE));
    expect(other.status).toBe(409);
    expect(taken).toHaveLength(1);
  });

  it('of the same referral says which earlier one it replaces, of the same sender only', async () => {
    const { post, taken } = receiverOf({ inbox });
    await post();
    const amended = recordOf({ identifier: 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0004' });
    await post(buildNotificationTask(amended, peer, BASE));
    expect(taken[1]?.received.replaces).toEqual({ id: taken[0]?.received.id, identifier: record.identifier });
    const sender = { ...record.referral.sender, organization: { ura: '00003333' } };
    const foreign = { ...amended, referral: { ...record.referral, sender } };
    expect((await post(buildNotificationTask(foreign, peer, BASE), { authorization: 'Bearer 00003333' })).status).toBe(
      201,
    );
    expect(taken[2]?.received.replaces).toBeUndefined();
  });

  it('without identifier is known by what it says', async () => {
    const { post, taken } = receiverOf({ inbox });
    const { identifier: _none, ...nameless } = notification;
    expect((await post(nameless)).status).toBe(201);
    expect((await post(nameless)).status).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it('is withdrawn by its identifier, once for the application and 200 for every repetition', async () => {
    const { post, put, withdrawn, taken } = receiverOf({ inbox });
    await post();
    expect((await put()).status).toBe(200);
    expect((await put(cancel, record.identifier)).status).toBe(200);
    expect(withdrawn).toEqual([
      { id: taken[0]?.received.id, identifier: record.identifier, groupIdentifier: record.groupIdentifier },
    ]);
    // And does not come back.
    const late = await post();
    expect(late.status).toBe(200);
    expect(late.json().status).toBe('cancelled');
    expect(taken).toHaveLength(1);
  });

  it('is withdrawn with a bare | in the address too, and with little more in the Task than STU3 asks', async () => {
    const { post, send, withdrawn } = receiverOf({ inbox });
    await post();
    const bare = { resourceType: 'Task', status: 'cancelled', intent: 'proposal' };
    expect((await send('PUT', `Task?identifier=urn:ietf:rfc:3986|${record.identifier}`, bare)).status).toBe(200);
    expect(withdrawn).toHaveLength(1);
  });

  it('whose withdrawal the application did not take stays withdrawn, and the withdrawal can be tried again', async () => {
    let fails = true;
    const told: string[] = [];
    const { post, put, taken } = receiverOf({
      inbox,
      onCancel: ({ id }) => {
        if (fails) throw new Error('stuk');
        told.push(id);
      },
    });
    await post();
    expect((await put()).status).toBe(503);
    expect((await post()).json().status).toBe('cancelled');
    fails = false;
    expect((await put()).status).toBe(200);
    expect((await put()).status).toBe(200);
    expect(told).toEqual([taken[0]?.received.id]);
  });

  it('whose cancel came first is never shown', async () => {
    const { post, put, taken, withdrawn, log } = receiverOf({ inbox });
    expect((await put()).status).toBe(404);
    expect((await put()).status).toBe(404);
    expect(log).toContainEqual(expect.objectContaining({ event: 'unknown-cancel' }));
    const late = await post();
    expect(late.status).toBe(200);
    expect(late.json().status).toBe('cancelled');
    expect((await put()).status).toBe(200);
    expect(taken).toEqual([]);
    expect(withdrawn).toEqual([]);
  });

  it('is not withdrawn, nor kept from coming, by another organization', async () => {
    const { post, put, taken, withdrawn } = receiverOf({ inbox });
    const other = { authorization: 'Bearer 00003333' };
    const anonymous = { resourceType: 'Task', status: 'cancelled', intent: 'proposal' };
    expect((await put(cancel, undefined, other)).status).toBe(403);
    expect((await put(anonymous, undefined, other)).status).toBe(404);
    expect((await post()).status).toBe(201);
    expect((await put(anonymous, undefined, other)).status).toBe(404);
    expect(taken).toHaveLength(1);
    expect(withdrawn).toEqual([]);
  });
});

describe('what is not taken', () => {
  const change = (part: object): Task => ({ ...notification, ...part });
  const owner = (identifier: object): Task => change({ owner: { identifier } });

  it.each<
    [string, number, (to: ReturnType<typeof receiverOf>) => ReturnType<ReturnType<typeof receiverOf>['send']>, string]
  >([
    ['no token', 401, ({ post }) => post(notification, { authorization: '' }), 'token-missing'],
    [
      'a token that is not valid',
      401,
      ({ post }) => post(notification, { authorization: 'Bearer kapot' }),
      'token-signature',
    ],
    [
      'a token that cannot be checked',
      503,
      ({ post }) => post(notification, { authorization: 'Bearer sleutels-weg' }),
      'token-unverifiable',
    ],
    [
      'a token of another organization',
      403,
      ({ post }) => post(notification, { authorization: 'Bearer 00003333' }),
      'other-sender',
    ],
    [
      'a notification for another organization',
      422,
      ({ post }) => post(owner({ system: URA, value: '00009999' })),
      'other-receiver',
    ],
    [
      'one for an AGB that is not ours',
      422,
      ({ post }) => post(owner({ system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '06019999' })),
      'other-receiver',
    ],
    ['a body that is no JSON', 400, ({ post }) => post('{"resourceType":'), 'structure'],
    [
      'a body that is no XML',
      400,
      ({ post }) => post('<Task', { 'content-type': 'application/fhir+xml' }),
      'structure',
    ],
    ['another resource', 400, ({ post }) => post({ resourceType: 'Patient' }), 'not-a-task'],
    ['another media type', 415, ({ post }) => post('x', { 'content-type': 'text/plain' }), 'not-supported'],
    ['a Task larger than allowed', 413, ({ post }) => post(change({ description: 'x'.repeat(300_000) })), 'too-long'],
    [
      'an answer in a form that is none',
      406,
      ({ post }) => post(notification, { accept: 'text/html' }),
      'not-supported',
    ],
    [
      'a notification that is already completed',
      422,
      ({ post }) => post(change({ status: 'completed' })),
      'invalid-status',
    ],
    ['a PUT that cancels nothing', 422, ({ put }) => put(notification), 'invalid-status'],
    ['a PUT without identifier', 400, ({ send }) => send('PUT', 'Task', cancel), 'invalid'],
    ['a PUT of two identifiers', 400, ({ send }) => send('PUT', 'Task?identifier=a&identifier=b', cancel), 'invalid'],
    [
      'a PUT that says one identifier and means another',
      422,
      ({ put }) => put(cancel, 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0009'),
      'invalid-status',
    ],
    ['another address', 404, ({ send }) => send('POST', 'Patient', notification), 'not-found'],
    ['another method', 405, ({ send }) => send('GET', 'Task', undefined), 'not-supported'],
  ])('%s: %i, with an OperationOutcome, told to the trail', async (_what, status, send, reason) => {
    const to = receiverOf();
    const answer = await send(to);
    expect(answer.status).toBe(status);
    expect(answer.json().resourceType).toBe('OperationOutcome');
    expect(to.taken).toEqual([]);
    expect(to.withdrawn).toEqual([]);
    expect(to.trail).toMatchObject([{ status, reason, outcome: status >= 500 ? 'failed' : 'refused' }]);
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.text).not.toContain(BSN);
  });

  it('says every element that is wrong by its path, without its value', async () => {
    const answer = await receiverOf().post(
      change({
        status: 'geheim',
        for: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990018' } },
      }),
    );
    expect(answer.status).toBe(422);
    expect((answer.json() as OperationOutcome).issue.map(({ expression }) => expression?.[0])).toEqual([
      'Task.status',
      'Task.for.identifier.value',
    ]);
    expect(answer.text).not.toMatch(/geheim|999990018/);
  });

  it('a patient who is not known gets the words that another organization gets', async () => {
    const unknown = await receiverOf({ knowsPatient: async () => false }).post();
    const other = await receiverOf().post(owner({ system: URA, value: '00009999' }));
    expect(unknown.status).toBe(422);
    expect(unknown.text).toBe(other.text);
    expect((await receiverOf({ knowsPatient: (bsn) => bsn === BSN }).post()).status).toBe(201);
  });

  it('a receiver that would take everything of everyone is not made by accident', () => {
    const ports = { onNotification: () => {}, onCancel: () => {}, ownUras: ['00002222'] };
    expect(() => createNotificationReceiver(ports)).toThrow(/authorize/);
    expect(() => createNotificationReceiver({ ...ports, authorize, insecure: true })).toThrow(/either/);
    expect(() => createNotificationReceiver({ ...ports, insecure: true, ownUras: ['22'] })).toThrow(/ownUras/);
  });
});

describe('what else is taken', () => {
  it('a notification without token by a receiver that was told to', async () => {
    const { post, put, taken, withdrawn } = receiverOf({ authorize: undefined, insecure: true });
    expect((await post(notification, { authorization: '' })).status).toBe(201);
    expect((await put(cancel, undefined, { authorization: '' })).status).toBe(200);
    expect([taken.length, withdrawn.length]).toEqual([1, 1]);
  });

  it('one for an identifier of ours in another register, or for nobody in particular', async () => {
    const agb = { system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '06010222' };
    const { post } = receiverOf({ ownIdentifiers: [agb] });
    expect((await post({ ...notification, owner: { identifier: agb } })).status).toBe(201);
    const { owner: _none, ...unowned } = notification;
    expect((await receiverOf().post(unowned)).status).toBe(201);
  });

  it('XML, answered in XML', async () => {
    const { post, taken } = receiverOf();
    const xml = `<Task xmlns="http://hl7.org/fhir"><identifier><system value="urn:ietf:rfc:3986"/><value value="${record.identifier}"/></identifier><status value="requested"/><intent value="proposal"/><requester><agent><identifier><system value="${URA}"/><value value="00001111"/></identifier></agent><onBehalfOf><identifier><system value="${URA}"/><value value="00001111"/></identifier></onBehalfOf></requester><input><type><coding><code value="query_string"/></coding></type><valueString value="Condition"/></input></Task>`;
    const answer = await post(xml, { 'content-type': 'application/fhir+xml', accept: 'application/fhir+xml' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/fhir+xml; charset=utf-8');
    expect(answer.text).toContain('<Task xmlns="http://hl7.org/fhir"><id value="');
    expect(taken[0]?.notification.offers).toEqual([{ kind: 'query', query: 'Condition' }]);
  });

  it('a cancel of what is not known, as 200 where that was chosen', async () => {
    const { put, withdrawn } = receiverOf({ unknownCancel: 200 });
    const answer = await put();
    expect(answer.status).toBe(200);
    expect(answer.json()).not.toHaveProperty('id');
    expect(withdrawn).toEqual([]);
  });
});

describe('the trail', () => {
  it('tells who sent what about whom, and a BSN stands in its own place only', async () => {
    const { post, put, trail } = receiverOf();
    await post();
    await put();
    expect(trail).toMatchObject([
      {
        kind: 'receive-notification',
        action: 'C',
        outcome: 'success',
        status: 201,
        organization: { ura: '00001111' },
        system: 'epd-van-de-brug',
        patientBsn: BSN,
        notification: record.identifier,
        group: record.groupIdentifier,
        object: { type: 'Task' },
      },
      { kind: 'receive-cancel', action: 'U', outcome: 'success', status: 200, notification: record.identifier },
    ]);
    const text = JSON.stringify(trail.map(({ patientBsn: _bsn, ...rest }) => rest));
    expect(text).not.toContain(BSN);
    expect(text).not.toContain(BASE);
  });

  it('is told of a notification before the application is, and of its failure after', async () => {
    const order: string[] = [];
    const { post } = receiverOf({
      audit: { write: async ({ outcome, reason }) => void order.push(`${outcome} ${reason ?? ''}`) },
      onNotification: () => {
        order.push('callback');
        throw new Error('stuk');
      },
    });
    await post();
    expect(order).toEqual(['success ', 'callback', 'failed callback-failed']);
  });

  it('that cannot be written means 503 and nothing handed over; a repetition is new', async () => {
    let down = true;
    const { post, put, taken, withdrawn } = receiverOf({
      audit: {
        write: async () => {
          if (down) throw new Error('schijf vol');
        },
      },
    });
    expect((await post()).status).toBe(503);
    expect(taken).toEqual([]);
    down = false;
    expect((await post()).status).toBe(201);
    down = true;
    expect((await put()).status).toBe(503);
    expect((await post({ resourceType: 'Patient' })).status).toBe(503);
    expect(withdrawn).toEqual([]);
    down = false;
    expect((await put()).status).toBe(200);
    expect(withdrawn).toHaveLength(1);
  });
});
