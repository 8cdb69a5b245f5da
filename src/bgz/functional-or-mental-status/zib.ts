import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import type { Codelist } from '../../terminology/codelist';
import { defineZib } from '../define/define-zib';
import { field, objectOf, unnamed } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedFrom } from '../parts/code/from-codelist';
import { oneOfEachSystem } from '../parts/code/one-of-each-system';
import { dateTime } from '../parts/moment/zib';
import { statusField } from '../parts/observation/zib';
import { referenceTo } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { FunctionalOrMentalStatus, FunctionalOrMentalStatusInput } from './types';

/** The list of the BgZ (BgZ-FunctionalOrMentalStatus), which zib 2017 itself does not have. */
export const statusCategorieCodelijst = {
  name: 'StatusCategorieCodelijst',
  oid: '2.16.840.1.113883.2.4.3.11.60.42.11.3',
  codes: {
    [systems.snomed]: {
      '118228005': 'bevinding betreffende functioneren',
      '384821006': 'bevinding betreffende mentale toestand, gedrag en/of psychosociaal functioneren',
    },
  },
} as const satisfies Codelist;

/** OMAHA, NOC, ICF and SNOMED CT: zib-FunctionalOrMentalStatus takes one code of each. */
const status = oneOfEachSystem(
  'urn:oid:2.16.840.1.113883.6.98',
  'urn:oid:2.16.840.1.113883.6.16',
  systems.icf,
  systems.snomed,
);

const fields = {
  ...basicFields,
  statusCategory: unnamed(
    'FunctioneleOfMentaleStatus',
    codedFrom(statusCategorieCodelijst, { functional: '118228005', mental: '384821006' }),
    {
      ada: 'status_categorie',
      note: 'Whether it is about functioning or about the mental state: FHIR requires it, and the search of the BgZ is by it. One that is about both has the other as a translation.',
    },
  ),
  statusName: field('4.26.2', 'StatusNaam', status, {
    note: 'OMAHA, NOC, ICF or SNOMED CT, one code of each at most.',
  }),
  statusValue: field('4.26.3', 'StatusWaarde', status.optional(), {
    note: 'How far the patient is limited, without the aid, of the same code system as the name.',
  }),
  medicalDevices: field('4.26.5', 'Hulpmiddel', z.array(referenceTo('medicalDevices')).optional(), {
    name: 'MedicalDevice',
  }),
  statusDate: field('4.26.6', 'StatusDatum', dateTime.optional(), { note: 'When it was determined.' }),
  comment: field('4.26.4', 'Toelichting', text.optional()),
  status: statusField('FunctioneleOfMentaleStatus'),
  author: author(party.optional()),
};

/**
 * Builds a FunctionalOrMentalStatus (FunctioneleOfMentaleStatus, zib 2017 NL-CM:4.26.1), mapped to zib-FunctionalOrMentalStatus.
 *
 * @example
 * functionalOrMentalStatus({
 *   id: 'f-1',
 *   statusCategory: 'functional',
 *   statusName: snomed('47078008', 'gehoorfunctie'),
 *   statusValue: snomed('24484000', 'ernstig'),
 *   statusDate: '2002-11',
 * })
 */
export const functionalOrMentalStatus = defineZib(
  { id: '4.26.1', name: 'FunctionalOrMentalStatus', dutch: 'FunctioneleOfMentaleStatus' },
  objectOf(fields),
  written<FunctionalOrMentalStatus, FunctionalOrMentalStatusInput>(),
);
