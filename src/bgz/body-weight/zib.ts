import { kledingCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { quantityIn } from '../parts/quantity/in-unit';
import { text } from '../parts/text/zib';
import type { BodyWeight, BodyWeightInput } from './types';

const fields = {
  ...basicFields,
  // FHIR's list (ucum-bodyweight) has pounds too, which the profile says not to use: the zib does not have them.
  weightValue: field('12.1.2', 'GewichtWaarde', quantityIn('kg', 'g'), {
    note: 'In kg; of a small child it may be in g. Measured or estimated.',
  }),
  weightDateTime: field('12.1.4', 'GewichtDatumTijd', dateTime),
  clothing: field(
    '12.1.5',
    'Kleding',
    codedLike(kledingCodelijst, {
      undressed: 'UNDRESSED',
      minimal: 'MINIMAL',
      full: 'FULL',
      diaper: 'DIAPER',
    }).optional(),
    { note: 'What was worn when it was measured.' },
  ),
  comment: field('12.1.3', 'Toelichting', text.optional()),
  status: statusField('Lichaamsgewicht'),
  author: author(party.optional()),
};

/**
 * Builds a BodyWeight (Lichaamsgewicht, zib 2017 NL-CM:12.1.1), mapped to zib-BodyWeight.
 *
 * @example
 * bodyWeight({ id: 'w-1', weightValue: ucum('72.5', 'kg'), weightDateTime: '2026-05-04T10:30', clothing: 'minimal' })
 */
export const bodyWeight = defineZib(
  { id: '12.1.1', name: 'BodyWeight', dutch: 'Lichaamsgewicht' },
  objectOf(fields),
  written<BodyWeight, BodyWeightInput>(),
);
