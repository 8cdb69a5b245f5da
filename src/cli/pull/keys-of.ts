import type { PulledSection } from '../../receive/pull-result';
import { sectionsIn } from '../../view/states-of';

/** The sections of the BgZ that something that was pulled is about. */
export function keysOf({ offer }: PulledSection): readonly string[] {
  if (offer === undefined) return [];
  return sectionsIn(offer.kind === 'query' ? offer.query : offer.reference).map(({ key }) => key);
}
