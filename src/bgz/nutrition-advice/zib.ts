import * as z from 'zod';
import { atLeastOne } from '../define/at-least-one';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';
import type { NutritionAdvice, NutritionAdviceInput } from './types';

/** Codes of http://hl7.org/fhir/nutrition-request-status (STU3). */
export const nutritionStatuses = [
  'proposed',
  'draft',
  'planned',
  'requested',
  'active',
  'on-hold',
  'completed',
  'cancelled',
  'entered-in-error',
] as const;

const fields = {
  ...basicFields,
  dietType: field('7.11.2', 'DieetType', text.optional(), { note: 'In words: "zoutarm".' }),
  consistency: field('7.11.3', 'Consistentie', text.optional(), {
    note: 'Of food and drink, in words. FHIR has it of solid food, of the kind of food and of fluids: it goes to all three.',
  }),
  comment: field('7.11.4', 'Toelichting', text.optional()),
  dateTime: field('0.0.14', 'DatumTijd', dateTime.optional(), {
    name: 'DateTime',
    ada: 'zibroot/datum_tijd',
    note: 'When the advice was given. FHIR wants it: left out, it is sent as unknown.',
  }),
  status: unnamed('Voedingsadvies', z.enum(nutritionStatuses).optional(), {
    note: "How far it is, in FHIR's own words, for sources that know. Left out, it is `active`.",
  }),
  author: author(
    partyWithout('patient', 'healthcareProvider', 'contactPerson').optional(),
    'patient',
    'healthcareProvider',
  ),
};

/**
 * Builds a NutritionAdvice (Voedingsadvies, zib 2017 NL-CM:7.11.1), mapped to zib-NutritionAdvice.
 *
 * @example
 * nutritionAdvice({ id: 'n-1', dietType: 'zoutarm', consistency: 'gemalen', dateTime: '2026-05-04' })
 */
export const nutritionAdvice = defineZib(
  { id: '7.11.1', name: 'NutritionAdvice', dutch: 'Voedingsadvies' },
  checkedObjectOf(fields, atLeastOne('dietType', 'consistency', 'comment')),
  written<NutritionAdvice, NutritionAdviceInput>(),
);
