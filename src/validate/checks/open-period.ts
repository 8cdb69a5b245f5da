import { isJson } from '../../fhir/json';
import { phrases } from '../../fhir/phrase';
import { compareMoments, readMoment } from '../invariant/moments';
import type { Cursor } from '../walk/cursor';
import { type FindingDetail, note } from '../walk/run';

/** How precise a moment is, in the order of its parts. */
const precisions = Object.values(
  phrases({
    year: { en: 'year', nl: 'het jaar' },
    month: { en: 'month', nl: 'de maand' },
    day: { en: 'day', nl: 'de dag' },
    hour: { en: 'hour', nl: 'het uur' },
    minute: { en: 'minute', nl: 'de minuut' },
    second: { en: 'second', nl: 'de seconde' },
  }),
);

const precisionOf = (moment: string) => precisions[(readMoment(moment)?.parts.length ?? 0) - 1];

/**
 * Tells of a period in which per-1 has no answer because one of its ends lies within the other: from 15 June 10:00 until
 * 15 June. An answer left open counts as no (STU3 conformance of invariants), but "it does not hold" would not say why.
 *
 * @returns False when it is not the precision that breaks per-1.
 */
export function noteOpenPeriod(at: Cursor, detail: FindingDetail): boolean {
  const { start, end } = isJson(at.value) ? at.value : {};
  if (typeof start !== 'string' || typeof end !== 'string' || compareMoments(start, end) !== undefined) return false;
  const [from, until] = [precisionOf(start), precisionOf(end)];
  if (!from || !until || from === until) return false;
  note(at, 'period-precision', { start: from, end: until }, detail);
  return true;
}
