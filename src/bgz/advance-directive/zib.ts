import * as z from 'zod';
import { wilsverklaringTypeCodelijst } from '../../terminology/zib2017/codelists';
import { contactPerson } from '../contact-person/zib';
import { defineZib } from '../define/define-zib';
import { field, objectOf } from '../define/field';
import { written } from '../define/written';
import { attachment } from '../parts/attachment/zib';
import { codedFrom } from '../parts/code/from-codelist';
import { consentFields, consentStatus } from '../parts/consent/zib';
import { dateTime } from '../parts/moment/zib';
import { problemReference } from '../parts/references/zib';
import { text } from '../parts/text/zib';
import type { AdvanceDirective, AdvanceDirectiveInput } from './types';

const fields = {
  ...consentFields,
  livingWillType: field(
    '7.15.2',
    'WilsverklaringType',
    codedFrom(wilsverklaringTypeCodelijst, {
      doNotResuscitate: 'NR',
      powerOfAttorney: 'VOL',
      treatmentProhibition: 'VERB',
      treatmentProhibitionCompletedLife: 'VERBVL',
      verbalAgreement: 'MON',
      euthanasia: 'EU',
      euthanasiaDementia: 'EUD',
      livingWill: 'LW',
      donorship: 'DO',
      other: 'OTH',
    }),
  ),
  livingWillDate: field('7.15.7', 'WilsverklaringDatum', dateTime.optional(), {
    ada: { path: ['wilsverklaring_datum', 'zibroot/datum_tijd'], form: 'moment-or-unknown' },
    note: 'Left out, FHIR gets the reason `unknown` in its place: the profile wants the element.',
  }),
  representative: field('7.15.3', 'Vertegenwoordiger', contactPerson.schema.optional()),
  disorders: field('7.15.4', 'Aandoening', z.array(problemReference).optional(), { name: 'Disorder' }),
  livingWillDocument: field('7.15.5', 'WilsverklaringDocument', attachment.optional()),
  comment: field('7.15.6', 'Toelichting', text.optional()),
  status: consentStatus('Wilsverklaring'),
};

/**
 * Builds an AdvanceDirective (Wilsverklaring, zib 2017 NL-CM:7.15.1), mapped to zib-AdvanceDirective.
 *
 * @example
 * advanceDirective({ id: 'ad-1', livingWillType: 'doNotResuscitate', livingWillDate: '2020-03-01' })
 */
export const advanceDirective = defineZib(
  { id: '7.15.1', name: 'AdvanceDirective', dutch: 'Wilsverklaring' },
  objectOf(fields),
  written<AdvanceDirective, AdvanceDirectiveInput>(),
);
