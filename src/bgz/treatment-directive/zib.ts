import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { amended } from '../../terminology/codelist';
import {
  behandelingCodelijst,
  behandelingToegestaanCodelijst,
  geverifieerdBijCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, objectOf } from '../define/field';
import { written } from '../define/written';
import { author } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { consentFields, consentStatus } from '../parts/consent/zib';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { referenceTo } from '../parts/references/zib';
import { flagOrUnknown, text } from '../parts/text/zib';
import type { TreatmentDirective, TreatmentDirectiveInput } from './types';

/** The value sets tell who fills in a form to add words; Nictiz shows the code by this term. */
const other = { [systems.nullFlavor]: { OTH: 'Anders' } } as const;
const treatmentCodelist = amended(behandelingCodelijst, other);
const verifiedWithCodelist = amended(geverifieerdBijCodelijst, other);

const verification = objectOf({
  verified: field('2.1.9', 'Geverifieerd', flagOrUnknown, {
    ada: { path: 'geverifieerd', form: 'flag-or-unknown' },
    note: 'Whether it was discussed with the patient or those who speak for him or her; `unknown` where that is not known.',
  }),
  verifiedWith: field(
    '2.1.11',
    'GeverifieerdBij',
    z
      .array(
        codedLike(verifiedWithCodelist, {
          patient: '116154003',
          parent: '40683002',
          guardian: '394619001',
          authorizedRepresentative: '8601000146109',
        }),
      )
      .optional(),
  ),
  verificationDate: field('2.1.10', 'VerificatieDatum', dateTime.optional()),
});

const fields = {
  ...consentFields,
  treatmentPermitted: field(
    '2.1.4',
    'BehandelingToegestaan',
    codedLike(behandelingToegestaanCodelijst, { yes: 'JA', yesBut: 'JA_MAAR', no: 'NEE' }),
  ),
  treatments: field(
    '2.1.3',
    'Behandeling',
    z
      .array(
        codedLike(treatmentCodelist, {
          resuscitation: '89666000',
          ventilation: '40617009',
          intensiveCareAdmission: '305351004',
          bloodProduct: '116762002',
        }),
      )
      .optional(),
    { name: 'Treatment' },
  ),
  restrictions: field('2.1.5', 'Beperkingen', z.array(text).optional(), {
    note: 'What goes with `yesBut` (JA_MAAR): under which circumstances it is not allowed.',
  }),
  startDate: field('2.1.6', 'BeginDatum', dateTime.optional()),
  endDate: field('2.1.7', 'EindDatum', dateTime.optional()),
  verifications: field('2.1.8', 'Verificatie', z.array(verification).optional(), { name: 'Verification' }),
  advanceDirectives: field('2.1.14', 'Wilsverklaring', z.array(referenceTo('advanceDirectives')).optional(), {
    name: 'AdvanceDirective',
  }),
  comment: field('2.1.15', 'Toelichting', text.optional()),
  status: consentStatus('BehandelAanwijzing'),
  dateTime: field('0.0.14', 'DatumTijd', dateTime.optional(), {
    ada: 'zibroot/datum_tijd',
    note: 'When it was recorded.',
  }),
  author: author(party.optional()),
};

/**
 * Builds a TreatmentDirective (BehandelAanwijzing, zib 2017 NL-CM:2.1.1), mapped to zib-TreatmentDirective.
 *
 * @example
 * treatmentDirective({
 *   id: 'td-1',
 *   treatments: ['resuscitation'],
 *   treatmentPermitted: 'no',
 *   verifications: [{ verified: true, verifiedWith: ['patient'], verificationDate: '2026-05-04' }],
 * })
 */
export const treatmentDirective = defineZib(
  { id: '2.1.1', name: 'TreatmentDirective', dutch: 'BehandelAanwijzing' },
  checkedObjectOf(fields, beginBeforeEnd('startDate', 'endDate')),
  written<TreatmentDirective, TreatmentDirectiveInput>(),
);
