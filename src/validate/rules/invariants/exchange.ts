import type { Phrase } from '../../../fhir/phrase';

/** What the invariants of resources that carry, group or ask for others ask. */
export const exchangeInvariants = {
  'bdl-1': {
    en: 'only a searchset or a history has a total',
    nl: 'alleen een searchset of een history heeft een total',
  },
  'bdl-2': { en: 'only entries of a searchset have search', nl: 'alleen entries van een searchset hebben search' },
  'bdl-3': {
    en: 'only entries of a batch, transaction or history have a request',
    nl: 'alleen entries van een batch, transaction of history hebben een request',
  },
  'bdl-4': {
    en: 'only entries of a batch-response or transaction-response have a response',
    nl: 'alleen entries van een batch-response of transaction-response hebben een response',
  },
  'bdl-5': {
    en: 'an entry has a resource, a request or a response',
    nl: 'een entry heeft een resource, een request of een response',
  },
  'bdl-7': {
    en: 'a fullUrl occurs once in a Bundle, unless each entry is another version',
    nl: 'een fullUrl komt één keer voor in een Bundle, tenzij elke entry een andere versie is',
  },
  'bdl-8': { en: 'a fullUrl names no version (/_history/)', nl: 'een fullUrl noemt geen versie (/_history/)' },
  'bdl-9': {
    en: 'a document has an identifier with system and value',
    nl: 'een document heeft een identifier met system en value',
  },
  'cmp-1': {
    en: 'a section has a text, entries or sections of its own',
    nl: 'een sectie heeft een text, entries of eigen secties',
  },
  'cmp-2': {
    en: 'a section says why it is empty (emptyReason) only when it has no entries',
    nl: 'een sectie zegt alleen waarom zij leeg is (emptyReason) als zij geen entries heeft',
  },
  'grp-1': {
    en: 'only a group of actual members (actual true) lists them',
    nl: 'alleen een groep met werkelijke leden (actual true) somt ze op',
  },
  'inv-1 of Parameters': {
    en: 'a parameter holds one of a value, a resource or parts',
    nl: 'een parameter bevat een value, een resource of parts: één van de drie',
  },
  'inv-1 of Task': {
    en: 'a task is not changed (lastModified) before it was made (authoredOn)',
    nl: 'een taak is niet gewijzigd (lastModified) voordat zij gemaakt is (authoredOn)',
  },
  'lnk-1': { en: 'a linkage ties at least two items', nl: 'een koppeling verbindt minstens twee items' },
  'lst-1': {
    en: 'a list says why it is empty (emptyReason) only when it has no entries',
    nl: 'een lijst zegt alleen waarom zij leeg is (emptyReason) als zij geen entries heeft',
  },
  'lst-2': {
    en: 'only a list of changes marks entries as deleted',
    nl: 'alleen een lijst van wijzigingen (mode changes) merkt entries als verwijderd (deleted)',
  },
  'ppc-1': {
    en: 'a consent names the policy it is under (policy or policyRule)',
    nl: 'een toestemming noemt het beleid waaronder zij valt (policy of policyRule)',
  },
  'qrs-1': {
    en: 'items stand below an answer or below the item, not below both',
    nl: 'items staan onder een antwoord of onder het item, niet onder allebei',
  },
  'que-1': {
    en: 'a group has items within it, and a display item has none',
    nl: 'een groep heeft items in zich, en een display-item niet',
  },
  'que-2': {
    en: 'every linkId occurs once in a questionnaire',
    nl: 'elke linkId komt één keer voor in een vragenlijst',
  },
  'que-3': { en: 'a display item has no code', nl: 'een display-item heeft geen code' },
  'que-4': {
    en: 'the choices of a question stand in option or in options, not in both',
    nl: 'de keuzes van een vraag staan in option of in options, niet in allebei',
  },
  'que-5': {
    en: 'only a choice or open-choice question has choices',
    nl: 'alleen een choice- of open-choice-vraag heeft keuzes',
  },
  'que-6': {
    en: 'a display item is neither required nor repeating',
    nl: 'een display-item is niet verplicht (required) en niet herhalend (repeats)',
  },
  'que-7': {
    en: 'a condition of an item (enableWhen) has either an answer or hasAnswer',
    nl: 'een voorwaarde van een item (enableWhen) heeft óf een answer óf hasAnswer',
  },
  'que-8': {
    en: 'a group or display item has no initial value',
    nl: 'een groep of display-item heeft geen beginwaarde (initial)',
  },
  'que-9': { en: 'a display item has no readOnly', nl: 'een display-item heeft geen readOnly' },
  'que-10': {
    en: 'only a question with a simple answer has a maxLength',
    nl: 'alleen een vraag met een eenvoudig antwoord heeft een maxLength',
  },
  'sev-1': {
    en: 'an object of an audit event has a name or a query, not both',
    nl: 'een object van een auditgebeurtenis heeft een name of een query, niet allebei',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
