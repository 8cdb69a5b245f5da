import { dutchDateTime } from '../../../fhir/date-time';
import { isJson } from '../../../fhir/json';
import { isBefore, momentExists } from '../../../fhir/moment-text';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';

/**
 * Whether a name, an address or a number to be reached at is one of the past, by its use or by the end of its period: a record has
 * no place for either, and would say that it holds.
 */
export function isPast(node: FhirNode, { now }: Pick<ReadContext, 'now'>): boolean {
  if (node.peek('use') === 'old') return true;
  const period = node.peek('period');
  const end = isJson(period) ? period.end : undefined;
  return typeof end === 'string' && momentExists(end) && isBefore(end, dutchDateTime(now));
}
