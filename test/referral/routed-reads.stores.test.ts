import type { CapabilityStatement, HealthcareService } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  type AccessEvaluation,
  type Decision,
  jwtTokens,
  type RoutingResource,
  type WorkflowTasksOptions,
  workflowTasks,
} from '../../src/notified-pull';
import { bases, END, type Grants, grants } from '../access/policy/grants';
import { NOW } from '../access/tokens/support';
import { ask, facadeOf, recordedLog } from '../facade/support';

let world: Grants;
beforeAll(async () => {
  world = await grants();
});

const service: HealthcareService = { resourceType: 'HealthcareService', id: 'cardiologie', name: 'Cardiologie' };
const source: RoutingResource = ({ type, id }) =>
  type === 'HealthcareService' ? { ...service, id } : { resourceType: 'Location', id, name: 'Noord' };

const tasksWith = (options: Partial<WorkflowTasksOptions> = {}) =>
  workflowTasks({
    store: world.store,
    tokens: jwtTokens(world.tokens),
    bases,
    now: () => NOW,
    routingResource: source,
    ...options,
  });

interface Asked {
  readonly options?: Partial<WorkflowTasksOptions>;
  readonly facade?: Partial<Parameters<typeof facadeOf>[0]>;
  readonly claims?: object;
  readonly now?: Date;
}

/** Reads as the receiver of a referral, with the token it has for it and no user. */
async function read(path: string, { options = {}, facade = {}, claims = {}, now = NOW }: Asked = {}) {
  const { base, record } = await world.add(
    {},
    { receiver: { ...record0.receiver, location: { reference: 'Location/noord' } } },
  );
  const token = await world.tokenFor(base, { user: undefined, ...claims }, now);
  const trail: AuditEntry[] = [];
  const audit = { write: async (entry: AuditEntry) => void trail.push(entry) };
  const tasks = tasksWith({ now: () => now, ...options });
  const answer = await ask(facadeOf({ tasks, audit, ...facade }), path, {}, token);
  return { ...answer, trail, record };
}
const record0 = {
  receiver: {
    organization: { ura: '00002222', name: 'Ziekenhuis De Poort' },
    department: { reference: 'HealthcareService/cardiologie' },
  },
};

