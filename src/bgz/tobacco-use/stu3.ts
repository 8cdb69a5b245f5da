import type { Quantity } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import type { TobaccoUse } from '../../zib';
import { complex } from '../define/codec';
import { rowsOf } from '../define/rows';
import { conceptCodec } from '../parts/code/codec';
import { componentRow, fixedRow, named } from '../parts/observation/codec';
import { observationStu3 } from '../parts/observation/stu3';
import { periodRow } from '../parts/period-of-use/codec';
import { quantityCodec } from '../parts/quantity/codec';
import { isBound } from '../parts/quantity/read';
import { withDecimal } from '../parts/quantity/stu3';
import type { Decimal } from '../parts/quantity/zib';
import { tobaccoUseSection, USE } from './section';

const snomed = (code: string) => ({ system: systems.snomed, code });

const use = named(
  USE,
  'bevinding betreffende tabakgebruik en blootstelling aan tabaksrook',
  'Finding of tobacco use and exposure (finding)',
);

const components = {
  type: named(snomed('53661000146106'), 'type tabak gebruikt', 'Type of tobacco used (observable entity)'),
  amount: named(
    snomed('266918002'),
    'hoeveelheid en type tabak gerookt',
    'Tobacco smoking consumption (observable entity)',
  ),
  packYears: named(snomed('401201003'), 'pakjaren', 'Cigarette pack-years (observable entity)'),
};

const PACK_YEARS = '{PackYears}';

/** A number of pack years; the profile fixes the unit, and Nictiz shows no word for it. */
const packYearsCodec = complex<Decimal>(
  'Quantity',
  (value) => withDecimal<Quantity>({ value: Number(value), system: systems.ucum, code: PACK_YEARS }, 'value', value),
  (node) => {
    if (isBound(node) || node.peek('code') !== PACK_YEARS) return undefined;
    const value = node.peek('system') === systems.ucum ? node.decimal('value') : undefined;
    if (value === undefined) return undefined;
    node.take('system');
    node.take('code');
    node.drop('unit', 'PackYears', PACK_YEARS);
    return value;
  },
);

const { row } = rowsOf<TobaccoUse>();

/** TobaccoUse (zib 7.2.1) in FHIR: zib-TobaccoUse. */
export const tobaccoUseStu3 = observationStu3<TobaccoUse>(
  tobaccoUseSection,
  [fixedRow('code', use)],
  [
    periodRow<TobaccoUse>('effectivePeriod', 'startDate', 'stopDate'),
    row('tobaccoUseStatus', 'valueCodeableConcept', conceptCodec('other-as-coding')),
    componentRow('typeOfTobaccoUsed', components.type, conceptCodec('other-as-coding')),
    componentRow('amount', components.amount, quantityCodec),
    componentRow('packYears', components.packYears, packYearsCodec),
  ],
);
