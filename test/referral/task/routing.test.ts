import type { Task } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import {
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  checkReferral,
  type PeerName,
  parseNotificationTask,
  parseWorkflowTask,
  peerProfile,
  peerProfiles,
  type Referral,
} from '../../../src/notified-pull';
import { createValidator } from '../../../src/validate';
import { BASE, now, recordOf, referral } from './support';

const IG = 'http://nuts-foundation.github.io/nl-generic-functions-ig/StructureDefinition';
const SERVICE = `${IG}/task-stu3-healthcareservice`;
const PLACE = `${IG}/task-stu3-location`;
const URA = 'http://fhir.nl/fhir/NamingSystem/ura';
const number = { system: 'https://poort.example/diensten', value: 'CAR-1' };

const receiver: Referral['receiver'] = {
  ...referral.receiver,
  department: { reference: 'HealthcareService/cardiologie', display: 'Cardiologie', identifier: number },
  location: { identifier: { system: 'https://poort.example/locaties', value: 'NOORD', assigner: '00003333' } },
};
const record = recordOf({ referral: { ...referral, receiver } });
const received = (task: unknown) => {
  const parsed = parseNotificationTask(task);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.notification;
};
const notification = (peer = peerProfile('twiin'), of = record) => buildNotificationTask(of, peer, BASE);
const withExtension = (extension: unknown): Task => ({ ...notification(), extension }) as Task;

describe('the service and place behind the front door, as they are sent', () => {
  it('stand on the notification and the workflow Task, with the number that their organization gave them', () => {
    const author = {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
    };
    const expected = [
      {
        url: SERVICE,
        valueReference: {
          reference: 'HealthcareService/cardiologie',
          identifier: { type: author, ...number, assigner: { identifier: { system: URA, value: '00002222' } } },
          display: 'Cardiologie',
        },
      },
      {
        url: PLACE,
        valueReference: {
          identifier: {
            type: author,
            system: 'https://poort.example/locaties',
            value: 'NOORD',
            assigner: { identifier: { system: URA, value: '00003333' } },
          },
        },
      },
    ];
    expect(notification().extension).toEqual(expected);
    expect(buildWorkflowTask(record, peerProfile('twiin')).extension).toEqual(expected);
  });

  it.each([
    ['both', true, true],
    ['notification', true, false],
    ['workflow', false, true],
    ['none', false, false],
  ] as const)('stand where the peer wants them: %s', (routing, onNotification, onWorkflow) => {
    const peer = peerProfile('twiin', { routing });
    expect('extension' in notification(peer)).toBe(onNotification);
    expect('extension' in buildWorkflowTask(record, peer)).toBe(onWorkflow);
  });

  it('are on no message that cancels, nor on one to the front door', () => {
    expect(buildCancelTask({ ...record, state: 'cancelled' }, peerProfile('twiin'))).not.toHaveProperty('extension');
    const { organization } = referral.receiver;
    const door = recordOf({ referral: { ...referral, receiver: { organization, department: {}, location: {} } } });
    expect(notification(peerProfile('twiin'), door)).not.toHaveProperty('extension');
  });

  it('are refused at a place that is none', () => {
    expect(() => peerProfile('twiin', { routing: 'owner' as never })).toThrow(/routing is one of 'both'/);
  });

  it.each(Object.keys(peerProfiles) as PeerName[])(
    'conform to STU3, but for a type of identifier that TA Routering fixes and STU3 does not list: %s',
    async (name) => {
      const validator = createValidator();
      const { validity: _validity, ...peer } = peerProfiles[name];
      const tasks = [notification(peerProfile(name, peer)), buildWorkflowTask(record, peerProfile(name))];
      const about = async (task: Task) =>
        (await validator.validate({ ...task, meta: {} })).issues
          .filter(({ severity, expression }) => severity !== 'information' && expression.startsWith('Task.extension'))
          .map(({ severity, rule, expression }) => `${severity} ${rule} ${expression.split('.').slice(-3).join('.')}`);
      for (const task of tasks) {
        expect(task.extension).toHaveLength(2);
        expect(new Set(await about(task))).toEqual(new Set(['warning binding-extensible type.coding[0].code']));
      }
    },
  );
});

