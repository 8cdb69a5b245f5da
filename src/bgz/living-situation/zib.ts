import { woningTypeCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { text } from '../parts/text/zib';
import type { LivingSituation, LivingSituationInput } from './types';

const fields = {
  ...basicFields,
  houseType: field(
    '7.8.3',
    'WoningType',
    codedLike(woningTypeCodelijst, {
      upstairsFlat: 'BOVENW',
      groundFloorFlat: 'BENEDENW',
      singleFamilyHouse: 'EENGEZW',
      flat: 'FLATW',
      shelteredHousing: 'AANLW',
      houseboat: 'WOONB',
      caravan: 'WOONW',
      institution: 'AWBZIN',
      homeless: 'DAKLOO',
      other: 'OTH',
    }).optional(),
  ),
  dateTime: field('0.0.14', 'DatumTijd', dateTime.optional(), {
    ada: 'zibroot/datum_tijd',
    note: 'When it was so: the zib itself has no date.',
  }),
  comment: field('7.8.2', 'Toelichting', text.optional()),
  status: statusField('Woonsituatie'),
  author: author(party.optional()),
};

/**
 * Builds a LivingSituation (Woonsituatie, zib 2017 NL-CM:7.8.1), mapped to zib-LivingSituation.
 *
 * @example
 * livingSituation({ id: 'l-1', houseType: 'flat', comment: 'derde etage, lift' })
 */
export const livingSituation = defineZib(
  { id: '7.8.1', name: 'LivingSituation', dutch: 'Woonsituatie' },
  objectOf(fields),
  written<LivingSituation, LivingSituationInput>(),
);
