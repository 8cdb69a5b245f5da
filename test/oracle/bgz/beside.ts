import type { JsonObject } from '../json';

const claims = (...profile: string[]): JsonObject => ({ profile });
const nictiz = 'http://nictiz.nl/fhir/StructureDefinition/';
const fhirNl = 'http://fhir.nl/fhir/StructureDefinition/';
const coded = (system: string, code: string, display: string): JsonObject => ({ coding: [{ system, code, display }] });

/** What resources of the BgZ may refer to, and no record of ours becomes. */
export const beside: readonly JsonObject[] = [
  {
    resourceType: 'Substance',
    id: 'contrast',
    meta: claims(`${nictiz}zib-LaboratoryTestResult-Substance`),
    identifier: [{ system: 'https://lab.example/stoffen', value: 'S-12' }],
    status: 'active',
    category: [coded('http://hl7.org/fhir/substance-category', 'chemical', 'Chemical')],
    code: coded('http://snomed.info/sct', '67079006', 'glucose'),
    description: 'glucosedrank',
    instance: [
      { expiry: '2026-01-01', quantity: { value: 75, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' } },
    ],
  },
  {
    resourceType: 'EpisodeOfCare',
    id: 'episode',
    meta: claims(`${fhirNl}nl-core-episodeofcare`),
    extension: [
      { url: `${nictiz}EpisodeOfCare-Title`, valueString: 'buikpijn' },
      { url: `${nictiz}EpisodeOfCare-DateFirstEncounter`, valueDateTime: '2024-02-01' },
    ],
    identifier: [{ system: 'https://epd.example/episodes', value: 'E-7' }],
    status: 'active',
    statusHistory: [{ status: 'planned', period: { start: '2024-01-20', end: '2024-02-01' } }],
    diagnosis: [{ condition: { reference: 'Condition/c-1', display: 'buikpijn' }, rank: 1 }],
    patient: { reference: 'Patient/p-1', display: 'A. Voorbeeld' },
    managingOrganization: { reference: 'Organization/o-1', display: 'Kliniek De Proef' },
    period: { start: '2024-02-01' },
    careManager: { reference: 'Practitioner/h-1', display: 'A. Melder' },
  },
  {
    resourceType: 'HealthcareService',
    id: 'poli',
    meta: claims(`${fhirNl}nl-core-healthcareservice`),
    identifier: [{ system: 'https://epd.example/diensten', value: 'D-3' }],
    active: true,
    providedBy: { reference: 'Organization/o-1', display: 'Kliniek De Proef' },
    name: 'Polikliniek cardiologie',
    telecom: [{ system: 'phone', value: '+31201234567', use: 'work' }],
    availableTime: [{ daysOfWeek: ['mon', 'tue'], availableStartTime: '09:00:00', availableEndTime: '17:00:00' }],
  },
];
