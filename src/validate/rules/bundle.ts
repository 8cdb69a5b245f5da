import type { Rule } from './rule';

/** Rules of a Bundle as a whole. */
export const bundleRules = {
  'bundle-full-url': {
    severity: 'error',
    code: 'invalid',
    message: { en: 'fullUrl {reason:phrase}.', nl: 'fullUrl {reason:phrase}.' },
    help: {
      en: 'fullUrl is an absolute URL that ends with the type and id of the resource, or urn:uuid: or urn:oid:; it names no version.',
      nl: 'fullUrl is een absolute URL die eindigt op type en id van de resource, of urn:uuid: of urn:oid:; er staat geen versie in.',
    },
  },
  'bundle-full-url-missing': {
    severity: 'error',
    code: 'required',
    message: {
      en: 'Entry {entry} has no fullUrl; other entries cannot refer to it.',
      nl: 'Entry {entry} heeft geen fullUrl; andere entries kunnen er niet naar verwijzen.',
    },
    help: {
      en: 'Every entry with a resource carries a fullUrl, except in a batch or transaction that creates it.',
      nl: 'Elke entry met een resource heeft een fullUrl, behalve in een batch of transaction die hem aanmaakt.',
    },
  },
  'bundle-duplicate': {
    severity: 'error',
    code: 'duplicate',
    message: {
      en: 'The same resource is already in entry {entry}.',
      nl: 'Dezelfde resource staat al in entry {entry}.',
    },
    help: {
      en: 'A resource occurs once in a Bundle, unless each entry is another version of it (bdl-7).',
      nl: 'Een resource komt één keer voor in een Bundle, tenzij elke entry een andere versie is (bdl-7).',
    },
  },
  'bundle-first-entry': {
    severity: 'error',
    code: 'invalid',
    message: { en: 'A {type} Bundle starts with a {expected}.', nl: 'Een {type}-Bundle begint met een {expected}.' },
    help: {
      en: 'A document starts with its Composition, a message with its MessageHeader.',
      nl: 'Een document begint met de Composition, een bericht met de MessageHeader.',
    },
  },
  'bundle-document-date': {
    severity: 'error',
    code: 'required',
    message: {
      en: 'The document has no date: meta.lastUpdated of the Bundle is missing.',
      nl: 'Het document heeft geen datum: meta.lastUpdated van de Bundle ontbreekt.',
    },
    help: {
      en: 'A document says when it was put together. In STU3 that stands in meta.lastUpdated of the Bundle; Bundle.timestamp came with R4.',
      nl: 'Een document zegt wanneer het is samengesteld. In STU3 staat dat in meta.lastUpdated van de Bundle; Bundle.timestamp kwam pas met R4.',
    },
  },
  'bundle-outcome': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'An entry with search.mode outcome holds an OperationOutcome; found {found}.',
      nl: 'Een entry met search.mode outcome bevat een OperationOutcome; gevonden: {found}.',
    },
    help: {
      en: 'What was found has mode match, what comes along has mode include; outcome is for messages about the search.',
      nl: 'Wat gevonden is heeft mode match, wat meekomt mode include; outcome is voor meldingen over de zoekvraag.',
    },
  },
  'bundle-reference': {
    severity: 'error',
    code: 'not-found',
    message: {
      en: 'The document refers to a resource that is not in it.',
      nl: 'Het document verwijst naar een resource die er niet in staat.',
    },
    help: {
      en: 'A document Bundle holds everything its Composition refers to.',
      nl: 'Een document-Bundle bevat alles waarnaar de Composition verwijst.',
    },
  },
  'bundle-incomplete': {
    severity: 'information',
    code: 'incomplete',
    message: {
      en: 'References to resources that this {type} Bundle should hold and does not: {count}; the first stands at {first}.',
      nl: 'Verwijzingen naar resources die in deze {type}-Bundle horen en er niet in staan: {count}; de eerste staat bij {first}.',
    },
    help: {
      en: 'A collection holds what its resources refer to on their own server. A searchset holds what its self link asks for with _include, and a relative reference in it needs a fullUrl that gives it a base.',
      nl: 'Een collection bevat waarnaar de resources op hun eigen server verwijzen. Een searchset bevat waar de self-link met _include om vraagt, en een relatieve verwijzing erin heeft een fullUrl nodig die er een basis aan geeft.',
    },
  },
} as const satisfies Record<string, Rule>;

const assert = <const En extends string, const Nl extends string>(en: En, nl: Nl) =>
  ({
    severity: 'error',
    code: 'business-rule',
    message: { en, nl },
    help: {
      en: 'The national qualification for BgZ MSZ 2.0 asserts this on every answer to a search.',
      nl: 'De landelijke kwalificatie voor BgZ MSZ 2.0 toetst dit op elk antwoord op een zoekvraag.',
    },
  }) as const;

/** The asserts of the national qualification on a searchset, in the order the qualification gives them. */
export const bgzMszRules = {
  'bgz-msz-2': assert(
    'The answer to a search is a Bundle of type searchset.',
    'Het antwoord op een zoekvraag is een Bundle van type searchset.',
  ),
  'bgz-msz-3': assert(
    'A resource in the answer needs an id, unless its fullUrl is a urn.',
    'Een resource in het antwoord heeft een id nodig, tenzij de fullUrl een urn is.',
  ),
  'bgz-msz-4': assert(
    'fullUrl must be an absolute http(s) URL that ends with the id of the resource, a urn:uuid: or a urn:oid:.',
    'fullUrl moet een absolute http(s)-URL zijn die eindigt op de id van de resource, een urn:uuid: of een urn:oid:.',
  ),
  'bgz-msz-5': assert(
    'A resource in the answer needs meta.profile.',
    'Een resource in het antwoord heeft meta.profile nodig.',
  ),
  'bgz-msz-6': assert(
    'Bundle.total ({found}) is more than the {expected} matches; included resources do not count.',
    'Bundle.total ({found}) is meer dan de {expected} treffers; meegestuurde resources tellen niet mee.',
  ),
  'bgz-msz-7': assert(
    'The answer to a search needs a link with relation self and a URL.',
    'Het antwoord op een zoekvraag heeft een link met relation self en een URL nodig.',
  ),
  'bgz-msz-8': assert('A Coding needs both system and code.', 'Een Coding heeft zowel system als code nodig.'),
  'bgz-msz-9': assert(
    'Coding.system holds the OID of a zib value set, not of a code system.',
    'Coding.system bevat de OID van een zib-waardelijst, niet van een codestelsel.',
  ),
  'bgz-msz-10': assert(
    'A CodeableConcept needs a coding with display, a text, or an extension that says why not.',
    'Een CodeableConcept heeft een coding met display, een text, of een extensie met de reden van afwezigheid nodig.',
  ),
  'bgz-msz-11': assert(
    'A Reference needs a display, or a nullFlavor or data-absent-reason extension.',
    'Een Reference heeft een display nodig, of een extensie nullFlavor of data-absent-reason.',
  ),
  'bgz-msz-12': assert(
    'An Identifier needs a value and a system (or a type).',
    'Een Identifier heeft een value en een system (of een type) nodig.',
  ),
} as const satisfies Record<string, Rule>;
