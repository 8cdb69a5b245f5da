import { systems } from '../../fhir/naming-systems';
import type { BodyWeight } from '../../zib';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { componentRow, fixedRow, foundAtRow, named, VITAL_SIGNS } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { quantityCodec } from '../parts/quantity/codec';
import { bodyWeightSection, WEIGHT } from './section';

const weight = named(WEIGHT, 'Lichaamsgewicht [massa] in ^patiënt', 'Body weight');

const clothing = { code: { system: systems.loinc, code: '8352-7', display: 'Clothing worn during measure' } };

const { row } = rowsOf<BodyWeight>();

/** BodyWeight (zib 12.1.1) in FHIR: zib-BodyWeight. */
export const bodyWeightStu3 = observationStu3<BodyWeight>(
  bodyWeightSection,
  [fixedRow('category', VITAL_SIGNS, 'list'), fixedRow('code', weight)],
  [
    foundAtRow<BodyWeight>('weightDateTime'),
    row('weightValue', 'valueQuantity', quantityCodec),
    componentRow('clothing', clothing, conceptCodec()),
  ],
);
