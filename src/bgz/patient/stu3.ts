import type { Patient as FhirPatient, Reference } from 'fhir/r3';
import { fhirDateTime, isOnDutchClock } from '../../fhir/date-time';
import { momentExists } from '../../fhir/moment-text';
import { geslachtCodelijst } from '../../terminology/zib2017/codelists';
import { geslachtCodelijstToAdministrativeGender } from '../../terminology/zib2017/concept-maps';
import type { Party, Patient } from '../../zib';
import { contactCodec } from '../contact-person/in-patient';
import { each } from '../define/codec';
import type { MappingContext } from '../define/context';
import { extension, maybe, some } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import type { ReadContext } from '../define/read-context';
import { readFrom } from '../define/read-from';
import { inExtension, type Row, rowsOf } from '../define/rows';
import { defineStu3, type Stu3 } from '../define/stu3';
import { professional, withRole } from '../health-professional/stu3';
import { organization, organizationCodec } from '../healthcare-provider/stu3';
import { languageCodec } from '../language-proficiency/stu3';
import { addressCodec } from '../parts/address-information/codec';
import { conceptCodec, contradicts, SPECIFICATION } from '../parts/code/codec';
import { readBeside } from '../parts/code/listed';
import { readConcept } from '../parts/code/read';
import { codeableConcept, codeSpecification } from '../parts/code/stu3';
import { codesBothWays } from '../parts/code/translation';
import { contactPointsCodec } from '../parts/contact-information/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { dateCodec } from '../parts/moment/codec';
import { onlyNameCodec } from '../parts/name-information/codec';
import { displayName } from '../parts/name-information/stu3';
import { activeRow } from '../parts/party/active';
import { identityOf } from '../parts/party/identity';
import { readParty } from '../parts/party/read';
import { patientSection } from './section';

const genders = codesBothWays(geslachtCodelijst, geslachtCodelijstToAdministrativeGender);

/** What the FHIR id of a patient is made of: the key in the source, else the identification number. */
export function patientIdentity(patient: Patient): string[] {
  return patient.id === undefined ? identityOf(patient) : ['key', patient.id];
}

/** The patient's name as references show it: initials, and the last name by its usage. */
export function patientDisplay(patient: Patient): string {
  return displayName(patient.nameInformation, 'initials') ?? 'Patiënt';
}

const writeGender = ({ gender }: Patient) => ({
  gender: maybe(gender, (one) => genders.to(one.code ?? one.nullFlavor)),
  _gender: maybe(gender, codeSpecification),
});

/** The zib's own code, beside the gender; else what FHIR's says. */
function readGender(patient: FhirNode) {
  const own = readBeside(geslachtCodelijst, patient, 'gender');
  if (contradicts(genders, own, patient.peek('gender'))) {
    patient.giveBackOf('gender');
    return {};
  }
  const gender = own ?? genders.from(patient.peek('gender'));
  if (gender !== undefined) patient.drop('gender', genders.to(gender.code ?? gender.nullFlavor));
  return { gender };
}

const writeDeath = ({ deathIndicator, dateOfDeath }: Patient) => ({
  deceasedBoolean: dateOfDeath === undefined ? deathIndicator : undefined,
  deceasedDateTime: maybe(dateOfDeath, fhirDateTime),
});

/** Of whom a date of death is told, is known to have died; also where it is none that a record can hold, which stays. */
function readDeath(patient: FhirNode) {
  const date = patient.peek('deceasedDateTime');
  if (typeof date !== 'string' || date.trim() === '') return { deathIndicator: patient.boolean('deceasedBoolean') };
  if (!momentExists(date) || !isOnDutchClock(date)) return { deathIndicator: true };
  patient.take('deceasedDateTime');
  return { deathIndicator: true, dateOfDeath: date };
}

const writeBirth = ({ multipleBirthIndicator }: Patient) => ({ multipleBirthBoolean: multipleBirthIndicator });

/** Which of them it was has no place in the zib, and is told as not read. */
function readBirth(patient: FhirNode) {
  const isOneOfSeveral = Number.isInteger(Number(patient.peek('multipleBirthInteger') ?? Number.NaN));
  return { multipleBirthIndicator: patient.boolean('multipleBirthBoolean') ?? (isOneOfSeveral ? true : undefined) };
}

