import type { Coding, Patient as FhirPatient, PatientCommunication, PatientContact, Reference } from 'fhir/r3';
import { fhirDateTime } from '../../fhir/date-time';
import { systems } from '../../fhir/naming-systems';
import { profiles } from '../../fhir/profiles';
import { codeFormFault } from '../../terminology/code-forms';
import type { CodedConcept, ContactPerson, LanguageProficiency, Patient } from '../../zib';
import type { MappingContext } from '../define/context';
import { compact, extension, list, maybe, some } from '../define/elements';
import { address } from '../parts/address-information/stu3';
import { codeableConcept, codeSpecification, conceptIn } from '../parts/code/stu3';
import { contactPoints } from '../parts/contact-information/stu3';
import { displayName, humanName } from '../parts/name-information/stu3';
import { identityOf } from '../parts/party/identity';
import { identifiers, organization, professional } from '../parts/party/stu3';

/** ConceptMap GeslachtCodelijst-to-AdministrativeGender. */
const genders: Readonly<Record<string, FhirPatient['gender']>> = {
  M: 'male',
  F: 'female',
  UN: 'other',
  UNK: 'unknown',
};

/** What the FHIR id of a patient is made of: the key in the source, else the identification number. */
export function patientIdentity(patient: Patient): string[] {
  return patient.id === undefined ? identityOf(patient) : ['key', patient.id];
}

/** The patient's name as references show it: initials, and the last name by its usage. */
export function patientDisplay(patient: Patient): string {
  return displayName(patient.nameInformation, 'initials') ?? 'Patiënt';
}

function contact(person: ContactPerson, { options }: MappingContext): PatientContact {
  return compact({
    relationship: some(
      maybe(person.relationship, (relationship) => codeableConcept(relationship, 'other-as-coding')),
      maybe(person.role, (role) => codeableConcept(role)),
    ),
    name: maybe(person.nameInformation, (name) => humanName(name, options)),
    telecom: contactPoints(person.contactInformation),
    address: maybe(person.addressInformation?.[0], address),
  });
}

function proficiency(mode: 'RSP' | 'ESP' | 'RWR', display: string, level: CodedConcept) {
  const { coding: [first] = [], text } = codeableConcept(level, 'coding');
  // The profile takes one Coding: words and other codes go along with it.
  const says = level.translations?.length || (text !== undefined && text !== first?.code);
  const valueCoding = says ? { extension: codeSpecification(level)?.extension, ...first } : first;
  return extension('patient-proficiency', {
    extension: [
      { url: 'type', valueCoding: { system: systems.languageAbilityMode, code: mode, display } },
      { url: 'level', valueCoding },
    ],
  });
}

/** A language as FHIR wants it: its tag (BCP 47, all-languages). */
const isLanguageTag = ({ system, code = '' }: Coding): boolean =>
  system === systems.language && codeFormFault(systems.language, code) === undefined;

function communication(language: LanguageProficiency): PatientCommunication {
  return compact({
    extension: some(
      maybe(language.listening, (level) => proficiency('RSP', 'Received spoken', level)),
      maybe(language.speaking, (level) => proficiency('ESP', 'Expressed spoken', level)),
      maybe(language.reading, (level) => proficiency('RWR', 'Received written', level)),
      maybe(language.comment, (valueString) => extension('Comment', { valueString })),
    ),
    language: conceptIn(isLanguageTag, language.communicationLanguage),
  });
}

function generalPractitioners(patient: Patient, context: MappingContext): Reference[] | undefined {
  const references = (patient.generalPractitioners ?? []).flatMap(({ healthProfessional, healthcareProvider }) => {
    const person = maybe(healthProfessional, (one) => {
      const { practitioner, role } = professional(one, context);
      return { extension: [extension('practitionerrole-reference', { valueReference: role })], ...practitioner };
    });
    return (
      some(
        person,
        maybe(healthcareProvider, (one) => organization(one, context)),
      ) ?? []
    );
  });
  return references.length > 0 ? references : undefined;
}

/**
 * nl-core-patient has room for one general practitioner (NL-CM:17.1.1 is 0..1); a patient with more is no longer one, as
 * in Nictiz's own test patients, and claims the BgZ profile alone.
 */
const claimed = (practitioners: readonly Reference[] | undefined): string[] =>
  (practitioners ?? []).length > 1 ? [profiles.patient[1]] : [...profiles.patient];

/** Patient (zib 0.1.1 and the zibs nl-core-patient carries) → nl-core-patient. */
export function mapPatient(patient: Patient, context: MappingContext): FhirPatient {
  const practitioners = generalPractitioners(patient, context);
  const deceasedBoolean = patient.dateOfDeath === undefined ? patient.deathIndicator : undefined;
  const resource: FhirPatient = compact({
    resourceType: 'Patient' as const,
    id: context.patientId,
    meta: { profile: claimed(practitioners) },
    extension: some(
      ...(patient.nationalities ?? []).map((one) =>
        extension('patient-nationality', { extension: [{ url: 'code', valueCodeableConcept: codeableConcept(one) }] }),
      ),
      ...(patient.legalStatuses ?? []).map((one) =>
        extension('zib-patient-legalstatus', { valueCodeableConcept: codeableConcept(one, 'coding') }),
      ),
      ...(patient.lifeStances ?? []).map((one) =>
        extension('zib-LifeStance', { valueCodeableConcept: codeableConcept(one, 'coding') }),
      ),
      maybe(patient.preferredPharmacy, (one) =>
        extension('nl-core-preferred-pharmacy', { valueReference: organization(one, context) }),
      ),
    ),
    identifier: identifiers(patient.identificationNumbers),
    name: maybe(patient.nameInformation, (name) => [humanName(name, context.options)]),
    telecom: contactPoints(patient.contactInformation),
    gender: maybe(patient.gender, (gender) => genders[gender.code ?? gender.nullFlavor]),
    _gender: maybe(patient.gender, codeSpecification),
    birthDate: patient.dateOfBirth,
    deceasedBoolean,
    deceasedDateTime: maybe(patient.dateOfDeath, fhirDateTime),
    address: list(patient.addressInformation, address),
    maritalStatus: maybe(patient.maritalStatus, (status) => codeableConcept(status)),
    multipleBirthBoolean: patient.multipleBirthIndicator,
    contact: list(patient.contactPersons, (one) => contact(one, context)),
    communication: list(patient.languageProficiencies, communication),
    generalPractitioner: practitioners,
  });
  return resource;
}
