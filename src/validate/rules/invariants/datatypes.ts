import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of elements, resources in general and datatypes ask. */
export const datatypeInvariants = {
  'ele-1': {
    en: 'an element holds a value or something below it; an id alone is nothing',
    nl: 'een element heeft een waarde of iets daaronder; alleen een id is niets',
  },
  'ext-1': {
    en: 'an extension holds either a value or extensions of its own, one of the two and not both',
    nl: 'een extensie heeft óf een waarde óf eigen extensies: een van beide, niet allebei',
  },
  'dom-1': {
    en: 'a contained resource has no narrative (text)',
    nl: 'een contained resource heeft geen narrative (text)',
  },
  'dom-2': {
    en: 'a contained resource contains no resources itself',
    nl: 'een contained resource bevat zelf geen resources',
  },
  'dom-3': {
    en: 'a contained resource is referred to (#id) from the resource around it',
    nl: 'naar een contained resource wordt verwezen (#id) vanuit de resource eromheen',
  },
  'dom-4': {
    en: 'a contained resource has no meta.versionId and no meta.lastUpdated',
    nl: 'een contained resource heeft geen meta.versionId en geen meta.lastUpdated',
  },
  'age-1': {
    en: 'an age with a value has a unit of time as UCUM code, and the value is above 0',
    nl: 'een leeftijd met een waarde heeft een tijdseenheid als UCUM-code, en de waarde is groter dan 0',
  },
  'att-1': {
    en: 'an attachment with data says its contentType',
    nl: 'een bijlage met data noemt het contentType ervan',
  },
  'cnt-3': {
    en: 'a count is a whole number, with UCUM code 1 when it has a value',
    nl: 'een aantal is een geheel getal, met UCUM-code 1 als het een waarde heeft',
  },
  'cpt-2': {
    en: 'contact details with a value say what kind they are (system)',
    nl: 'contactgegevens met een waarde noemen hun soort (system)',
  },
  'dis-1': {
    en: 'a distance with a value has a unit of length as UCUM code',
    nl: 'een afstand met een waarde heeft een lengte-eenheid als UCUM-code',
  },
  'drt-1': {
    en: 'a duration with a code has a value, and the code is a unit of time from UCUM',
    nl: 'een duur met een code heeft een waarde, en de code is een tijdseenheid uit UCUM',
  },
  'mny-1': {
    en: 'an amount of money with a value has a currency as ISO 4217 code',
    nl: 'een geldbedrag met een waarde heeft een valuta als ISO 4217-code',
  },
  'per-1': { en: 'a period does not start after it ends', nl: 'een periode begint niet na haar einde' },
  'qty-3': {
    en: 'a quantity with a code for its unit names the system of that code',
    nl: 'een hoeveelheid met een code voor de eenheid noemt het system van die code',
  },
  'rat-1': {
    en: 'a ratio has both numerator and denominator, or neither and then an extension',
    nl: 'een verhouding heeft zowel numerator als denominator, of geen van beide en dan een extensie',
  },
  'ref-1': {
    en: 'a reference that starts with # points to a resource in contained',
    nl: 'een verwijzing die met # begint wijst naar een resource in contained',
  },
  'rng-2': { en: 'low of a range is not above high', nl: 'low van een bereik is niet hoger dan high' },
  'sqty-1': {
    en: 'a simple quantity has no comparator such as < or >=',
    nl: 'een eenvoudige hoeveelheid heeft geen comparator zoals < of >=',
  },
  'tim-1': { en: 'a duration has a durationUnit', nl: 'bij een duration hoort een durationUnit' },
  'tim-2': { en: 'a period has a periodUnit', nl: 'bij een period hoort een periodUnit' },
  'tim-4': { en: 'a duration is not negative', nl: 'een duration is niet negatief' },
  'tim-5': { en: 'a period is not negative', nl: 'een period is niet negatief' },
  'tim-6': { en: 'periodMax comes with a period', nl: 'periodMax staat bij een period' },
  'tim-7': { en: 'durationMax comes with a duration', nl: 'durationMax staat bij een duration' },
  'tim-8': { en: 'countMax comes with a count', nl: 'countMax staat bij een count' },
  'tim-9': {
    en: 'an offset comes with a when, and not with the mealtimes C, CM, CD or CV themselves',
    nl: 'een offset staat bij een when, en niet bij de maaltijden C, CM, CD of CV zelf',
  },
  'tim-10': {
    en: 'a moment of the day is given by timeOfDay or by when, not by both',
    nl: 'een moment van de dag staat in timeOfDay of in when, niet in allebei',
  },
  'txt-1': {
    en: 'a narrative uses only basic formatting, links and images',
    nl: 'een narrative gebruikt alleen eenvoudige opmaak, links en afbeeldingen',
  },
  'txt-2': { en: 'a narrative says something', nl: 'een narrative zegt iets' },
} as const satisfies Readonly<Record<string, Phrase>>;
