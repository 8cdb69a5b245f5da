import type { Task } from 'fhir/r3';
import type { NotificationRecord, Offer, Referral } from '../../../src/notified-pull';
import { bgzOffers, documentOffers } from '../../../src/notified-pull';

export const BSN = '999990019';
export const BASE = 'b2ZmZXI-3q2-7w_base-of-test';
export const URA = 'http://fhir.nl/fhir/NamingSystem/ura';
export const DID = 'https://www.w3.org/ns/did/v1';
export const AGB = 'http://fhir.nl/fhir/NamingSystem/agb-z';
export const now = new Date('2026-11-24T10:00:00Z');

/** A referral of a fictional patient from one fictional hospital to another. */
export const referral: Referral = {
  patient: { bsn: BSN },
  sender: {
    organization: {
      ura: '00001111',
      name: 'Ziekenhuis De Brug',
      identifiers: [
        { system: DID, value: 'did:web:brug.example' },
        { system: AGB, value: '06010111' },
      ],
    },
    practitioner: {
      identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '000012345' },
      name: 'dr. V. Voorbeeld',
      role: '01.010',
    },
    system: { system: 'http://fhir.nl/fhir/NamingSystem/aorta-app-id', value: '1234567' },
  },
  receiver: {
    organization: {
      ura: '00002222',
      name: 'Ziekenhuis De Poort',
      identifiers: [
        { system: DID, value: 'did:web:poort.example' },
        { system: AGB, value: '06010222' },
      ],
    },
    department: { reference: 'HealthcareService/cardiologie', display: 'Cardiologie' },
  },
  reason: { system: 'http://snomed.info/sct', code: '183519002', display: 'verwijzing naar cardioloog' },
  treatmentRelation: true,
};

const everything: readonly Offer[] = [
  ...bgzOffers(),
  ...documentOffers(),
  { kind: 'resource', reference: 'DocumentReference/brief-1' },
];

export const recordOf = (change: Partial<NotificationRecord> = {}): NotificationRecord => ({
  id: '6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001',
  identifier: 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0002',
  groupIdentifier: 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0003',
  state: 'requested',
  referral,
  offers: everything,
  baseHash: 'a'.repeat(64),
  workflowBaseHash: 'b'.repeat(64),
  peer: 'twiin',
  createdAt: '2026-11-24T10:00:00.000Z',
  validUntil: '2027-06-24T10:00:00.000Z',
  changedAt: '2026-11-25T10:00:00.000Z',
  version: 1,
  ...change,
});

export const inputCodes = (task: Task): (string | undefined)[][] =>
  (task.input ?? []).map(({ type }) => (type.coding ?? []).map(({ code }) => code));
