import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  createNotificationReceiver,
  memoryInbox,
  peerProfile,
  type Referral,
  type TakenNotification,
} from '../../src/notified-pull';
import { BASE, BSN, recordOf, referral } from '../referral/task/support';

const number = { system: 'https://poort.example/diensten', value: 'CAR-1' };

function world() {
  const taken: TakenNotification[] = [];
  const trail: AuditEntry[] = [];
  const receiver = createNotificationReceiver({
    ownUras: ['00002222'],
    insecure: true,
    baseUrl: 'https://poort.example/fhir',
    inbox: memoryInbox(),
    onNotification: (notification) => void taken.push(notification),
    onCancel: () => {},
    audit: { write: async (entry) => void trail.push(entry) },
  });
  const post = async (
    change: Partial<Referral['receiver']>,
    identifier = 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0009',
  ) => {
    const record = recordOf({ identifier, referral: { ...referral, receiver: { ...referral.receiver, ...change } } });
    const body = JSON.stringify(buildNotificationTask(record, peerProfile('twiin'), BASE));
    const headers = { 'content-type': 'application/fhir+json' };
    const request = new Request('https://poort.example/fhir/Task', { method: 'POST', headers, body });
    return (await receiver.handleNotification(request)).status;
  };
  return { taken, trail, post };
}

describe('a notification for a department behind the front door', () => {
  it('reaches the worklist with the service and place it is for', async () => {
    const { taken, post } = world();
    const location = { reference: 'Location/noord', display: 'Locatie Noord' };
    expect(await post({ department: { display: 'Cardiologie', identifier: number }, location })).toBe(201);
    expect(taken[0]?.routing).toEqual({
      department: { display: 'Cardiologie', identifiers: [{ ...number, assigner: '00002222' }] },
      location: { ...location, identifiers: [] },
    });
    expect(taken[0]?.receiver.ura).toBe('00002222');
  });

  it('says so in the trail by number or address, without names and without a BSN', async () => {
    const { trail, post } = world();
    const location = { reference: 'Location/noord', display: 'Bij mevrouw Test' };
    const department = { identifier: { system: 'https://poort.example/d', value: BSN }, display: 'Poli' };
    await post({ department, location });
    expect(trail[0]?.object).toEqual({
      type: 'Task',
      query: 'department=https://poort.example/d|[bsn]&location=Location/noord',
    });
    expect(JSON.stringify(trail)).not.toMatch(/mevrouw|Poli/);
  });

  it('is another message with another department, and the same with the same', async () => {
    const { taken, post } = world();
    expect(await post({ department: { identifier: number } })).toBe(201);
    expect(await post({ department: { identifier: number } })).toBe(200);
    expect(await post({ department: { identifier: { ...number, value: 'NEU-1' } } })).toBe(409);
    expect(taken).toHaveLength(1);
  });
});
