import { soortTabakGebruikCodelijst, tabakGebruikStatusCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { notNegative, quantity } from '../parts/quantity/zib';
import { text } from '../parts/text/zib';
import type { TobaccoUse, TobaccoUseInput } from './types';

const fields = {
  ...basicFields,
  tobaccoUseStatus: field(
    '7.2.10',
    'TabakGebruikStatus',
    codedLike(tabakGebruikStatusCodelijst, {
      smokesDaily: '449868002',
      smokesSometimes: '230059006',
      smokesPassively: '43381005',
      exSmoker: '8517006',
      doesNotSmokePastUnknown: '405746006',
      neverSmoked: '266919005',
      other: 'OTH',
    }),
  ),
  typeOfTobaccoUsed: field(
    '7.2.9',
    'SoortTabakGebruik',
    codedLike(soortTabakGebruikCodelijst, {
      cigarettes: '65568007',
      cigars: '59978006',
      pipe: '82302008',
      rollingTobacco: '160619003',
      other: 'OTH',
    }).optional(),
  ),
  startDate: field('7.2.4', 'StartDatum', dateTime.optional(), { ada: 'waarneming_gebruik/start_datum' }),
  stopDate: field('7.2.5', 'StopDatum', dateTime.optional(), { ada: 'waarneming_gebruik/stop_datum' }),
  amount: field('7.2.6', 'Hoeveelheid', quantity.optional(), {
    ada: 'waarneming_gebruik/hoeveelheid',
    note: 'Cigarettes or cigars in a time (`/d`, `{sigaret}/d`), or grams of rolling tobacco (`g/wk`).',
  }),
  packYears: field('7.2.7', 'PackYears', notNegative.optional(), {
    ada: 'waarneming_gebruik/pack_years',
    note: 'As it was registered; it is never worked out from the rest.',
  }),
  comment: field('7.2.3', 'Toelichting', text.optional()),
  status: statusField('TabakGebruik'),
  author: author(party.optional()),
};

/**
 * Builds a TobaccoUse (TabakGebruik, zib 2017 NL-CM:7.2.1), mapped to zib-TobaccoUse.
 *
 * @example
 * tobaccoUse({ id: 't-1', tobaccoUseStatus: 'smokesDaily', typeOfTobaccoUsed: 'cigarettes', amount: ucum(10, '/d'), packYears: 12.5 })
 */
export const tobaccoUse = defineZib(
  { id: '7.2.1', name: 'TobaccoUse', dutch: 'TabakGebruik' },
  checkedObjectOf(fields, beginBeforeEnd('startDate', 'stopDate')),
  written<TobaccoUse, TobaccoUseInput>(),
);