describe('the service and place behind the front door, in a referral', () => {
  const problems = (change: Partial<Referral['receiver']>) => {
    const checked = checkReferral({ ...referral, receiver: { ...receiver, ...change } }, { now });
    return checked.ok ? [] : checked.issues.map(({ code, at }) => `${code} ${at}`);
  };

  it('are taken, OIDs of registers as URIs', () => {
    const identifier = { system: '2.16.528.1.1007.3.3', value: '1', assigner: '00002222' };
    const checked = checkReferral({ ...referral, receiver: { ...receiver, location: { identifier } } }, { now });
    expect(checked).toMatchObject({ ok: true, referral: { receiver: { location: { identifier: { system: URA } } } } });
    expect(problems({})).toEqual([]);
  });

  it.each([
    [
      'a place as a service',
      { department: { reference: 'Location/1' } },
      'invalid-value receiver.department.reference',
    ],
    [
      'a service as a place',
      { location: { reference: 'HealthcareService/1' } },
      'invalid-value receiver.location.reference',
    ],
    [
      'an address elsewhere',
      { department: { reference: 'https://elders.example/HealthcareService/1' } },
      'invalid-value receiver.department.reference',
    ],
    [
      'a number without a register',
      { department: { identifier: { value: '1' } } },
      'missing receiver.department.identifier.system',
    ],
    [
      'a number with a line end',
      { department: { identifier: { ...number, value: 'a\nb' } } },
      'invalid-value receiver.department.identifier.value',
    ],
    [
      'somebody who is no organization',
      { department: { identifier: { ...number, assigner: '1' } } },
      'invalid-identifier receiver.department.identifier.assigner',
    ],
    ['what it does not have', { location: { name: 'Noord' } }, 'unknown-property receiver.location.name'],
  ])('are refused when they are %s', (_what, change, problem) => {
    expect(problems(change as never)).toContain(problem);
  });
});

describe('the service and place behind the front door, as they are received', () => {
  const routing = {
    department: {
      reference: 'HealthcareService/cardiologie',
      display: 'Cardiologie',
      identifiers: [{ ...number, assigner: '00002222' }],
    },
    location: {
      identifiers: [{ system: 'https://poort.example/locaties', value: 'NOORD', assigner: '00003333' }],
    },
  };

  it('are read as they were sent, of either Task', () => {
    expect(received(notification()).routing).toEqual(routing);
    const parsed = parseWorkflowTask(buildWorkflowTask(record, peerProfile('nictiz')));
    expect(parsed.ok && parsed.notification.routing).toEqual(routing);
  });

  it.each<[string, unknown, object]>([
    [
      'an object in place of a list, published elsewhere',
      {
        url: 'https://twiin.example/StructureDefinition/task-stu3-healthcareservice',
        valueReference: { display: 'Hart' },
      },
      { department: { display: 'Hart', identifiers: [] } },
    ],
    [
      'a list of numbers, some unreadable',
      [{ url: SERVICE, valueReference: { identifier: [number, { value: 'x' }, 7, { ...number, value: 'a\u0000' }] } }],
      { department: { identifiers: [number] } },
    ],
    [
      'an address elsewhere',
      [{ url: PLACE, valueReference: { reference: 'https://gids.example/Location/7' } }],
      { location: { reference: 'https://gids.example/Location/7', identifiers: [] } },
    ],
    [
      'the first of several that can be read',
      [
        { url: SERVICE, valueReference: {} },
        { url: SERVICE, valueReference: { reference: 'HealthcareService/a' } },
        { url: SERVICE, valueReference: { reference: 'HealthcareService/b' } },
      ],
      { department: { reference: 'HealthcareService/a', identifiers: [] } },
    ],
  ])('are understood as %s', (_what, extension, expected) => {
    expect(received(withExtension(extension)).routing).toEqual(expected);
  });

  it('are found in what goes along with the Task', () => {
    const contained = [{ resourceType: 'HealthcareService', id: 's', name: 'Hartpoli', identifier: [number] }];
    const task = { ...withExtension([{ url: SERVICE, valueReference: { reference: '#s' } }]), contained };
    expect(received(task).routing).toEqual({ department: { display: 'Hartpoli', identifiers: [number] } });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no extension', 'x'],
    ['another extension', [{ url: 'https://elders.example/x', valueReference: { display: 'Hart' } }]],
    ['no reference', [{ url: SERVICE, valueString: 'Cardiologie' }]],
    ['a text that forges lines', [{ url: SERVICE, valueReference: { display: 'Hart\n2026-11-24 ok' } }]],
    ['a text without end', [{ url: SERVICE, valueReference: { display: 'x'.repeat(100_000) } }]],
    ['a number where a text belongs', [{ url: SERVICE, valueReference: { reference: 7, display: {} } }, null, 3]],
  ])('leave the Task for the general inbox, which is never refused for it: %s', (_what, extension) => {
    const taken = received(withExtension(extension));
    expect(taken.routing).toBeUndefined();
    const isTold = taken.warnings.some(({ code }) => code === 'routing-unreadable');
    expect(isTold).toBe(Array.isArray(extension) && JSON.stringify(extension).includes('task-stu3-healthcareservice'));
    expect(JSON.stringify(taken.warnings)).not.toMatch(/xxxx|forges|2026-11-24 ok/);
  });
});
