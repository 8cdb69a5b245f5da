import * as z from 'zod';
import {
  drugsGebruikStatusCodelijst,
  drugsOfGeneesmiddelSoortCodelijst,
  toedieningswegCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { text } from '../parts/text/zib';
import type { DrugUse, DrugUseInput } from './types';

const fields = {
  ...basicFields,
  drugUseStatus: field(
    '7.4.3',
    'DrugsGebruikStatus',
    codedLike(drugsGebruikStatusCodelijst, {
      uses: '361055000',
      doesNotUse: '228367002',
      neverUsed: '228368007',
      usedInThePast: '44870007',
      other: 'OTH',
    }),
  ),
  drugOrMedicationType: field(
    '7.4.2',
    'DrugsOfGeneesmiddelSoort',
    codedLike(drugsOfGeneesmiddelSoortCodelijst).optional(),
  ),
  routesOfAdministration: field(
    '7.4.4',
    'Toedieningsweg',
    z
      .array(
        codedLike(toedieningswegCodelijst, { oral: '9', nasal: '6', inhaled: '62', intravenous: '5', other: 'OTH' }),
      )
      .optional(),
    { name: 'RouteOfAdministration' },
  ),
  startDate: field('7.4.6', 'StartDatum', dateTime.optional(), { ada: 'waarneming_gebruik/start_datum' }),
  stopDate: field('7.4.7', 'StopDatum', dateTime.optional(), { ada: 'waarneming_gebruik/stop_datum' }),
  amount: field('7.4.8', 'Hoeveelheid', text.optional(), {
    ada: 'waarneming_gebruik/hoeveelheid',
    note: 'In words: how much in what time, or how often.',
  }),
  comment: field('7.4.9', 'Toelichting', text.optional()),
  status: statusField('DrugsGebruik'),
  author: author(party.optional()),
};

/**
 * Builds a DrugUse (DrugsGebruik, zib 2017 NL-CM:7.4.1), mapped to zib-DrugUse.
 *
 * @example
 * drugUse({ id: 'd-1', drugUseStatus: 'usedInThePast', drugOrMedicationType: '387286002', startDate: '2004-06', stopDate: '2009', amount: '60 mg per dag' })
 */
export const drugUse = defineZib(
  { id: '7.4.1', name: 'DrugUse', dutch: 'DrugsGebruik' },
  checkedObjectOf(fields, beginBeforeEnd('startDate', 'stopDate')),
  written<DrugUse, DrugUseInput>(),
);
