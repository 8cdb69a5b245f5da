import type { ZibGroup } from '../bgz/records';
import { systems } from '../fhir/naming-systems';
import type { Parameter } from './criteria';
import { type NationalSearch, national } from './national';
import type { SourceGroup } from './ports';
import {
  code,
  concept,
  date,
  type Include,
  id,
  identifiers,
  periodExtension,
  profile,
  reference,
  references,
} from './search-parameters';

/** Resource types a BgZ request of the six core sections searches for, and the correspondence that goes along. */
export const searchableTypes = [
  'Patient',
  'Coverage',
  'AllergyIntolerance',
  'Condition',
  'DeviceUseStatement',
  'Procedure',
  'ProcedureRequest',
  'MedicationStatement',
  'MedicationRequest',
  'MedicationDispense',
  'DocumentReference',
] as const;
export type SearchableType = (typeof searchableTypes)[number];

/** Resource types that come along with others and are read by id. */
export const supportingTypes = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'RelatedPerson',
  'Device',
  'Medication',
] as const;
export type ServedType = SearchableType | (typeof supportingTypes)[number];

/** One search of the BgZ: what is needed to answer it and what may be asked. */
export interface CatalogueRow {
  readonly type: SearchableType;
  /** The Dutch name of the section, for people. */
  readonly section: string;
  /** Sources the search needs, beside the patient's own. */
  readonly groups: readonly SourceGroup[];
  /** Parameters that name the patient by reference; with `.identifier` behind it they are a chain on the BSN. */
  readonly patientParameters: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly includes: Readonly<Record<string, Include>>;
  /**
   * The searches by which a receiver pulls the section, as BgZ MSZ 2.0 has them (spec bgz-msz-queries §2 and §3). A record of
   * the section that none of them returns does not reach a receiver.
   */
  readonly national: readonly NationalSearch[];
  /** Canonical of a search parameter that is not one of STU3 itself, by name. */
  readonly definitions?: Readonly<Record<string, string>>;
}

const common = { _id: id, _profile: profile, identifier: identifiers('identifier') };
const PERIOD_OF_USE = 'http://nictiz.nl/fhir/StructureDefinition/zib-Medication-PeriodOfUse';
const bySubject = ['patient', 'subject'];
const includeSubject = { patient: references('subject'), subject: references('subject') };

