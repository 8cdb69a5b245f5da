import type { Phrase } from '../fhir/phrase';
import type { ChainBreach } from './chain';

/** What the trail tells of itself, in words for people. */
const own: Readonly<Record<ChainBreach | 'export-failed', Phrase>> = {
  'line-changed': { en: 'a line was changed', nl: 'een regel is gewijzigd' },
  'line-removed': { en: 'lines are gone', nl: 'regels ontbreken' },
  'line-inserted': { en: 'a line was put in or moved', nl: 'een regel is tussengevoegd of verplaatst' },
  'tail-removed': { en: 'the last lines are gone', nl: 'de laatste regels ontbreken' },
  'start-removed': { en: 'the first lines are gone', nl: 'de eerste regels ontbreken' },
  'export-failed': { en: 'document not made', nl: 'document niet gemaakt' },
};

/** By code, which may be any. */
export const auditReasons: ReadonlyMap<string, Phrase> = new Map(Object.entries(own));
