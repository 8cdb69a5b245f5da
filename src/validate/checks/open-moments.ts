import { phrases } from '../../fhir/phrase';
import { readMoment } from '../invariant/moments';
import type { OpenMoments } from '../invariant/scope';
import type { Cursor } from '../walk/cursor';
import { type FindingDetail, note } from '../walk/run';

/** How precise a moment is, in the order of its parts. */
const precisions = phrases({
  year: { en: 'year', nl: 'het jaar' },
  month: { en: 'month', nl: 'de maand' },
  day: { en: 'day', nl: 'de dag' },
  hour: { en: 'hour', nl: 'het uur' },
  minute: { en: 'minute', nl: 'de minuut' },
  second: { en: 'second', nl: 'de seconde' },
});
const byParts = Object.values(precisions);

const precisionOf = (moment: string) => byParts[(readMoment(moment)?.parts.length ?? 0) - 1] ?? precisions.second;

/**
 * Tells of an invariant that has no answer because one of two moments lies within the other: from 15 June 10:00 until 15 June.
 * An answer left open counts as no, as the reference validator has it, but "it does not hold" would not say why.
 */
export function noteOpenMoments(at: Cursor, key: string, [left, right]: OpenMoments, detail: FindingDetail): void {
  const [first, second] = [precisionOf(left), precisionOf(right)];
  if (key === 'per-1') note(at, 'period-precision', { start: first, end: second }, { ...detail, invariant: undefined });
  else note(at, 'invariant-precision', { key, first, second }, detail);
}
