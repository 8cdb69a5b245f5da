import type { Bundle, FhirResource } from 'fhir/r3';
import { Client } from 'fhir-kit-client';

const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
const SNOMED = 'http://snomed.info/sct';

/** One search of the BgZ as a receiving hospital sends it (BgZ MSZ 2.0). */
interface Section {
  readonly title: string;
  readonly resourceType: string;
  readonly searchParams: (patient: string) => Record<string, string>;
}

const of = (resourceType: string, title: string, extra: Record<string, string> = {}): Section => ({
  title,
  resourceType,
  searchParams: (patient) => ({ 'patient.identifier': patient, ...extra }),
});

/** The six core sections, in the order of the BgZ. */
export const sections: readonly Section[] = [
  {
    title: 'Patiënt',
    resourceType: 'Patient',
    searchParams: (patient) => ({ identifier: patient, _include: 'Patient:general-practitioner' }),
  },
  of('AllergyIntolerance', 'Allergieën'),
  of('Condition', 'Diagnosen en klachten'),
  of('DeviceUseStatement', 'Medische hulpmiddelen', { _include: 'DeviceUseStatement:device' }),
  of('Procedure', 'Verrichtingen', {
    category: `${SNOMED}|387713003,${SNOMED}|258174001`,
    _include: 'Procedure:based-on',
  }),
  of('ProcedureRequest', 'Aangevraagde verrichtingen', { status: 'active' }),
  of('MedicationStatement', 'Medicatiegebruik', {
    category: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6',
    _include: 'MedicationStatement:medication',
  }),
  of('MedicationRequest', 'Medicatieafspraken', {
    category: `${SNOMED}|16076005`,
    _include: 'MedicationRequest:medication',
  }),
  of('MedicationDispense', 'Toedieningsafspraken', {
    category: `${SNOMED}|422037009`,
    _include: 'MedicationDispense:medication',
  }),
];

/** What one search gave. */
export interface PulledSection {
  readonly title: string;
  readonly matches: readonly FhirResource[];
  readonly included: readonly FhirResource[];
}

/** Pulls the sections of one patient, one after the other, as the receiver of a Notified Pull does. */
export async function pullBgz(baseUrl: string, grant: { token: string; bsn: string }): Promise<PulledSection[]> {
  const client = new Client({ baseUrl, bearerToken: grant.token });
  const pulled: PulledSection[] = [];
  for (const section of sections) {
    const searchParams = section.searchParams(`${BSN}|${grant.bsn}`);
    const bundle = (await client.resourceSearch({
      resourceType: section.resourceType,
      searchParams,
    })) as unknown as Bundle;
    const inMode = (mode: string) =>
      (bundle.entry ?? []).flatMap((entry) =>
        entry.search?.mode === mode && entry.resource ? [entry.resource as FhirResource] : [],
      );
    pulled.push({ title: section.title, matches: inMode('match'), included: inMode('include') });
  }
  return pulled;
}
