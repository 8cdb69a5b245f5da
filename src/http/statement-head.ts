import type { CapabilityStatement } from 'fhir/r3';

/** What the CapabilityStatement of either end says of the software, whatever it serves. */
export const statementHead = (description: string, url: string) =>
  ({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-28',
    kind: 'instance',
    software: { name: 'bgz-facade' },
    implementation: { description, url },
    fhirVersion: '3.0.2',
    format: ['application/fhir+json', 'application/fhir+xml'],
  }) satisfies Partial<CapabilityStatement>;
