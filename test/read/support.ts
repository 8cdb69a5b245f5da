import type { Bundle, FhirResource } from 'fhir/r3';
import { toCollection } from '../../src/index';
import { bgzRecords, bsn, snomed } from '../../src/zib';

export const BSN = '999990019';
export const OTHER_BSN = '999990032';
export const now = new Date('2026-11-24T10:00:00Z');

type Records = Parameters<typeof bgzRecords>[0];

/** What our facade would send of a patient with these records. */
export const bundleOf = (records: Omit<Records, 'patient'>): Bundle =>
  toCollection([bgzRecords({ patient: { id: 'p-1', identificationNumbers: [bsn(BSN)] }, ...records })], {
    now,
    baseUrl: 'https://epd.example/fhir',
  });

export const milk = { id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' } as const;

/** A Patient as somebody else would send it. */
export const patient = (id: string, number = BSN): FhirResource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: number }],
});

/** An allergy as somebody else would send it, with these elements. */
export const allergy = (id: string | undefined, more: object = {}): FhirResource =>
  ({
    resourceType: 'AllergyIntolerance',
    ...(id !== undefined && { id }),
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '3718001', display: 'koemelk' }] },
    patient: { reference: 'Patient/p' },
    ...more,
  }) as FhirResource;

/** A Bundle of entries, each a resource or one with its fullUrl. */
export const bundle = (...entries: readonly (FhirResource | { fullUrl: string; resource: FhirResource })[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: entries.map((one) => ('resource' in one ? one : { resource: one })),
});
