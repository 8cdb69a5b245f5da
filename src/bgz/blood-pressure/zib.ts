import {
  diastolischEindpuntCodelijst,
  houdingCodelijst,
  manchetTypeCodelijst,
  meetLocatieCodelijst,
  meetmethodeCodelijst,
} from '../../terminology/zib2017/codelists';
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
import type { BloodPressure, BloodPressureInput } from './types';

/** zib-BloodPressure fixes the unit of all three pressures. */
const pressure = quantityIn('mm[Hg]');

const fields = {
  ...basicFields,
  systolicBloodPressure: field('12.4.2', 'SystolischeBloeddruk', pressure, { note: 'In mm[Hg].' }),
  diastolicBloodPressure: field('12.4.3', 'DiastolischeBloeddruk', pressure.optional(), {
    note: 'In mm[Hg]. Left out, FHIR gets its component with the reason `unknown` in place of a value: the profile wants the component.',
  }),
  averageBloodPressure: field('12.4.4', 'GemiddeldeBloeddruk', pressure.optional(), { note: 'In mm[Hg].' }),
  bloodPressureDateTime: field('12.4.5', 'BloeddrukDatumTijd', dateTime),
  measuringMethod: field(
    '12.4.7',
    'Meetmethode',
    codedLike(meetmethodeCodelijst, { nonInvasive: '22762002', invasive: '10179008' }).optional(),
  ),
  cuffType: field(
    '12.4.9',
    'ManchetType',
    codedLike(manchetTypeCodelijst, {
      standard: 'STD',
      large: 'L',
      small: 'S',
      extraLarge: 'XL',
      child: 'KIND',
      youngChild: 'JONGKIND',
      neonate: 'NEONAAT',
    }).optional(),
  ),
  measuringLocation: field('12.4.10', 'MeetLocatie', codedLike(meetLocatieCodelijst).optional()),
  diastolicEndpoint: field(
    '12.4.8',
    'DiastolischEindpunt',
    codedLike(diastolischEindpuntCodelijst, { phaseIV: '255271000', phaseV: '255272007' }).optional(),
  ),
  position: field(
    '12.4.11',
    'Houding',
    codedLike(houdingCodelijst, {
      standing: '10904000',
      lying: '102538003',
      sitting: '33586001',
      reclining: '272587006',
      trendelenburg: '34106002',
    }).optional(),
  ),
  comment: field('12.4.6', 'Toelichting', text.optional()),
  status: statusField('Bloeddruk'),
  author: author(party.optional()),
};

/**
 * Builds a BloodPressure (Bloeddruk, zib 2017 NL-CM:12.4.1), mapped to zib-BloodPressure.
 *
 * @example
 * bloodPressure({
 *   id: 'bp-1',
 *   systolicBloodPressure: ucum(120, 'mm[Hg]'),
 *   diastolicBloodPressure: ucum(80, 'mm[Hg]'),
 *   bloodPressureDateTime: '2026-05-04T10:30',
 * })
 */
export const bloodPressure = defineZib(
  { id: '12.4.1', name: 'BloodPressure', dutch: 'Bloeddruk' },
  objectOf(fields),
  written<BloodPressure, BloodPressureInput>(),
);
