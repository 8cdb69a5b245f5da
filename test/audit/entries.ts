import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../src/audit';

/** Test BSNs. */
export const anna = '999990019';
export const bert = '999990032';

export const uziPerson = 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers';

/** A search by a cardiologist of the receiving hospital, all fields filled. */
export const fullEntry: AuditEntry = {
  id: '0b3f0f5e-9d0c-4d7e-8f55-1a2b3c4d5e6f',
  kind: 'search',
  at: '2026-11-24T09:12:03.120Z',
  action: 'R',
  outcome: 'success',
  status: 200,
  user: { identifier: { system: uziPerson, value: '900012345' }, role: '01.010', name: 'C. Hart' },
  responsible: { identifier: { system: uziPerson, value: '900054321' }, role: '01.016', name: 'I. Baas' },
  organization: { ura: '87654321', name: 'Ziekenhuis Oost' },
  system: 'did:web:gtk.example',
  address: '192.0.2.17',
  patientBsn: anna,
  object: { type: 'AllergyIntolerance', query: 'patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|[bsn]' },
  count: 3,
  until: '2026-11-24T10:00:30.000Z',
  resources: 3,
  notification: 'urn:uuid:6f1d4c1e-0000-4000-8000-000000000001',
  group: 'urn:uuid:6f1d4c1e-0000-4000-8000-000000000002',
  policy: 'urn:example:wgbo-referral',
  purpose: 'TREAT',
  checks: { authorization: true, treatmentRelation: true },
  decision: 'permit',
  requestId: 'req-0000-0001',
  correlationId: 'cor-0000-0001',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
};

/** The same with other facts, and an id of its own. */
export const entryWith = (facts: Partial<AuditEntry> = {}): AuditEntry => ({
  ...fullEntry,
  id: randomUUID(),
  ...facts,
});

/** An event of which hardly anything is known. */
export const bareEntry = (facts: Partial<AuditEntry> = {}): AuditEntry => ({
  id: randomUUID(),
  kind: 'request',
  at: '2026-11-24T09:00:00Z',
  action: 'E',
  outcome: 'refused',
  ...facts,
});

export const decodeBase64 = (text: string | undefined): string => Buffer.from(text ?? '', 'base64').toString('utf8');
