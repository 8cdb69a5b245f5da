import type { PulledSection } from '../../receive/pull-result';
import { sectionsIn } from '../../view/states-of';

/** What was asked for: a search, or a resource by itself. */
export const askedOf = ({ offer }: PulledSection): string =>
  offer === undefined ? '' : offer.kind === 'query' ? offer.query : offer.reference;

/** The name of what was pulled; `title` is the Dutch one, and what is no section of the BgZ has no other. */
export function sectionTitle(section: PulledSection, language: 'nl' | 'en'): string {
  if (language === 'nl') return section.title;
  return (
    sectionsIn(askedOf(section))
      .map(({ title }) => title.en)
      .join(', ') || section.title
  );
}
