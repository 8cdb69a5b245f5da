import { alcoholGebruikStatusCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { quantity } from '../parts/quantity/zib';
import { text } from '../parts/text/zib';
import type { AlcoholUse, AlcoholUseInput } from './types';

const fields = {
  ...basicFields,
  alcoholUseStatus: field(
    '7.3.2',
    'AlcoholGebruikStatus',
    codedLike(alcoholGebruikStatusCodelijst, {
      drinks: '219006',
      doesNotDrink: '105542008',
      drankInThePast: '82581004',
      neverDrank: '228274009',
      other: 'OTH',
    }),
  ),
  startDate: field('7.3.4', 'StartDatum', dateTime.optional(), { ada: 'waarneming_gebruik/start_datum' }),
  stopDate: field('7.3.5', 'StopDatum', dateTime.optional(), { ada: 'waarneming_gebruik/stop_datum' }),
  amount: field('7.3.6', 'Hoeveelheid', quantity.optional(), {
    ada: 'waarneming_gebruik/hoeveelheid',
    note: 'Units of alcohol in a time, in UCUM: `{glas}/wk`, or of another time.',
  }),
  comment: field('7.3.7', 'Toelichting', text.optional()),
  status: statusField('AlcoholGebruik'),
  author: author(party.optional()),
};

/**
 * Builds an AlcoholUse (AlcoholGebruik, zib 2017 NL-CM:7.3.1), mapped to zib-AlcoholUse.
 *
 * @example
 * alcoholUse({ id: 'a-1', alcoholUseStatus: 'drinks', startDate: '1998', amount: ucum(4, '{glas}/wk') })
 */
export const alcoholUse = defineZib(
  { id: '7.3.1', name: 'AlcoholUse', dutch: 'AlcoholGebruik' },
  checkedObjectOf(fields, beginBeforeEnd('startDate', 'stopDate')),
  written<AlcoholUse, AlcoholUseInput>(),
);
