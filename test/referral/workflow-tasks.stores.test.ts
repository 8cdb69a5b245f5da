import { randomUUID } from 'node:crypto';
import type { Task } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskAnswer } from '../../src/facade/task-port';
import {
  createAuthorizationBases,
  type GrantStore,
  IMPLIED_CONSENT,
  jwtTokens,
  type NotificationRecord,
  type NotificationState,
  notificationStates,
  type StatusChange,
  transitions,
  type WorkflowTasksOptions,
  workflowTasks,
} from '../../src/notified-pull';
import { bases, down, END, type Granted, type Grants, grants, request } from '../access/policy/grants';
import { NOW } from '../access/tokens/support';
import { ask, facadeOf, recordedLog } from '../facade/support';
import { inputCodes } from './task/support';

let world: Grants;
beforeAll(async () => {
  world = await grants();
});

/** A token of the receiver, without user. */
const tokenFor = (base: string, claims: object = {}, now = NOW) =>
  world.tokenFor(base, { user: undefined, ...claims }, now);

const tasksWith = (options: Partial<WorkflowTasksOptions> = {}) =>
  workflowTasks({ store: world.store, tokens: jwtTokens(world.tokens), bases, now: () => NOW, ...options });

const read = async ({ record, base }: Granted, options: Partial<WorkflowTasksOptions> = {}, claims = {}, now = NOW) =>
  tasksWith({ now: () => now, ...options }).read(record.id, request(await tokenFor(base, claims, now)), { signal });

const { signal } = new AbortController();

/** A change that asks for this, heard by nobody. */
const changeTo = (resource: unknown) => ({ body: async () => resource, announce: async () => {}, signal });

const put = async (granted: Granted, body: unknown, options: Partial<WorkflowTasksOptions> = {}, claims = {}) =>
  tasksWith(options).update(granted.record.id, request(await tokenFor(granted.base, claims)), changeTo(body));

