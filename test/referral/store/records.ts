import { createHash } from 'node:crypto';
import type { NotificationRecord, OutboxMessage } from '../../../src/notified-pull';

export const ANNA = '999990019';
export const TOM = '999990032';
export const NOW = '2026-11-24T10:00:00.000Z';

/** An instant this many seconds after {@link NOW}. */
export const after = (seconds: number): string => new Date(Date.parse(NOW) + seconds * 1_000).toISOString();

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

let made = 0;
const next = (): string => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

/** A notification about Anna for the hospital with URA 00000002. */
export function notification(over: Partial<NotificationRecord> = {}): NotificationRecord {
  const id = over.id ?? next();
  return {
    id,
    identifier: `urn:uuid:${id}`,
    groupIdentifier: `urn:uuid:${next()}`,
    state: 'requested',
    referral: referral(),
    offers: [
      { kind: 'query', query: 'AllergyIntolerance', section: { system: 'http://snomed.info/sct', code: '48765-2' } },
      { kind: 'resource', reference: 'DocumentReference/abc' },
    ],
    baseHash: hash(`base ${id}`),
    workflowBaseHash: hash(`workflow base ${id}`),
    peer: 'twiin',
    createdAt: NOW,
    validUntil: '2027-11-24T10:00:00.000Z',
    changedAt: NOW,
    version: 1,
    ...over,
  };
}

export function referral(bsn = ANNA, ura = '00000002'): NotificationRecord['referral'] {
  return {
    patient: { bsn },
    sender: {
      organization: { ura: '00000001', name: 'Ziekenhuis Zuid' },
      practitioner: {
        identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '000000101' },
        name: 'dr. Ünal-’t Hööft',
        role: '01.015',
      },
      system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1.113883.2.4.3.99' },
    },
    receiver: {
      organization: { ura, identifiers: [{ system: 'http://fhir.nl/fhir/NamingSystem/agb-z', value: '06010000' }] },
      department: { reference: 'HealthcareService/cardiologie', display: 'Cardiologie' },
    },
    reason: { system: 'http://snomed.info/sct', code: '3457005' },
    treatmentRelation: true,
    legalBasis: 'urn:example:wgbo',
  };
}

/** The notify message of a notification, due at once. */
export function message(of: NotificationRecord, over: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    id: next(),
    notificationId: of.id,
    kind: 'notify',
    state: 'queued',
    attempts: 0,
    notBefore: NOW,
    createdAt: NOW,
    ...over,
  };
}
