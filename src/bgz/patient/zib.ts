import { z } from 'zod';
import { systems } from '../../fhir/naming-systems';
import {
  genderCodelist,
  legalStatusCodelist,
  lifeStanceCodelist,
  maritalStatusCodelist,
} from '../../terminology/codelists-person';
import { contactPersonConcepts, contactPersonObject } from '../contact-person/zib';
import { type Concept, concept, holding, nested, prefixed } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { statedOf } from '../define/found-words';
import type { Given } from '../define/given';
import { checked, report } from '../define/issue';
import { healthProfessionalConcepts, healthProfessionalObject } from '../health-professional/zib';
import { healthcareProviderConcepts, healthcareProviderObject } from '../healthcare-provider/zib';
import { languageProficiency, languageProficiencyConcepts } from '../language-proficiency/zib';
import { addressInformation, addressInformationConcepts } from '../parts/address-information/zib';
import { codedOrBare } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { contactInformation, contactInformationConcepts } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { date, dateTime } from '../parts/moment/zib';
import { nameInformation, nameInformationConcepts } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';

/** A coded value where FHIR has room for one code (zib-LifeStance, zib-patient-legalstatus: coding 1..1). */
const oneCode = <S extends z.ZodType>(schema: S): S =>
  checked(schema, (value, ctx) => {
    const { translations } = value as { readonly translations?: readonly unknown[] };
    if (translations !== undefined && translations.length > 0)
      report(
        ctx,
        { zib: 'invalid-value', allowed: 'one code: FHIR has no room for others here', found: 'translations' },
        ['translations'],
      );
  });

/** A contact person as Patient.contact holds one. */
const contactOfPatient: typeof contactPersonObject = checked(contactPersonObject, (person, ctx) => {
  const { telephoneNumbers = [], emailAddresses = [] } = person.contactInformation ?? {};
  const isReachable = telephoneNumbers.length + emailAddresses.length + (person.addressInformation ?? []).length > 0;
  if (person.nameInformation === undefined && !isReachable) {
    const allowed = 'nameInformation, contactInformation or addressInformation: FHIR takes no contact without (pat-1)';
    report(ctx, {
      zib: 'missing',
      allowed,
      found: statedOf({}, ['nameInformation', 'contactInformation', 'addressInformation']),
    });
  }
  if ((person.identificationNumbers ?? []).length > 0) {
    const allowed = 'no identificationNumbers: FHIR Patient.contact has no place for them, leave them out';
    report(ctx, { zib: 'invalid-value', allowed, found: 'identification numbers' }, ['identificationNumbers']);
  }
});

const generalPractitioner = checked(
  z.strictObject({
    healthProfessional: healthProfessionalObject.optional(),
    healthcareProvider: healthcareProviderObject.optional(),
  }),
  (value, ctx) => {
    if (value.healthProfessional === undefined && value.healthcareProvider === undefined) {
      report(ctx, {
        zib: 'missing',
        allowed: 'a healthProfessional or a healthcareProvider',
        found: statedOf(value, ['healthProfessional', 'healthcareProvider']),
      });
    }
  },
);

const shape = checked(
  z.strictObject({
    /** Own key in the source. With it the FHIR id of the patient does not depend on the BSN. */
    id: key.optional(),
    /** At least one; the BSN is what a pull asks for. */
    identificationNumbers: z.array(identifier).min(1, 'at least one identification number'),
    nameInformation: nameInformation.optional(),
    contactInformation: contactInformation.optional(),
    gender: codedFrom(genderCodelist).optional(),
    dateOfBirth: date.optional(),
    deathIndicator: z.boolean().optional(),
    dateOfDeath: dateTime.optional(),
    addressInformation: z.array(addressInformation).optional(),
    multipleBirthIndicator: z.boolean().optional(),
    maritalStatus: codedLike(maritalStatusCodelist).optional(),
    nationalities: z.array(codedOrBare).optional(),
    legalStatuses: z
      .array(oneCode(codedLike(legalStatusCodelist)))
      .max(2, 'at most two: the profile has no more')
      .optional(),
    lifeStances: z.array(oneCode(codedLike(lifeStanceCodelist))).optional(),
    languageProficiencies: z.array(languageProficiency).optional(),
    /** Each with a name, contact information or address, and without identification numbers. */
    contactPersons: z.array(contactOfPatient).optional(),
    generalPractitioners: z.array(generalPractitioner).optional(),
    preferredPharmacy: healthcareProviderObject.optional(),
  }),
  (patient, ctx) => {
    if (patient.dateOfDeath !== undefined && patient.deathIndicator === false) {
      report(
        ctx,
        {
          zib: 'invalid-value',
          allowed: 'no dateOfDeath when deathIndicator is false',
          found: statedOf(patient, ['deathIndicator', 'dateOfDeath']),
        },
        ['dateOfDeath'],
      );
    }
    const bsns = Array.isArray(patient.identificationNumbers)
      ? patient.identificationNumbers.filter((one) => one?.system === systems.bsn)
      : [];
    if (bsns.length > 1) {
      report(
        ctx,
        {
          zib: 'invalid-identifier',
          allowed: 'at most one BSN',
          found: { text: '{count} of them', values: { count: String(bsns.length) } },
        },
        ['identificationNumbers'],
      );
    }
  },
);

