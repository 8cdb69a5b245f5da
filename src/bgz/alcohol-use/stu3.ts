import { systems } from '../../fhir/naming-systems';
import type { AlcoholUse } from '../../zib';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { componentRow, fixedRow, named } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { periodRow } from '../parts/period-of-use/codec';
import { quantityCodec } from '../parts/quantity/codec';
import { alcoholUseSection, USE } from './section';

const snomed = (code: string) => ({ system: systems.snomed, code });

const use = named(
  USE,
  'bevinding betreffende alcoholgebruik',
  'Finding relating to alcohol drinking behavior (finding)',
);

const amount = named(snomed('160573003'), 'inname van alcohol', 'Alcohol intake (observable entity)');

const { row } = rowsOf<AlcoholUse>();

/** AlcoholUse (zib 7.3.1) in FHIR: zib-AlcoholUse. */
export const alcoholUseStu3 = observationStu3<AlcoholUse>(
  alcoholUseSection,
  [fixedRow('code', use)],
  [
    periodRow<AlcoholUse>('effectivePeriod', 'startDate', 'stopDate'),
    row('alcoholUseStatus', 'valueCodeableConcept', conceptCodec('other-as-coding')),
    componentRow('amount', amount, quantityCodec),
  ],
);
