import * as z from 'zod';
import { orderStatusCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { written } from '../define/written';
import { basicFields } from '../parts/basic-elements/fields';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { referenceTo } from '../parts/references/zib';
import { vaccineCode } from '../parts/vaccine/zib';
import type { VaccinationRecommendation, VaccinationRecommendationInput } from './types';

const fields = {
  ...basicFields,
  orderStatus: field(
    '16.1.9',
    'OrderStatus',
    codedLike(orderStatusCodelijst, { requested: '385644000', inProgress: '385651009' }).optional(),
    { ada: 'status' },
  ),
  productCode: field('11.1.2', 'ProductCode', vaccineCode, {
    note: 'What is to be given; codes of others for the same are `translations`, one of each code system.',
  }),
  preferredDateForRevaccination: field('11.1.5', 'GewensteDatumHervaccinatie', dateTime.optional(), {
    name: 'PreferedDateForRevaccination',
    note: 'FHIR wants it: left out, it is sent as unknown.',
  }),
  startDate: field('16.1.10', 'BeginDatum', dateTime.optional(), { note: 'Not before: the earliest date.' }),
  endDate: field('16.1.11', 'EindDatum', dateTime.optional(), { note: 'Not after: the latest date.' }),
  vaccinations: unnamed('Vaccinatie', z.array(referenceTo('vaccinations')).optional(), {
    ada: false,
    note: 'Vaccinations that it repeats or rests on.',
  }),
  forecastStatus: unnamed('Vaccinatie', coded.optional(), {
    ada: false,
    note: "Where the patient is on the way to being protected, in FHIR's own codes, for sources that know. Left out, it is `due`.",
  }),
};

/**
 * Builds a vaccination that is planned (PlannedCareActivityForTransfer with Vaccination, zib 2017 NL-CM:16.1.5), mapped to
 * zib-VaccinationRecommendation. BgZ of MedMij has it; that of BgZ MSZ 2.0 has no search for it.
 *
 * @example
 * vaccinationRecommendation({ id: 'vr-1', productCode: atc('J07AM01', 'tetanusvaccin'), preferredDateForRevaccination: '2028-06' })
 */
export const vaccinationRecommendation = defineZib(
  { id: '16.1.5', name: 'VaccinationRecommendation', concept: 'Vaccination', dutch: 'Vaccinatie' },
  checkedObjectOf(fields, beginBeforeEnd('startDate', 'endDate')),
  written<VaccinationRecommendation, VaccinationRecommendationInput>(),
);
