import { orderStatusCodelijst } from '../../../terminology/zib2017/codelists';
import { orderStatusCodelijstToRequestStatus } from '../../../terminology/zib2017/concept-maps';
import type { CodedConcept } from '../../../zib';
import { maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import { rowsOf } from '../../define/rows';
import { readSpecification, SPECIFICATION } from '../code/codec';
import { codeSpecification } from '../code/stu3';
import { codesBothWays } from '../code/translation';
import { requestStatuses } from './zib';

/** What has an OrderStatus, or says it in FHIR's own words. */
interface Ordered {
  readonly orderStatus?: CodedConcept;
  readonly requestStatus?: (typeof requestStatuses)[number];
}

/** Back go FHIR's own words: `active` alone says of none of the four that it is meant. */
const statuses = codesBothWays(orderStatusCodelijst, orderStatusCodelijstToRequestStatus, { back: { active: null } });

function writeStatus({ orderStatus, requestStatus }: Ordered) {
  return {
    status: statuses.to(orderStatus?.code) ?? requestStatus ?? 'active',
    _status: maybe(orderStatus, codeSpecification),
  };
}

/** The zib's own code; else FHIR's status. A request of which no status is known is `active`: that one alone says nothing. */
function readStatus(request: FhirNode) {
  const orderStatus = readSpecification(request, 'status');
  if (orderStatus !== undefined) {
    request.drop('status', statuses.to(orderStatus.code) ?? 'active');
    return { orderStatus };
  }
  request.drop('status', 'active');
  const said = request.peek('status');
  const requestStatus = requestStatuses.find((known) => known === said);
  if (requestStatus !== undefined) request.take('status');
  return { requestStatus };
}

/** How far planned care is, in `status`. */
export const orderStatusRow = rowsOf<Ordered>().pair(
  { requestStatus: ['status'], orderStatus: [`status.${SPECIFICATION}`] },
  writeStatus,
  readStatus,
);