/** Nationality, in a part of an extension. */
const nationalitiesRow: Row<Patient> = {
  places: { nationalities: ['extension(patient-nationality).extension(code).valueCodeableConcept'] },
  write({ nationalities = [] }, target) {
    const written = nationalities.map((one) =>
      extension('patient-nationality', { extension: [{ url: 'code', valueCodeableConcept: codeableConcept(one) }] }),
    );
    if (written.length > 0) target.extension = [...((target.extension as unknown[] | undefined) ?? []), ...written];
  },
  read(source, draft) {
    const read = source.extensions('patient-nationality').flatMap((one) => {
      const concept = one.part('code')?.open('valueCodeableConcept');
      return (concept && readConcept(concept)) ?? [];
    });
    if (read.length > 0) draft.nationalities = read;
  },
};

function writePractitioners({ generalPractitioners = [] }: Patient, context: MappingContext) {
  const references = generalPractitioners.flatMap(({ healthProfessional, healthcareProvider }) => [
    ...(healthProfessional ? [withRole(professional(healthProfessional, context))] : []),
    ...(healthcareProvider ? [organization(healthcareProvider, context)] : []),
  ]);
  return { generalPractitioner: some(...references) };
}

function readPractitioners(patient: FhirNode, context: ReadContext) {
  const generalPractitioners: Partial<Party>[] = [];
  for (const reference of patient.list('generalPractitioner')) {
    const { healthProfessional, healthcareProvider } = readParty(reference, context) ?? {};
    if (healthProfessional) generalPractitioners.push(readFrom(reference, { healthProfessional }));
    else if (healthcareProvider) generalPractitioners.push(readFrom(reference, { healthcareProvider }));
  }
  return { generalPractitioners: generalPractitioners.length > 0 ? generalPractitioners : undefined };
}

const { row, pair, repeated } = rowsOf<Patient>();

const stated = defineStu3<Patient>({
  type: 'Patient',
  profiles: patientSection.profiles,
  id: (_patient, { patientId }) => patientId,
  rows: [
    nationalitiesRow,
    repeated('legalStatuses', inExtension('zib-patient-legalstatus'), conceptCodec('coding')),
    repeated('lifeStances', inExtension('zib-LifeStance'), conceptCodec('coding')),
    row('preferredPharmacy', inExtension('nl-core-preferred-pharmacy'), organizationCodec),
    identifiersRow,
    activeRow,
    row('nameInformation', 'name', onlyNameCodec),
    row('contactInformation', 'telecom', contactPointsCodec()),
    pair({ gender: [`gender.${SPECIFICATION}`] }, writeGender, readGender),
    row('dateOfBirth', 'birthDate', dateCodec),
    pair(
      { deathIndicator: ['deceasedBoolean', 'deceasedDateTime'], dateOfDeath: ['deceasedDateTime'] },
      writeDeath,
      readDeath,
    ),
    row('addressInformation', 'address', each(addressCodec())),
    row('maritalStatus', 'maritalStatus', conceptCodec()),
    pair({ multipleBirthIndicator: ['multipleBirthBoolean'] }, writeBirth, readBirth),
    row('contactPersons', 'contact', each(contactCodec)),
    row('languageProficiencies', 'communication', each(languageCodec)),
    pair(
      {
        'generalPractitioners.healthProfessional': ['generalPractitioner'],
        'generalPractitioners.healthcareProvider': ['generalPractitioner'],
      },
      writePractitioners,
      readPractitioners,
    ),
  ],
});

/**
 * nl-core-patient has room for one general practitioner (NL-CM:17.1.1 is 0..1); a patient with more is no longer one, as
 * in Nictiz's own test patients, and claims the BgZ profile alone.
 */
const claimed = (practitioners: readonly Reference[] = []): string[] =>
  practitioners.length > 1 ? patientSection.profiles.slice(1) : [...patientSection.profiles];

/** Patient (zib 0.1.1 and the zibs nl-core-patient carries) in FHIR: nl-core-patient. */
export const patientStu3: Stu3<Patient> = {
  ...stated,
  to(patient, context) {
    const resource = stated.to(patient, context) as FhirPatient;
    return { ...resource, meta: { profile: claimed([resource.generalPractitioner ?? []].flat()) } };
  },
};