/** The query catalogue: one row per BgZ search of the six core sections and the correspondence (spec bgz-msz-queries §2 and §3). */
export const catalogue: Readonly<Record<SearchableType, CatalogueRow>> = {
  Patient: {
    type: 'Patient',
    section: 'Patiënt',
    groups: [],
    patientParameters: [],
    parameters: { _id: id, _profile: profile, 'general-practitioner': reference('generalPractitioner') },
    includes: { 'general-practitioner': references('generalPractitioner') },
    national: [national({}, 'general-practitioner')],
  },
  Coverage: {
    type: 'Coverage',
    section: 'Betaler',
    groups: ['payers'],
    patientParameters: ['beneficiary', 'patient'],
    parameters: {
      ...common,
      type: concept('type'),
      payor: reference('payor'),
      subscriber: reference('subscriber'),
    },
    includes: { payor: references('payor'), beneficiary: references('beneficiary') },
    national: [national({}, 'payor')],
  },
  AllergyIntolerance: {
    type: 'AllergyIntolerance',
    section: 'Allergieën',
    groups: ['allergyIntolerances'],
    patientParameters: ['patient'],
    parameters: {
      ...common,
      category: code('category', 'allergy-intolerance-category'),
      // STU3 looks for the substance of a reaction as well.
      code: concept('code', 'reaction.substance'),
      'clinical-status': code('clinicalStatus', 'allergy-clinical-status'),
      'verification-status': code('verificationStatus', 'allergy-verification-status'),
      criticality: code('criticality', 'allergy-intolerance-criticality'),
      'last-date': date('lastOccurrence'),
      manifestation: concept('reaction.manifestation'),
      onset: date('reaction.onset'),
      route: concept('reaction.exposureRoute'),
      severity: code('reaction.severity', 'reaction-event-severity'),
      recorder: reference('recorder'),
      asserter: reference('asserter'),
    },
    includes: { patient: references('patient'), recorder: references('recorder'), asserter: references('asserter') },
    national: [national({})],
  },
  Condition: {
    type: 'Condition',
    section: 'Diagnosen en klachten',
    groups: ['problems'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      code: concept('code'),
      'clinical-status': code('clinicalStatus', 'condition-clinical'),
      'verification-status': code('verificationStatus', 'condition-ver-status'),
      'onset-date': date('onsetDateTime'),
      'abatement-date': date('abatementDateTime'),
      'body-site': concept('bodySite'),
      asserter: reference('asserter'),
    },
    includes: { ...includeSubject, asserter: references('asserter') },
    national: [national({})],
  },
  DeviceUseStatement: {
    type: 'DeviceUseStatement',
    section: 'Medische hulpmiddelen',
    groups: ['medicalDevices'],
    patientParameters: bySubject,
    parameters: { ...common, device: reference('device') },
    includes: { ...includeSubject, device: references('device') },
    national: [national({}, 'device')],
  },
  Procedure: {
    type: 'Procedure',
    section: 'Verrichtingen',
    groups: ['procedures'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      code: concept('code'),
      status: code('status', 'event-status'),
      date: date('performedPeriod'),
      performer: reference('performer.actor'),
      'based-on': reference('basedOn'),
    },
    includes: { ...includeSubject, 'based-on': references('basedOn') },
    // Surgical, and imaging guided. A procedure of another category, or without one, is in no national search.
    national: [
      national(
        {
          category: [
            { system: systems.snomed, code: '387713003' },
            { system: systems.snomed, code: '258174001' },
          ],
        },
        'based-on',
      ),
    ],
  },
  ProcedureRequest: {
    type: 'ProcedureRequest',
    section: 'Aangevraagde verrichtingen',
    groups: ['procedureRequests', 'procedures'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      code: concept('code'),
      status: code('status', 'request-status'),
      intent: code('intent', 'request-intent'),
      occurrence: date('occurrencePeriod', 'occurrenceTiming'),
      'body-site': concept('bodySite'),
      performer: reference('performer'),
      'performer-type': concept('performerType'),
      requester: reference('requester.agent'),
    },
    includes: includeSubject,
    // Planned care: what has been done, stopped or cancelled is not planned any more.
    national: [national({ status: [{ code: 'active' }] })],
  },
  MedicationStatement: {
    type: 'MedicationStatement',
    section: 'Medicatiegebruik',
    groups: ['medicationUses'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-statement-status'),
      effective: date('effectivePeriod'),
      medication: reference('medicationReference'),
      source: reference('informationSource'),
    },
    includes: { ...includeSubject, medication: references('medicationReference') },
    national: [national({ category: [{ system: systems.medicationCategory, code: '6' }] }, 'medication')],
  },
  MedicationRequest: {
    type: 'MedicationRequest',
    section: 'Medicatieafspraken',
    groups: ['medicationAgreements'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-request-status'),
      intent: code('intent', 'medication-request-intent'),
      authoredon: date('authoredOn'),
      periodofuse: periodExtension(PERIOD_OF_USE),
      medication: reference('medicationReference'),
      requester: reference('requester.agent'),
    },
    includes: { ...includeSubject, medication: references('medicationReference') },
    national: [national({ category: [{ system: systems.snomed, code: '16076005' }] }, 'medication')],
  },
  MedicationDispense: {
    type: 'MedicationDispense',
    section: 'Toedieningsafspraken',
    groups: ['administrationAgreements'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-dispense-status'),
      periodofuse: periodExtension(PERIOD_OF_USE),
      medication: reference('medicationReference'),
      performer: reference('performer.actor'),
    },
    includes: { ...includeSubject, medication: references('medicationReference') },
    national: [national({ category: [{ system: systems.snomed, code: '422037009' }] }, 'medication')],
    // STU3 has no `category` on MedicationDispense; Nictiz publishes one with the zib2017 package.
    definitions: {
      category: 'http://nictiz.nl/fhir/SearchParameter/Medications-category',
      periodofuse: 'http://nictiz.nl/fhir/SearchParameter/Medications-periodofuse',
    },
  },
  DocumentReference: {
    type: 'DocumentReference',
    section: 'Correspondentie',
    groups: ['documents'],
    patientParameters: bySubject,
    parameters: {
      ...common,
      identifier: identifiers('masterIdentifier', 'identifier'),
      status: code('status', 'document-reference-status'),
      type: concept('type'),
      indexed: date('indexed'),
      relatesto: reference('relatesTo.target'),
      relation: code('relatesTo.code', 'document-relationship-type'),
    },
    includes: includeSubject,
    // Of the Notified Pull Task (spec notified-pull §8).
    national: [national({ status: [{ code: 'current' }] })],
  },
};

const everyGroup: readonly ZibGroup[] = [
  'payers',
  'allergyIntolerances',
  'problems',
  'medicalDevices',
  'procedures',
  'procedureRequests',
  'medicationUses',
  'medicationAgreements',
  'administrationAgreements',
  'healthProfessionals',
  'healthcareProviders',
];

const medicationGroups: readonly ZibGroup[] = ['medicationUses', 'medicationAgreements', 'administrationAgreements'];

/** Sources that can give a resource of this type when it is read by id. */
export function groupsGiving(type: ServedType): readonly SourceGroup[] {
  switch (type) {
    case 'Practitioner':
    case 'PractitionerRole':
    case 'Organization':
    case 'RelatedPerson':
      return everyGroup;
    case 'Condition':
      // Problems given whole inside another record become Conditions too.
      return ['problems', 'medicalDevices', 'procedures', 'procedureRequests', ...medicationGroups];
    case 'Device':
      return ['medicalDevices'];
    case 'Medication':
      return medicationGroups;
    default:
      return catalogue[type].groups;
  }
}
