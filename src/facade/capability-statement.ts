import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceSearchParam,
} from 'fhir/r3';
import { type CatalogueRow, catalogue, supportingTypes } from '../assemble/catalogue';
import { profiles } from '../fhir/profiles';

const profileOf: Readonly<Record<string, readonly string[]>> = {
  Patient: profiles.patient,
  Coverage: profiles.payer,
  AllergyIntolerance: profiles.allergyIntolerance,
  Condition: profiles.problem,
  DeviceUseStatement: profiles.medicalDevice,
  Procedure: profiles.procedure,
  ProcedureRequest: profiles.procedureRequest,
  MedicationStatement: profiles.medicationUse,
  MedicationRequest: profiles.medicationAgreement,
  MedicationDispense: profiles.administrationAgreement,
  Practitioner: profiles.practitioner,
  PractitionerRole: profiles.practitionerRole,
  Organization: profiles.organization,
  RelatedPerson: profiles.relatedPerson,
  Device: profiles.medicalDeviceProduct,
  Medication: profiles.product,
};

const profileReference = (type: string) => {
  const [canonical] = profileOf[type] ?? [];
  return canonical === undefined ? {} : { profile: { reference: canonical } };
};

function searchParams(row: CatalogueRow): CapabilityStatementRestResourceSearchParam[] {
  const chained = row.patientParameters.map((name) => ({
    name,
    type: 'reference' as const,
    documentation: `Patient/<id>; chained as ${name}.identifier=http://fhir.nl/fhir/NamingSystem/bsn|<BSN>.`,
  }));
  const identifier =
    row.type === 'Patient'
      ? [{ name: 'identifier', type: 'token' as const, documentation: 'http://fhir.nl/fhir/NamingSystem/bsn|<BSN>' }]
      : [];
  const own = Object.entries(row.parameters).map(([name, parameter]) => ({
    name,
    ...(row.definitions?.[name] !== undefined && { definition: row.definitions[name] }),
    type: parameter.kind,
  }));
  return [...identifier, ...chained, ...own];
}

function searchable(row: CatalogueRow): CapabilityStatementRestResource {
  return {
    type: row.type,
    ...profileReference(row.type),
    interaction: [{ code: 'search-type' }, { code: 'read' }],
    versioning: 'no-version',
    searchInclude: Object.keys(row.includes).map((name) => `${row.type}:${name}`),
    searchRevInclude: ['Provenance:target'],
    searchParam: searchParams(row),
  };
}

/** The CapabilityStatement of this facade: made from the query catalogue, so it says what works and no more. */
export function capabilityStatement(base: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-24',
    kind: 'instance',
    software: { name: 'bgz-facade' },
    implementation: { description: 'BgZ (zib 2017) assembled at pull time; the six core sections.', url: base },
    fhirVersion: '3.0.2',
    acceptUnknown: 'no',
    format: ['application/fhir+json', 'application/fhir+xml'],
    rest: [
      {
        mode: 'server',
        documentation:
          'A search without a patient parameter is answered for the patient of the authorisation. Searches are also accepted as POST [type]/_search.',
        resource: [
          ...Object.values(catalogue).map(searchable),
          ...supportingTypes.map(
            (type): CapabilityStatementRestResource => ({
              type,
              ...profileReference(type),
              interaction: [{ code: 'read' }],
              versioning: 'no-version',
            }),
          ),
        ],
      },
    ],
  };
}
