import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceSearchParam,
} from 'fhir/r3';
import { type CatalogueRow, catalogue, type ServedType, supportingTypes } from '../assemble/catalogue';
import { profiles } from '../fhir/profiles';
import type { Extras } from './route';

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
  DocumentReference: profiles.document,
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

const readOnly = (type: ServedType | 'Binary'): CapabilityStatementRestResource => ({
  type,
  ...profileReference(type),
  interaction: [{ code: 'read' }],
  versioning: 'no-version',
});

/** The receiver of a referral may tell how far it is; nothing else of a Task is taken over. */
const task: CapabilityStatementRestResource = {
  type: 'Task',
  interaction: [{ code: 'read' }, { code: 'update', documentation: 'Only the status is taken over.' }],
  versioning: 'no-version',
  updateCreate: false,
};

/**
 * The CapabilityStatement of a facade: made from the query catalogue, so it says what works and no more.
 *
 * @param extras What is served beside the six core sections; nothing when left out.
 */
export function capabilityStatement(
  base: string,
  extras: Extras = { documents: false, tasks: undefined },
): CapabilityStatement {
  const rows = Object.values(catalogue).filter((row) => row.type !== 'DocumentReference' || extras.documents);
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
          ...rows.map(searchable),
          ...supportingTypes.map(readOnly),
          ...(extras.documents ? [readOnly('Binary')] : []),
          ...(extras.tasks ? [task] : []),
        ],
      },
    ],
  };
}
