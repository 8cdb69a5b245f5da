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
  'strange-title': { nl: 'Geen FHIR-resource', en: 'No FHIR resource' },
  'more-remarks': {
    nl: 'Bij het lezen waren er nog {more} opmerkingen, die hier niet staan.',
    en: 'There were {more} more remarks when it was read, which are not here.',
  },
});
