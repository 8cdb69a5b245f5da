import * as z from 'zod';
import { defineZib } from '../define/define-zib';
import { field, objectOf, unnamed } from '../define/field';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { author, basicFields } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { dateTime } from '../parts/moment/zib';
import { quantity } from '../parts/quantity/zib';
import { text } from '../parts/text/zib';
import { vaccineCode } from '../parts/vaccine/zib';
import type { Vaccination, VaccinationInput } from './types';

/** Codes of the value set immunization-status (STU3). */
export const vaccinationStatuses = ['completed', 'entered-in-error'] as const;

const fields = {
  ...basicFields,
  productCode: field('11.1.2', 'ProductCode', vaccineCode, {
    note: 'HPK, GPK, PRK or ZI number, or ATC (J07…) when it is known by hearsay only. Codes of others for the same are `translations`, one of each code system.',
  }),
  vaccinationDate: field('11.1.3', 'VaccinatieDatum', dateTime),
  dose: field('11.1.4', 'Dosis', quantity.optional(), { note: 'How much of the product, mostly in mL.' }),
  preferredDateForRevaccination: field('11.1.5', 'GewensteDatumHervaccinatie', dateTime.optional(), {
    name: 'PreferedDateForRevaccination',
    note: 'When it is to be repeated: becomes a planned vaccination beside it, and comes back as one (VaccinationRecommendation). A receiver finds it where `vaccinationRecommendations` has a source, be it one that gives nothing.',
  }),
  administrator: field('11.1.6', 'Toediener', healthProfessional.schema.optional()),
  comment: field('11.1.7', 'Toelichting', text.optional()),
  status: unnamed('Vaccinatie', z.enum(vaccinationStatuses).optional(), {
    note: "FHIR's own words: left out, it is `completed`. What was entered in error is in no national search.",
  }),
  primarySource: unnamed('Vaccinatie', z.boolean().optional(), {
    note: 'Whether it is based on what the administrator told; left out, FHIR says no, as the national test set does.',
  }),
  informationSource: field('0.0.2', 'Informatiebron', coded.optional(), {
    name: 'InformationSource',
    ada: false,
    note: 'Where it is known from, where not from the administrator. The profile has a code for it (`Immunization.reportOrigin`), and no person.',
  }),
  author: author(
    partyWithout('patient', 'healthcareProvider', 'contactPerson').optional(),
    'patient',
    'healthcareProvider',
  ),
};

/**
 * Builds a Vaccination (Vaccinatie, zib 2017 NL-CM:11.1.1), mapped to zib-Vaccination; with a date on which it is to be
 * repeated also to zib-VaccinationRecommendation.
 *
 * @example
 * vaccination({ id: 'v-1', productCode: atc('J07AM01', 'tetanusvaccin'), vaccinationDate: '2008-06-22', dose: ucum(0.5, 'mL') })
 */
export const vaccination = defineZib(
  { id: '11.1.1', name: 'Vaccination', dutch: 'Vaccinatie' },
  objectOf(fields),
  written<Vaccination, VaccinationInput>(),
);
