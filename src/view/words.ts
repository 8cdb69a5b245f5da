import { phrases } from '../fhir/phrase';

/** What a view says of what was given, in words. */
export const words = phrases({
  'sender-says': {
    nl: 'De verzender meldt bij het antwoord',
    en: 'The sender says with the answer',
  },
  'next-page': {
    nl: 'Er is een volgende pagina van een antwoord, die hier niet bij is: deze BgZ is niet volledig.',
    en: 'An answer has a next page that is not among this: this BgZ is not complete.',
  },
  'fewer-than-total': {
    nl: 'Een antwoord zegt {total} resultaten te hebben, en hier zijn er {found}.',
    en: 'An answer says it has {total} results, and {found} are here.',
  },
  strange: {
    nl: 'Op {where} staat iets dat geen FHIR-resource is, of dat zegt dat iets verwijderd is; het staat onder Overig.',
    en: 'At {where} there is something that is no FHIR resource, or that says that something was deleted; it stands under Other.',
  },
  nothing: { nl: 'In wat is gegeven staat geen enkele resource.', en: 'There is no resource in what was given.' },
  provenance: { nl: 'Vastlegging (Provenance)', en: 'Registration (Provenance)' },
  'narrative-says': { nl: 'De verzender vertelt', en: 'The sender tells' },
  'narrative-unreadable': {
    nl: 'Er is meer te weten dan hier staat, in een tekst die niet te lezen is (geen geldige XHTML); hij staat in de FHIR-resource.',
    en: 'There is more to know than stands here, in a text that cannot be read (no valid XHTML); it stands in the FHIR resource.',
  },
  'narrative-pictures': {
    nl: 'Bij de tekst hoort een afbeelding, die hier niet wordt getoond; zij staat in de FHIR-resource.',
    en: 'A picture goes with the text, which is not shown here; it stands in the FHIR resource.',
  },
  'does-not-stand': { nl: '{status} ({why}: geldt niet)', en: '{status} ({why}: does not stand)' },
  'strange-title': { nl: 'Geen FHIR-resource', en: 'No FHIR resource' },
  'more-remarks': {
    nl: 'Bij het lezen waren er nog {more} opmerkingen, die hier niet staan.',
    en: 'There were {more} more remarks when it was read, which are not here.',
  },
});