/** What is accepted for a Patient. */
export interface PatientInput extends Given<z.input<typeof shape>> {}
/** Patient as the schema gives it. */
export interface PatientOutput extends z.output<typeof shape> {}
export type Patient = DeepReadonly<PatientOutput>;

const schema: z.ZodType<PatientOutput, PatientInput> = shape;

export const patientConcepts: readonly Concept[] = [
  concept('0.1.1', 'Patient', 'Patiënt', '', 'Patient'),
  concept('0.1.7', 'PatientIdentificationNumber', 'Identificatienummer', 'identificationNumbers', 'Patient.identifier'),
  concept('0.1.6', 'NameInformation', 'Naamgegevens', 'nameInformation', 'Patient.name'),
  ...nested(nameInformationConcepts, 'nameInformation', 'Patient.name'),
  concept('0.1.5', 'ContactInformation', 'Contactgegevens', 'contactInformation', 'Patient.telecom'),
  ...nested(contactInformationConcepts, 'contactInformation', 'Patient.telecom'),
  concept('0.1.9', 'Gender', 'Geslacht', 'gender', 'Patient.gender.extension(code-specification).valueCodeableConcept'),
  concept('0.1.10', 'DateOfBirth', 'Geboortedatum', 'dateOfBirth', 'Patient.birthDate'),
  concept(
    '0.1.32',
    'DeathIndicator',
    'OverlijdensIndicator',
    'deathIndicator',
    'Patient.deceasedBoolean',
    'Patient.deceasedDateTime',
  ),
  concept('0.1.33', 'DateOfDeath', 'DatumOverlijden', 'dateOfDeath', 'Patient.deceasedDateTime'),
  concept('0.1.4', 'AddressInformation', 'Adresgegevens', 'addressInformation', 'Patient.address'),
  ...nested(addressInformationConcepts, 'addressInformation', 'Patient.address'),
  concept(
    '0.1.31',
    'MultipleBirthIndicator',
    'MeerlingIndicator',
    'multipleBirthIndicator',
    'Patient.multipleBirthBoolean',
  ),
  concept('7.9.2', 'MaritalStatus', 'BurgerlijkeStaat', 'maritalStatus', 'Patient.maritalStatus'),
  concept(
    '7.6.3',
    'Nationality',
    'Nationaliteit',
    'nationalities',
    'Patient.extension(patient-nationality).extension(code).valueCodeableConcept',
  ),
  concept(
    '14.3.2',
    'LegalStatus',
    'JuridischeStatus',
    'legalStatuses',
    'Patient.extension(zib-patient-legalstatus).valueCodeableConcept',
  ),
  concept(
    '7.5.2',
    'LifeStance',
    'Levensovertuiging',
    'lifeStances',
    'Patient.extension(zib-LifeStance).valueCodeableConcept',
  ),
  concept('7.12.1', 'LanguageProficiency', 'Taalvaardigheid', 'languageProficiencies', 'Patient.communication'),
  ...nested(languageProficiencyConcepts, 'languageProficiencies', 'Patient.communication'),
  ...prefixed(
    contactPersonConcepts.filter((row) => row.record !== 'identificationNumbers'),
    'contactPersons',
  ),
  holding(
    concept(
      '17.1.1',
      'GeneralPractitioner',
      'Huisarts',
      'generalPractitioners.healthProfessional',
      'Patient.generalPractitioner',
    ),
    healthProfessionalConcepts,
  ),
  holding(
    concept(
      '17.2.1',
      'GeneralPractitioner',
      'Huisartspraktijk',
      'generalPractitioners.healthcareProvider',
      'Patient.generalPractitioner',
    ),
    healthcareProviderConcepts,
  ),
  holding(
    concept(
      '17.2.1',
      'PreferredPharmacy',
      'Voorkeursapotheek',
      'preferredPharmacy',
      'Patient.extension(nl-core-preferred-pharmacy).valueReference',
    ),
    healthcareProviderConcepts,
  ),
];

/**
 * Builds a Patient (Patiënt, zib 2017 NL-CM:0.1.1) with the zibs nl-core-patient carries: marital status, nationality,
 * legal status, life stance, language proficiency, contact persons and general practitioner.
 *
 * @example
 * patient({ identificationNumbers: [bsn('999999990')], nameInformation: { lastName: { lastName: 'Jansen' } }, gender: 'F' })
 */
export const patient = defineZib('Patient', schema, patientConcepts);
