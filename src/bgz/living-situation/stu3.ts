import type { LivingSituation } from '../../zib';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { fixedRow, foundAtRow, named } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { livingSituationSection, SITUATION } from './section';

const situation = named(
  SITUATION,
  'bevinding betreffende woon- en huisvestingssituatie',
  'Finding of residence and accommodation circumstances (finding)',
);

const { row } = rowsOf<LivingSituation>();

/** LivingSituation (zib 7.8.1) in FHIR: zib-LivingSituation. */
export const livingSituationStu3 = observationStu3<LivingSituation>(
  livingSituationSection,
  [fixedRow('code', situation)],
  [foundAtRow<LivingSituation>('dateTime'), row('houseType', 'valueCodeableConcept', conceptCodec('other-as-coding'))],
);