describe('what a referral names behind the front door', () => {
  it('is served to its receiver, service and place, without a user, and told in the trail', async () => {
    const { status, body, trail, record } = await read('HealthcareService/cardiologie');
    expect(status).toBe(200);
    expect(body).toEqual(service);
    expect(trail).toEqual([
      expect.objectContaining({
        kind: 'read',
        outcome: 'success',
        object: { type: 'HealthcareService', id: 'cardiologie' },
        notification: record.identifier,
        organization: expect.objectContaining({ ura: '00002222' }),
      }),
    ]);
    expect((await read('Location/noord')).body).toEqual({ resourceType: 'Location', id: 'noord', name: 'Noord' });
  });

  it.each([
    ['another service', 'HealthcareService/neurologie', {}, '403 routing-not-named'],
    ['its id as a place', 'Location/cardiologie', {}, '403 routing-not-named'],
    ['another receiver', 'HealthcareService/cardiologie', { claims: { ura: '00009999' } }, '403 other-receiver'],
    ['after the end', 'HealthcareService/cardiologie', { now: END }, '403 grant-expired'],
    [
      'a source that knows it no more',
      'Location/noord',
      { options: { routingResource: () => undefined } },
      '404 routing-unknown',
    ],
    [
      'a source that fails',
      'Location/noord',
      {
        options: {
          routingResource: () => {
            throw new Error('gone');
          },
        },
      },
      '503 routing-failed',
    ],
    [
      'a source that gives another resource',
      'Location/noord',
      { options: { routingResource: () => ({ resourceType: 'Patient', id: 'noord' }) as never } },
      '500 task-failed',
    ],
    [
      'a source that gives another id',
      'Location/noord',
      { options: { routingResource: () => ({ resourceType: 'Location', id: 'zuid' }) } },
      '500 task-failed',
    ],
    [
      'a source that does not answer',
      'Location/noord',
      { options: { routingResource: () => new Promise(() => {}), timeoutsMs: { routingResource: 5 } } },
      '503 routing-failed',
    ],
  ] as [string, string, Asked, string][])('is not served otherwise: %s', async (_what, path, asked, expected) => {
    const { status, body, trail } = await read(path, asked);
    expect(body.resourceType).toBe('OperationOutcome');
    expect(`${status} ${trail[0]?.reason}`).toBe(expected);
  });

  it('is for the decision point to deny, as all else is, and is not served while that cannot be asked', async () => {
    const asked: AccessEvaluation[] = [];
    let sourced = 0;
    const deciding = (decision: unknown) => ({
      options: {
        decide: (evaluation: AccessEvaluation) => {
          asked.push(evaluation);
          if (decision === undefined) throw new Error('down');
          return { decision } as Decision;
        },
        routingResource: ((target, context) => {
          sourced++;
          return source(target, context);
        }) satisfies RoutingResource,
      },
    });
    const told = async (decision: unknown) => {
      const { status, trail } = await read('Location/noord', deciding(decision));
      return [status, trail[0]?.reason, trail[0]?.decision];
    };
    expect(await told(false)).toEqual([403, 'decision-denied', 'deny']);
    expect(await told(undefined)).toEqual([503, 'decision-unavailable', undefined]);
    expect(sourced).toBe(0);
    expect(await told(true)).toEqual([200, undefined, 'permit']);
    expect(asked[0]).toMatchObject({ action: { name: 'read' }, resource: { type: 'Location', id: 'Location/noord' } });
    // What is refused here is not asked about.
    expect((await read('Location/elders', deciding(true))).status).toBe(403);
    expect(asked).toHaveLength(3);
  });

  it('asks no source before it is known who asks', async () => {
    let asked = 0;
    const routingResource = () => {
      asked++;
      return undefined;
    };
    const facade = facadeOf({ tasks: tasksWith({ routingResource }), logger: recordedLog().logger });
    expect((await ask(facade, 'HealthcareService/cardiologie', {}, undefined)).status).toBe(401);
    expect((await ask(facade, 'HealthcareService/cardiologie', {}, 'x.y.z')).status).toBe(401);
    expect(asked).toBe(0);
  });

  it('stands beside the places of the BgZ, which have ids of their own form', async () => {
    const own = `Location/${'0'.repeat(32)}`;
    // Of the BgZ: under the authorisation of a pull, which this token is none for.
    expect((await read(own)).status).toBe(401);
    expect((await read('Location/noord')).status).toBe(200);
  });

  it('is declared, and is not there without a source', async () => {
    const typesOf = async (tasks: ReturnType<typeof tasksWith>) => {
      const { body } = await ask(facadeOf({ tasks }), 'metadata', {}, undefined);
      return (body as CapabilityStatement).rest?.[0]?.resource?.filter(({ type }) =>
        /^(Health|Loc)/.test(String(type)),
      );
    };
    expect(await typesOf(tasksWith())).toEqual([
      expect.objectContaining({ type: 'Location', interaction: [{ code: 'read' }] }),
      expect.objectContaining({ type: 'HealthcareService', interaction: [{ code: 'read' }] }),
    ]);
    const without = tasksWith({ routingResource: undefined });
    expect((await typesOf(without))?.map(({ type }) => type)).toEqual(['Location']);
    expect((await ask(facadeOf({ tasks: without }), 'HealthcareService/cardiologie')).status).toBe(404);
    for (const path of ['HealthcareService', 'HealthcareService/a/b', 'HealthcareService?name=x'])
      expect((await ask(facadeOf({ tasks: tasksWith() }), path)).status).toBe(404);
    expect(
      (await ask(facadeOf({ tasks: tasksWith() }), 'HealthcareService/a', { method: 'PUT', body: '{}' })).status,
    ).toBe(405);
  });
});
