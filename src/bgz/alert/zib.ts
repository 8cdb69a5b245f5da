import * as z from 'zod';
import { alertNaamCodelijst, alertTypeCodelijst } from '../../terminology/zib2017/codelists';
import { atLeastOne } from '../define/at-least-one';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { written } from '../define/written';
import { author, basicFields } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { problemReference } from '../parts/references/zib';
import type { Alert, AlertInput } from './types';

/** Codes of http://hl7.org/fhir/flag-status (STU3). */
export const alertStatuses = ['active', 'inactive', 'entered-in-error'] as const;

const fields = {
  ...basicFields,
  condition: field('8.3.3', 'Conditie', problemReference.optional(), {
    note: 'The problem that is the alert: one of the problem list, or given whole. An alert has it, an `alertName`, or both.',
  }),
  alertName: field(
    '8.3.4',
    'AlertNaam',
    codedLike(alertNaamCodelijst, {
      carrierOfInfectiousDisease: '66598005',
      carrierOfMrsa: '432415000',
      carrierOfVre: '431109006',
      carrierOfHiv: '699433000',
      childAbuse: '397940009',
    }).optional(),
    { note: 'An alert that is no problem: a code, or nullFlavor OTH with the words in originalText.' },
  ),
  startDateTime: field('8.3.5', 'BeginDatumTijd', dateTime.optional(), { note: 'When it was entered as an alert.' }),
  endDateTime: unnamed('Alert', dateTime.optional(), {
    note: 'When it stopped being one, for sources that keep it: the zib of 2017 knows alerts that hold only.',
  }),
  alertType: field(
    '8.3.6',
    'AlertType',
    codedLike(alertTypeCodelijst, { condition: '75323-6', alert: '74018-3' }).optional(),
  ),
  status: unnamed('Alert', z.enum(alertStatuses).optional(), {
    note: "Whether it holds, in FHIR's own words, for sources that know. Left out, it is `active`, or `inactive` after its `endDateTime`.",
  }),
  author: author(partyWithout('contactPerson').optional()),
};

const isNamed = atLeastOne('alertName', 'condition');
const inOrder = beginBeforeEnd('startDateTime', 'endDateTime');

const shape = checkedObjectOf(fields, (value, ctx) => {
  inOrder(value, ctx);
  isNamed(value, ctx);
});

/**
 * Builds an Alert (zib 2017 NL-CM:8.3.1), mapped to zib-Alert.
 *
 * @example
 * alert({ id: 'al-1', alertName: 'carrierOfMrsa', alertType: 'alert', startDateTime: '2024-05-04' })
 */
export const alert = defineZib({ id: '8.3.1', name: 'Alert', dutch: 'Alert' }, shape, written<Alert, AlertInput>());