const taskOf = (answer: TaskAnswer): Task => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.trail.reason}`);
  return answer.task;
};
const shown = (answer: TaskAnswer) =>
  answer.status === 200 ? answer.task.status : `${answer.status} ${answer.trail.reason}`;
const status = (value: unknown) => ({ resourceType: 'Task', status: value, intent: 'order' });
const stateOf = async ({ record }: Granted) => (await world.store.get(record.id))?.state;

describe('a receiver that reads its workflow Task', () => {
  it('needs no user, and learns for whom and what it may pull', async () => {
    const granted = await world.add();
    const answer = await read(granted, { patientReference: () => 'Patient/p-1' });
    const task = taskOf(answer);
    expect(task).toMatchObject({
      resourceType: 'Task',
      id: granted.record.id,
      status: 'requested',
      intent: 'order',
      for: { reference: 'Patient/p-1', identifier: { value: '999990019' } },
    });
    expect(task.input).toHaveLength(granted.record.offers.length);
    expect(answer.trail).toEqual({
      organization: { ura: '00002222', name: 'Ziekenhuis De Poort' },
      system: 'epd-van-de-poort',
      patientBsn: '999990019',
      notification: granted.record.identifier,
      group: granted.record.groupIdentifier,
      policy: IMPLIED_CONSENT,
      checks: { authorization: true },
    });
  });

  it('gets the base for the patient data with it when its peer has two', async () => {
    const granted = await world.add({ peer: 'nuts' });
    const task = taskOf(await read(granted));
    expect(inputCodes(task).flat()).toContain('authorization-base');
    expect(task.input?.map(({ valueString }) => valueString)).toContain(granted.workflowBase);
    const again = { ...granted, base: granted.workflowBase };
    expect(taskOf(await read(again)).id).toBe(granted.record.id);
  });

  it('gets no base when its peer has one', async () => {
    const granted = await world.add();
    expect(JSON.stringify(taskOf(await read(granted)))).not.toContain(granted.base);
  });

  it('gets the base as it was stored, after the secret was changed', async () => {
    const granted = await world.add({ peer: 'nuts' });
    const rotated = createAuthorizationBases([
      'another secret of the tests, for new ones',
      'a secret of the tests, 32 bytes and more',
    ]);
    expect(JSON.stringify(taskOf(await read(granted, { bases: rotated })))).toContain(granted.workflowBase);
    const { lines, logger } = recordedLog();
    const lost = createAuthorizationBases('another secret of the tests, for new ones');
    expect(shown(await read(granted, { bases: lost, logger }))).toBe('503 base-lost');
    expect(lines).toEqual([{ event: 'base-lost', notification: granted.record.identifier }]);
  });

  it.each<[NotificationState, string]>([
    ['cancelled', 'cancelled'],
    ['completed', 'completed'],
    ['rejected', 'rejected'],
    ['failed', 'failed'],
    ['entered-in-error', 'entered-in-error'],
    ['superseded', 'cancelled'],
    ['expired', 'cancelled'],
  ])('after %s sees that it is %s, and nothing of the patient', async (state, expected) => {
    const granted = await world.add({ peer: 'nuts' });
    await world.set(granted.record, state);
    const task = taskOf(await read(granted));
    expect(task.status).toBe(expected);
    expect(task).not.toHaveProperty('for');
    expect(task).not.toHaveProperty('input');
    expect(task).not.toHaveProperty('reason');
    expect(JSON.stringify(task)).not.toMatch(/999990019/);
    expect(JSON.stringify(task)).not.toContain(granted.workflowBase);
  });

  it('sees that it is over from the end of its period, before anybody wrote that down', async () => {
    const granted = await world.add();
    const before = taskOf(await read(granted, {}, {}, new Date(END.getTime() - 1000)));
    expect([before.status, before.input?.length]).toEqual(['requested', granted.record.offers.length]);
    const after = taskOf(await read(granted, {}, {}, END));
    expect([after.status, after.input, after.for]).toEqual(['cancelled', undefined, undefined]);
  });
});

describe('a Task is not for', () => {
  it.each<[string, string, object]>([
    ['another hospital', '403 other-receiver', { ura: '00003333' }],
    ['a token without URA', '403 receiver-missing', { ura: undefined }],
    ['a token without base', '403 base-missing', { authorization_base: undefined }],
    ['a base of nobody', '403 base-unknown', { authorization_base: 'x' }],
    ['a token without the scope', '403 scope-missing', { scope: 'other' }],
    ['a token that has expired', '401 token-expired', { iat: 1e9, exp: 1e9 + 1 }],
    ['a token for another patient', '403 other-patient', { patient: '999990032' }],
  ])('%s, to read or to change: %s', async (_, expected, claims) => {
    const granted = await world.add();
    expect(shown(await read(granted, { scope: 'bgz-receiver' }, claims))).toBe(expected);
    expect(shown(await put(granted, status('received'), { scope: 'bgz-receiver' }, claims))).toBe(expected);
    expect(await stateOf(granted)).toBe('requested');
  });

  it('whoever asks for another one: there or not, the answer is the same', async () => {
    const [granted, other] = [await world.add(), await world.add()];
    const elsewhere = { ...granted, record: other.record };
    const nowhere = { ...granted, record: { ...other.record, id: randomUUID() } };
    for (const ask of [read, (of: Granted) => put(of, status('received'))]) {
      const [there, none] = [await ask(elsewhere), await ask(nowhere)];
      expect(shown(there)).toBe('403 other-task');
      expect(none).toEqual(there);
    }
    expect(await stateOf(other)).toBe('requested');
  });

  it('a receiver while the store is down', async () => {
    const granted = await world.add();
    const store: GrantStore = { ...world.store, findByAuthorizationBase: down };
    expect(shown(await read(granted, { store }))).toBe('503 store-unavailable');
  });

  it('a peer that nobody told of', async () => {
    expect(shown(await read(await world.add({ peer: 'else' })))).toBe('403 peer-unknown');
  });
});

describe('a receiver that sends its status back', () => {
  it('changes the status and nothing else', async () => {
    const granted = await world.add();
    const body = {
      ...status('accepted'),
      id: granted.record.id,
      owner: { identifier: { value: '00003333' } },
      restriction: { period: { end: '2099-01-01' } },
      input: [{ type: { text: 'x' }, valueString: 'Observation' }],
    };
    const task = taskOf(await put(granted, body));
    expect([task.status, task.id, task.input?.length]).toEqual([
      'accepted',
      granted.record.id,
      granted.record.offers.length,
    ]);
    expect(await world.store.get(granted.record.id)).toEqual({
      ...granted.record,
      state: 'accepted',
      changedAt: NOW.toISOString(),
      version: 2,
    });
  });

  const steps = notificationStates
    .filter((state) => !['expired', 'superseded'].includes(state))
    .flatMap((to) => notificationStates.map((from) => [from, to] as const))
    .filter(([from, to]) => from !== to);

  it('may make the steps of the table and no others', async () => {
    for (const [from, to] of steps) {
      const granted = await world.add();
      if (from !== 'requested') await world.set(granted.record, from);
      const allowed = transitions.receiver[from]?.includes(to) ?? false;
      expect([from, to, shown(await put(granted, status(to)))]).toEqual([
        from,
        to,
        allowed ? to : '409 task-transition',
      ]);
      expect([from, to, await stateOf(granted)]).toEqual([from, to, allowed ? to : from]);
    }
  });

  it('hears what it may do instead', async () => {
    const granted = await world.add();
    expect(await put(granted, status('cancelled'))).toMatchObject({
      status: 409,
      finding: {
        code: 'conflict',
        diagnostics: expect.stringMatching(/^From requested .* received, accepted, .*completed\.$/),
        location: 'Task.status',
      },
    });
    await world.set(granted.record, 'superseded');
    expect(await put(granted, status('accepted'))).toMatchObject({
      finding: { diagnostics: 'The Task is cancelled: its status does not change any more.' },
    });
  });

  it('may repeat itself, also at the end', async () => {
    const granted = await world.add();
    const changes: StatusChange[] = [];
    const options = { onStatus: (change: StatusChange) => void changes.push(change) };
    expect(shown(await put(granted, status('completed'), options))).toBe('completed');
    expect(shown(await put(granted, status('completed'), options))).toBe('completed');
    expect((await world.store.get(granted.record.id))?.version).toBe(2);
    expect(changes).toMatchObject([{ from: 'requested', to: 'completed', notification: { id: granted.record.id } }]);
  });

  it('is told when the store took it and only its answer got lost', async () => {
    const granted = await world.add();
    const changes: StatusChange[] = [];
    const store: GrantStore = {
      ...world.store,
      change: async (...given) => {
        await world.store.change(...given);
        throw new Error('connection lost');
      },
    };
    const options = { store, onStatus: (change: StatusChange) => void changes.push(change) };
    expect(shown(await put(granted, status('accepted'), options))).toBe('accepted');
    expect(changes).toMatchObject([{ from: 'requested', to: 'accepted', notification: { id: granted.record.id } }]);
  });

  it('comes too late after the end of the period', async () => {
    const granted = await world.add();
    const tasks = tasksWith({ now: () => END });
    const answer = await tasks.update(
      granted.record.id,
      request(await tokenFor(granted.base, {}, END)),
      changeTo(status('completed')),
    );
    expect(shown(answer)).toBe('409 task-transition');
    expect(await stateOf(granted)).toBe('requested');
  });

  it.each<[string, unknown, string, string]>([
    ['no status', { resourceType: 'Task' }, '422 task-status-unknown', 'Task.status'],
    ['a word that is no status', status('done'), '422 task-status-unknown', 'Task.status'],
    ['a state of ours', status('superseded'), '422 task-status-unknown', 'Task.status'],
    ['a list', status(['accepted']), '422 task-status-unknown', 'Task.status'],
    ['a status no receiver sets', status('draft'), '409 task-transition', 'Task.status'],
    ['another resource', { ...status('accepted'), resourceType: 'Patient' }, '400 task-invalid', 'resourceType'],
    ['no resource', null, '400 task-invalid', 'resourceType'],
    ['the id of another Task', { ...status('accepted'), id: 'other' }, '400 task-invalid', 'Task.id'],
  ])('is told what is wrong with %s', async (_, body, expected, location) => {
    const granted = await world.add();
    const answer = await put(granted, body);
    expect(shown(answer)).toBe(expected);
    expect(answer).toMatchObject({ finding: { location }, trail: { notification: granted.record.identifier } });
    expect(await stateOf(granted)).toBe('requested');
  });

  it('that rejects, ends its own access', async () => {
    const granted = await world.add({ peer: 'nuts' });
    expect(shown(await put(granted, status('rejected')))).toBe('rejected');
    expect(taskOf(await read(granted)).input).toBeUndefined();
  });

  /** A store in which somebody else is first, so many times. */
  const contended = (times: number, other: (record: NotificationRecord) => Promise<unknown>): GrantStore => {
    let left = times;
    return {
      ...world.store,
      async change(change, withdrawal) {
        const record = await world.store.get(change.id);
        if (left-- > 0 && record) await other(record);
        return world.store.change(change, withdrawal);
      },
    };
  };

  it('is heard when somebody else changes the Task at the same time', async () => {
    const granted = await world.add();
    const store = contended(2, (record) => world.set(record, record.state === 'requested' ? 'received' : 'accepted'));
    expect(shown(await put(granted, status('completed'), { store }))).toBe('completed');
    expect((await world.store.get(granted.record.id))?.version).toBe(4);
  });

  it('does not undo a withdrawal that was first', async () => {
    const granted = await world.add();
    const store = contended(1, (record) => world.set(record, 'cancelled'));
    expect(shown(await put(granted, status('accepted'), { store }))).toBe('409 task-transition');
    expect(await stateOf(granted)).toBe('cancelled');
  });

  it('is asked to come back when it keeps being overtaken', async () => {
    const granted = await world.add();
    const store: GrantStore = { ...world.store, change: async () => undefined };
    expect(shown(await put(granted, status('accepted'), { store }))).toBe('503 task-busy');
  });

  it('is asked to come back when the store fails', async () => {
    const { logger, lines } = recordedLog();
    const store: GrantStore = { ...world.store, change: down };
    expect(shown(await put(await world.add(), status('accepted'), { store, logger }))).toBe('503 store-unavailable');
    expect(lines.map(({ event }) => event)).toEqual(['grant-store-failed']);
  });

  it('is not made when it could not be announced, and that is no fault of the store', async () => {
    const granted = await world.add();
    const { logger, lines } = recordedLog();
    const cause = new Error('te laat');
    const change = { ...changeTo(status('accepted')), announce: () => Promise.reject(cause) };
    const asked = request(await tokenFor(granted.base));
    await expect(tasksWith({ logger }).update(granted.record.id, asked, change)).rejects.toBe(cause);
    expect([await stateOf(granted), lines]).toEqual(['requested', []]);
  });

  it('is heard when the EPD is not listening', async () => {
    const granted = await world.add();
    const { logger, lines } = recordedLog();
    expect(shown(await put(granted, status('accepted'), { logger, onStatus: down }))).toBe('accepted');
    expect(await stateOf(granted)).toBe('accepted');
    expect(lines.map(({ event }) => event)).toEqual(['on-status-failed']);
  });
});

describe('behind the facade', () => {
  it('a Task is read and its status sent back', async () => {
    const granted = await world.add();
    const facade = facadeOf({ tasks: tasksWith() });
    const token = await tokenFor(granted.base);
    const path = `Task/${granted.record.id}`;
    const body = JSON.stringify(status('received'));
    const headers = { 'content-type': 'application/fhir+json' };
    expect((await ask(facade, path, {}, token)).body).toMatchObject({ resourceType: 'Task', status: 'requested' });
    expect((await ask(facade, path, { method: 'PUT', body, headers }, token)).body).toMatchObject({
      status: 'received',
    });
    expect((await ask(facade, path, { method: 'PUT', body: '{}', headers }, token)).status).toBeGreaterThanOrEqual(400);
    const other = await ask(facade, `Task/${randomUUID()}`, {}, token);
    expect([other.status, other.body]).toMatchObject([403, { resourceType: 'OperationOutcome' }]);
  });
});

describe('what is left out', () => {
  it.each([{ store: undefined }, { tokens: undefined }, { bases: undefined }])(
    'stops it from starting: %o',
    (options) => {
      expect(() => tasksWith(options as Partial<WorkflowTasksOptions>)).toThrow(TypeError);
    },
  );
});
