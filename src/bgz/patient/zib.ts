import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { amended } from '../../terminology/codelist';
import {
  burgerlijkeStaatCodelijst,
  geslachtCodelijst,
  juridischeStatusCodelijst,
  levensovertuigingCodelijst,
} from '../../terminology/zib2017/codelists';
import { contactPerson, contactPersonFields } from '../contact-person/zib';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, plain } from '../define/field';
import { statedOf } from '../define/found-words';
import { checked, report } from '../define/issue';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { languageProficiency } from '../language-proficiency/zib';
import { addressInformation } from '../parts/address-information/zib';
import { metadataField } from '../parts/basic-elements/fields';
import { codedOrBare } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { date, dateTime } from '../parts/moment/zib';
import { nameInformation } from '../parts/name-information/zib';
import { flag, key } from '../parts/text/zib';
import type { Patient, PatientInput } from './types';

/** The value set writes one apostrophe as two. */
const lifeStanceCodelist = amended(levensovertuigingCodelijst, {
  [systems.snomed]: { '80587008': "Jehova's getuige" },
});

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
const contactOfPatient: typeof contactPerson.schema = checked(contactPerson.schema, (person, ctx) => {
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

const generalPractitioner = checkedObjectOf(
  {
    healthProfessional: field('17.1.1', 'Huisarts', healthProfessional.schema.optional(), {
      name: 'GeneralPractitioner',
    }),
    healthcareProvider: field('17.2.1', 'Huisartspraktijk', healthcareProvider.schema.optional(), {
      ada: 'praktijk',
      name: 'GeneralPractitioner',
    }),
  },
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

/** Who is a contact person of the patient has no number of his or her own there. */
const { identificationNumbers: _none, ...contactFields } = contactPersonFields;

const fields = {
  id: plain(key.optional(), {
    note: 'Own key in the source. With it the FHIR id of the patient does not depend on the BSN.',
  }),
  identificationNumbers: field(
    '0.1.7',
    'Identificatienummer',
    z.array(identifier).min(1, 'at least one identification number'),
    { name: 'PatientIdentificationNumber', note: 'At least one; the BSN is what a pull asks for.' },
  ),
  nameInformation: field('0.1.6', 'Naamgegevens', nameInformation.optional()),
  contactInformation: field('0.1.5', 'Contactgegevens', contactInformation.optional()),
  gender: field('0.1.9', 'Geslacht', codedFrom(geslachtCodelijst).optional()),
  dateOfBirth: field('0.1.10', 'Geboortedatum', date.optional()),
  deathIndicator: field('0.1.32', 'OverlijdensIndicator', flag.optional()),
  dateOfDeath: field('0.1.33', 'DatumOverlijden', dateTime.optional()),
  addressInformation: field('0.1.4', 'Adresgegevens', z.array(addressInformation).optional()),
  multipleBirthIndicator: field('0.1.31', 'MeerlingIndicator', flag.optional()),
  maritalStatus: field('7.9.2', 'BurgerlijkeStaat', codedLike(burgerlijkeStaatCodelijst).optional(), {
    ada: '../burgerlijke_staat_rc/burgerlijke_staat',
  }),
  nationalities: field('7.6.3', 'Nationaliteit', z.array(codedOrBare).optional(), { name: 'Nationality', ada: false }),
  legalStatuses: field(
    '14.3.2',
    'JuridischeStatus',
    z
      .array(oneCode(codedLike(juridischeStatusCodelijst)))
      .max(2, 'at most two: the profile has no more')
      .optional(),
    { name: 'LegalStatus', ada: false },
  ),
  lifeStances: field('7.5.2', 'Levensovertuiging', z.array(oneCode(codedLike(lifeStanceCodelist))).optional(), {
    name: 'LifeStance',
    ada: false,
  }),
  languageProficiencies: field('7.12.1', 'Taalvaardigheid', z.array(languageProficiency).optional(), {
    name: 'LanguageProficiency',
    ada: false,
  }),
  contactPersons: field('3.1.1', 'Contactpersoon', z.array(contactOfPatient).optional(), {
    name: 'ContactPerson',
    inside: contactFields,
    ada: 'eerste_contactpersoon',
    note: 'Each with a name, contact information or address, and without identification numbers.',
  }),
  generalPractitioners: plain(z.array(generalPractitioner).optional(), { ada: 'huisartsgegevens' }),
  preferredPharmacy: field('17.2.1', 'Voorkeursapotheek', healthcareProvider.schema.optional(), { ada: false }),
  metadata: metadataField,
};

const shape = checkedObjectOf(fields, (patient, ctx) => {
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
});

/**
 * Builds a Patient (Patiënt, zib 2017 NL-CM:0.1.1) with the zibs nl-core-patient carries: marital status, nationality,
 * legal status, life stance, language proficiency, contact persons and general practitioner.
 *
 * @example
 * patient({ identificationNumbers: [bsn('999999990')], nameInformation: { lastName: { lastName: 'Jansen' } }, gender: 'F' })
 */
export const patient = defineZib(
  { id: '0.1.1', name: 'Patient', dutch: 'Patiënt' },
  shape,
  written<Patient, PatientInput>(),
);
