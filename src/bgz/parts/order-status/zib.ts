import * as z from 'zod';
import { orderStatusCodelijst } from '../../../terminology/zib2017/codelists';
import { field } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { report } from '../../define/issue';
import { codedFrom } from '../code/from-codelist';

/** Codes of http://hl7.org/fhir/request-status (STU3). */
export const requestStatuses = [
  'draft',
  'active',
  'suspended',
  'cancelled',
  'completed',
  'entered-in-error',
  'unknown',
] as const;

/** Codes of http://hl7.org/fhir/request-intent (STU3) for care that is planned. */
export const requestIntents = ['proposal', 'plan', 'order'] as const;

/** The status of planned care in FHIR's own words. */
export const requestStatus = field('16.1.9', 'OrderStatus', z.enum(requestStatuses).optional(), {
  name: 'OrderStatus',
  ada: 'status',
  note: "The status in FHIR's own words, for sources that keep no OrderStatus. With neither, the request is `active`.",
});

/** OrderStatus (NL-CM:16.1.9) of planned care. */
export const orderStatus = field(
  '16.1.9',
  'OrderStatus',
  codedFrom(orderStatusCodelijst, { requested: '385644000', inProgress: '385651009' }).optional(),
  { ada: false },
);

/** Check for an object schema: of the two that say the status there is one. */
export function oneOrderStatus(
  value: { readonly orderStatus?: unknown; readonly requestStatus?: unknown },
  ctx: z.core.$RefinementCtx,
): void {
  if (value.orderStatus === undefined || value.requestStatus === undefined) return;
  const allowed = 'an orderStatus or a requestStatus, not both';
  report(ctx, { zib: 'invalid-value', allowed, found: statedOf(value, ['orderStatus', 'requestStatus']) }, [
    'requestStatus',
  ]);
}
