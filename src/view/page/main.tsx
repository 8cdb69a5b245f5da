import { render } from 'preact';
import type { Language } from '../../bgz/define/language';
import { App } from './app';
import { readView } from './data';
import { allNow } from './later';
import { texts } from './texts';

const opensIn: Language = document.documentElement.lang === 'en' ? 'en' : 'nl';
const place = document.getElementById('page');

/** What was closed before paper had all of it open. */
let closed: HTMLDetailsElement[] = [];

// Paper has nothing to open: all that is told is there. The FHIR behind it is not, unless somebody opened it.
addEventListener('beforeprint', () => {
  allNow();
  closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not(.source):not([open])')];
  for (const one of closed) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of closed) one.open = false;
  closed = [];
});

readView()
  .then((view) => {
    if (place !== null) render(<App view={view} opensIn={opensIn} />, place);
  })
  .catch((error: unknown) => {
    // Half a page would be taken for a whole one.
    if (place !== null) place.textContent = texts.broken[opensIn];
    document.documentElement.dataset.whole = 'broken';
    throw error;
  });
