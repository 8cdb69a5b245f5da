import { systems } from '../../fhir/naming-systems';
import type { Codelist } from '../../terminology/codelist';
import { defineZib } from '../define/define-zib';
import { field, objectOf } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedFrom } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { quantityIn } from '../parts/quantity/in-unit';
import { text } from '../parts/text/zib';
import type { BodyHeight, BodyHeightInput } from './types';

/** The package names this list in a ConceptMap only, and has both of its codes there; the terms are those of HoudingCodelijst. */
export const positieCodelijst = {
  name: 'PositieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.40.2.12.2.1',
  codes: { [systems.snomed]: { '10904000': 'Staande positie', '102538003': 'Liggende positie' } },
} as const satisfies Codelist;

const fields = {
  ...basicFields,
  // FHIR's list (ucum-bodylength) has inches too, which the zib does not.
  heightValue: field('12.2.2', 'LengteWaarde', quantityIn('cm'), { note: 'In cm.' }),
  heightDateTime: field('12.2.4', 'LengteDatumTijd', dateTime),
  position: field(
    '12.2.5',
    'Positie',
    codedFrom(positieCodelijst, { standing: '10904000', lying: '102538003' }).optional(),
    { note: 'In FHIR it is told by a second LOINC code of the measurement.' },
  ),
  comment: field('12.2.3', 'Toelichting', text.optional()),
  status: statusField('Lichaamslengte'),
  author: author(party.optional()),
};

/**
 * Builds a BodyHeight (Lichaamslengte, zib 2017 NL-CM:12.2.1), mapped to zib-BodyHeight.
 *
 * @example
 * bodyHeight({ id: 'h-1', heightValue: ucum(183, 'cm'), heightDateTime: '2026-05-04', position: 'standing' })
 */
export const bodyHeight = defineZib(
  { id: '12.2.1', name: 'BodyHeight', dutch: 'Lichaamslengte' },
  objectOf(fields),
  written<BodyHeight, BodyHeightInput>(),
);
