import { phrases } from '../../fhir/phrase';
import type { Language } from '../issue';
import type { PdfNotChecked } from './check-pdf';
import type { PdfFacts } from './facts';

const why = phrases({
  'no-checker': {
    en: 'it needs veraPDF, which was not found',
    nl: 'daar is veraPDF voor nodig, en dat is niet gevonden',
  },
  'timed-out': { en: 'veraPDF did not end in time', nl: 'veraPDF was niet op tijd klaar' },
  'checker-failed': { en: 'veraPDF gave no answer that can be read', nl: 'veraPDF gaf geen leesbaar antwoord' },
});

const claims = phrases({
  some: { en: 'It claims to be {claim}', nl: 'Het noemt zichzelf {claim}' },
  none: { en: 'No claim to be PDF/A was found in it', nl: 'Er is geen vermelding van PDF/A in gevonden' },
  encrypted: { en: ', and it is encrypted, which PDF/A never is', nl: ', en het is versleuteld, wat PDF/A nooit is' },
});

/** That a PDF was not checked, and what it says of itself. */
export function whyNot(reason: PdfNotChecked, { claim, encrypted }: PdfFacts, language: Language): string {
  const what = claim === undefined ? claims.none : claims.some({ claim });
  const more = encrypted ? claims.encrypted[language] : '';
  const start = { en: 'Conformance to PDF/A was not checked', nl: 'Of het aan PDF/A voldoet, is niet gecontroleerd' };
  return `${start[language]}: ${why[reason][language]}. ${what[language]}${more}.`;
}
