import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { FacadeOptions } from '../../src/index';
import { ANNA, ask, facadeOf, issuesOf, recordedLog } from '../facade/support';

/** What a port may give that nobody meant. */
const junk: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 0],
  ['a text', 'ja'],
  ['a list', []],
  ['a function', () => 1],
  ['an empty object', {}],
  [
    'an object that throws',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error(ANNA);
        },
      },
    ),
  ],
];

function world(options: Partial<FacadeOptions>) {
  const entries: AuditEntry[] = [];
  const { lines, logger } = recordedLog();
  const audit = { write: async (entry: AuditEntry) => void entries.push(entry) };
  return { facade: facadeOf({ logger, audit, ...options }), entries, events: () => lines.map(({ event }) => event) };
}

describe('a Task port that answers in another form', () => {
  const answers: readonly (readonly [string, unknown])[] = [
    ...junk,
    ...junk.map(([name, task]) => [`a Task that is ${name}`, { status: 200, task, trail: {} }] as const),
    ['another resource', { status: 200, task: { resourceType: 'Patient', id: 't-1' }, trail: {} }],
    ['a status that is none', { status: '200', task: { resourceType: 'Task' }, trail: {} }],
    ['a refusal without finding', { status: 403, trail: {} }],
    ['a refusal with half a finding', { status: 403, finding: { code: 'forbidden' }, trail: {} }],
    ['no trail', { status: 200, task: { resourceType: 'Task' } }],
  ];

  it.each(answers)('%s: 500, nothing of it leaves, and log and trail have it', async (_, answer) => {
    const port = async () => answer as never;
    const put = { method: 'PUT', headers: { 'content-type': 'application/fhir+json' }, body: '{}' };
    for (const [kind, init] of [['task-read', {}] as const, ['task-update', put] as const]) {
      const { facade, entries, events } = world({ tasks: { read: port, update: port } });
      const got = await ask(facade, 'Task/t-1', init);
      expect([got.status, issuesOf(got)[0]?.diagnostics]).toEqual([500, 'The Task could not be served.']);
      expect(entries).toMatchObject([{ kind, outcome: 'failed', reason: 'task-failed' }]);
      expect(events()).toEqual(['task-failed', 'request-refused']);
    }
  });
});

describe('a findPatient that gives no patient', () => {
  const nobody: readonly (readonly [string, unknown])[] = [
    ...junk.filter(([, value]) => value !== undefined && value !== null),
    ['a list of numbers', { bsn: [ANNA] }],
    ['something else beside', { bsn: ANNA, naam: 'Anna' }],
  ];

  it.each(nobody)('%s: 500, and no source is asked', async (_, found) => {
    let asked = 0;
    const { facade, entries } = world({
      authorize: () => ({ allowed: true, patient: 'any' }),
      findPatient: () => found as never,
      sources: {
        patient: () => {
          asked++;
          return [];
        },
        allergyIntolerances: () => {
          asked++;
          return [];
        },
      },
    });
    const got = await ask(facade, 'AllergyIntolerance?patient=p-1');
    expect([got.status, asked]).toEqual([500, 0]);
    expect(entries).toMatchObject([{ kind: 'search', outcome: 'failed', reason: 'exception' }]);
  });
});
