import * as z from 'zod';
import { verrichtingLateraliteitCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, unnamed } from '../define/field';
import { report } from '../define/issue';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { basicFields } from '../parts/basic-elements/fields';
import { sides } from '../parts/body-site/zib';
import { coded } from '../parts/code/coded';
import { codedLike } from '../parts/code/from-codelist';
import { beginBeforeEnd, dateTime } from '../parts/moment/zib';
import { oneOrderStatus, orderStatus, requestIntents, requestStatus } from '../parts/order-status/zib';
import { duration, LARGEST_WHOLE_NUMBER } from '../parts/quantity/zib';
import { problemReference } from '../parts/references/zib';
import type { ProcedureRequest, ProcedureRequestInput } from './types';

const fields = {
  ...basicFields,
  requestStatus,
  intent: unnamed('Verrichting', z.enum(requestIntents).optional(), {
    note: 'Whether it is planned or ordered; left out, `plan`, as for planned care.',
  }),
  orderStatus,
  procedureType: field('14.1.4', 'VerrichtingType', coded, {
    note: 'What is asked; nullFlavor when the source only knows that something was asked.',
  }),
  startDate: field('16.1.10', 'BeginDatum', dateTime.optional(), { ada: 'verrichting_start_datum' }),
  endDate: field('16.1.11', 'EindDatum', dateTime.optional(), { ada: 'verrichting_eind_datum' }),
  frequency: field('14.2.4', 'Frequentie', z.number().int().positive().max(LARGEST_WHOLE_NUMBER).optional(), {
    ada: false,
    note: 'How many times per `interval`.',
  }),
  interval: field('14.2.3', 'Interval', duration.optional(), { ada: false }),
  procedureAnatomicalLocation: field('14.1.8', 'VerrichtingAnatomischeLocatie', coded.optional()),
  procedureLaterality: field(
    '14.1.11',
    'VerrichtingLateraliteit',
    codedLike(verrichtingLateraliteitCodelijst, sides).optional(),
  ),
  indications: field('14.1.9', 'Indicatie', z.array(problemReference).optional(), { name: 'Indication' }),
  location: field('14.1.5', 'Locatie', healthcareProvider.schema.optional()),
  requester: field('14.1.10', 'Aanvrager', healthProfessional.schema.optional()),
  performer: field('14.1.6', 'Uitvoerder', healthProfessional.schema.optional(), {
    note: 'FHIR STU3 allows one performer of a request; beside a person, the location is sent as supportingInfo and named in a note.',
  }),
};

const inOrder = beginBeforeEnd('startDate', 'endDate');

const shape = checkedObjectOf(fields, (value, ctx) => {
  inOrder(value, ctx);
  oneOrderStatus(value, ctx);
  if (value.frequency !== undefined && value.interval === undefined) {
    report(ctx, { zib: 'missing', allowed: 'the interval the frequency counts in', found: 'nothing' }, ['interval']);
  }
});

/**
 * Builds a requested procedure (PlannedCareActivityForTransfer with Procedure, zib 2017 NL-CM:16.1.4), mapped to
 * zib-ProcedureRequest.
 *
 * @example
 * procedureRequest({ id: 'r-1', orderStatus: 'requested', procedureType: snomed('71388002', 'verrichting') })
 */
export const procedureRequest = defineZib(
  { id: '16.1.4', name: 'ProcedureRequest', concept: 'Procedure', dutch: 'Verrichting' },
  shape,
  written<ProcedureRequest, ProcedureRequestInput>(),
);
