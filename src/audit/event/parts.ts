import type { AuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r3';
import type { AuditEntry } from '../entry';
import type { KindCodes } from './kinds';

/** The instance that writes the trail. */
export interface AuditSource {
  /** URI or OID of this instance of the software. */
  readonly identifier: string;
  /** URA of the organization that keeps the trail. */
  readonly ura?: string;
  /** Its name. */
  readonly name?: string;
}

/** What a row of the mapping is filled from. */
export interface Filling {
  readonly entry: AuditEntry;
  readonly source: AuditSource;
  readonly codes: KindCodes;
  /** Letter for a check that was not made. */
  readonly notMade: '-' | 'F';
}

/** Detail of an entity, its value not yet in base64. */
export interface Detail {
  readonly type: string;
  readonly value: string;
}

/** Parts of an AuditEvent that rows write to. */
export interface Parts {
  readonly event: Partial<AuditEvent>;
  readonly user: Partial<AuditEventAgent>;
  readonly responsible: Partial<AuditEventAgent>;
  readonly organization: Partial<AuditEventAgent>;
  readonly system: Partial<AuditEventAgent>;
  readonly source: Partial<AuditEvent['source']>;
  readonly patient: Partial<AuditEventEntity>;
  readonly object: Partial<AuditEventEntity>;
  readonly notification: Partial<AuditEventEntity>;
  /** Details that STU3 has no element for; they stand on an entity of their own. */
  readonly details: { readonly list: readonly Detail[] };
}
export type PartName = keyof Parts;

/** What one row gives to one part, or nothing. */
export type Contribution = { readonly [Name in PartName]?: Parts[Name] };

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** An identifier that is written as one text. */
export function textIdentifier(value: string): { system?: string; value: string } {
  if (/^did:/.test(value)) return { system: 'https://www.w3.org/ns/did/v1', value };
  if (/^\d+(\.\d+)+$/.test(value)) return { system: 'urn:ietf:rfc:3986', value: `urn:oid:${value}` };
  return /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(value) ? { system: 'urn:ietf:rfc:3986', value } : { value };
}
