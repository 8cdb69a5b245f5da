import type { z } from 'zod';
import { catalogue } from '../assemble/catalogue';
import type { Zib } from '../bgz/define/define-zib';
import { pharmaceuticalProduct } from '../bgz/pharmaceutical-product/zib';
import { zibGroups } from '../bgz/records';
import type { Json } from '../fhir/json';
import type { Language } from '../validate/issue';

/** Kinds of code system, as the shares of the leading codes tell them apart. */
export type PreferredSystem = 'snomed' | 'gStandaard';

/** The clinically leading code of a record: what the record is about. */
export interface LeadingCode {
  /** The zib whose table holds the concept, and its record path there. */
  readonly zib: Zib<z.ZodType>;
  readonly record: string;
  /** FHIR property of the record itself that may hold the code in place of a reference. */
  readonly instead?: string;
  readonly prefers: PreferredSystem;
}

/** A zib as one section measures it. */
export interface MeasuredZib {
  readonly zib: Zib<z.ZodType>;
  /** The resource type a record of this zib becomes. */
  readonly root: string;
  /** Where the zib's own name does not tell it apart from another of the section. */
  readonly title?: Readonly<Record<Language, string>>;
  /** Whether it stands on its own as a record, or belongs to one (a product, a professional). */
  readonly supporting?: true;
  readonly leading?: LeadingCode;
  /** Record paths of dates that tell what has happened, so that they cannot lie ahead. */
  readonly past: readonly string[];
  /** A record that says itself that it is still to come: its dates may lie ahead. */
  readonly planned?: (resource: Json) => boolean;
}

/** A section of the report. */
export interface MeasuredSection {
  readonly title: Readonly<Record<Language, string>>;
  readonly zibs: readonly MeasuredZib[];
}

const product = (instead: string): LeadingCode => ({
  zib: pharmaceuticalProduct,
  record: 'productCodes',
  instead,
  prefers: 'gStandaard',
});

const medicationCode = product('medicationCodeableConcept');

/** Keys of the sections, in the order of the BgZ; `parties` holds the professionals and organizations of all of them. */
export const sectionKeys = [
  'patient',
  'allergies',
  'diagnoses',
  'devices',
  'procedures',
  'medication',
  'parties',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** What each section consists of. */
export const measuredSections: Readonly<Record<SectionKey, MeasuredSection>> = {
  patient: {
    title: { nl: 'Patiënt en betaler', en: 'Patient and payer' },
    zibs: [
      { zib: zibGroups.patient, root: 'Patient', past: ['dateOfBirth', 'dateOfDeath'] },
      { zib: zibGroups.payers, root: 'Coverage', past: [] },
    ],
  },
  allergies: {
    title: { nl: catalogue.AllergyIntolerance.section, en: 'Allergies' },
    zibs: [
      {
        zib: zibGroups.allergyIntolerances,
        root: 'AllergyIntolerance',
        leading: { zib: zibGroups.allergyIntolerances, record: 'causativeAgent', prefers: 'snomed' },
        past: ['startDateTime', 'lastReactionDateTime', 'reactions.reactionTime'],
      },
    ],
  },
  diagnoses: {
    title: { nl: catalogue.Condition.section, en: 'Diagnoses and complaints' },
    zibs: [
      {
        zib: zibGroups.problems,
        root: 'Condition',
        leading: { zib: zibGroups.problems, record: 'problemName', prefers: 'snomed' },
        past: ['problemStartDate', 'problemEndDate'],
      },
    ],
  },
  devices: {
    title: { nl: catalogue.DeviceUseStatement.section, en: 'Medical devices' },
    zibs: [
      {
        zib: zibGroups.medicalDevices,
        root: 'DeviceUseStatement',
        leading: { zib: zibGroups.medicalDevices, record: 'product.productType', prefers: 'snomed' },
        past: ['startDate'],
      },
    ],
  },
  procedures: {
    title: { nl: catalogue.Procedure.section, en: 'Procedures' },
    zibs: [
      {
        zib: zibGroups.procedures,
        root: 'Procedure',
        leading: { zib: zibGroups.procedures, record: 'procedureType', prefers: 'snomed' },
        past: ['procedureStartDate'],
        planned: ({ status }) => status === 'preparation',
      },
      {
        zib: zibGroups.procedureRequests,
        root: 'ProcedureRequest',
        title: { nl: 'Aangevraagde verrichting', en: 'ProcedureRequest' },
        leading: { zib: zibGroups.procedureRequests, record: 'procedureType', prefers: 'snomed' },
        past: [],
      },
    ],
  },
  medication: {
    title: { nl: 'Medicatie', en: 'Medication' },
    zibs: [
      {
        zib: zibGroups.medicationUses,
        root: 'MedicationStatement',
        leading: medicationCode,
        past: ['registrationDateTime'],
      },
      {
        zib: zibGroups.medicationAgreements,
        root: 'MedicationRequest',
        leading: medicationCode,
        past: ['agreementDateTime'],
      },
      {
        zib: zibGroups.administrationAgreements,
        root: 'MedicationDispense',
        leading: medicationCode,
        past: ['agreementDateTime'],
      },
      { zib: pharmaceuticalProduct, root: 'Medication', supporting: true, past: [] },
    ],
  },
  parties: {
    title: { nl: 'Zorgverleners en zorgaanbieders', en: 'Professionals and organizations' },
    zibs: [
      { zib: zibGroups.healthProfessionals, root: 'Practitioner', supporting: true, past: [] },
      { zib: zibGroups.healthcareProviders, root: 'Organization', supporting: true, past: [] },
    ],
  },
};
