import { asIs, type Phrase, phrases } from '../../fhir/phrase';
import type { UnverifiableReason } from '../../terminology/lookup';

/** JSON values by their kind, as a message names them. */
const kinds: Readonly<Record<string, Phrase>> = {
  null: asIs('null'),
  array: { en: 'an array', nl: 'een array' },
  object: { en: 'an object', nl: 'een object' },
  string: { en: 'a string', nl: 'een string' },
  number: { en: 'a number', nl: 'een getal' },
  boolean: { en: 'a boolean', nl: 'een boolean' },
};

/** A kind of JSON value, as `kindOf` names it. */
export const kindPhrase = (kind: string): Phrase => kinds[kind] ?? asIs(kind);

/** What a value may not be, in words. */
export const saidOfValues = phrases({
  oneValue: { en: 'one value', nl: 'één waarde' },
  noTypeName: { en: 'a resourceType that is no name', nl: 'een resourceType die geen naam is' },
  emptyString: { en: 'an empty string', nl: 'een lege string' },
  emptyArray: { en: 'an empty array', nl: 'een lege array' },
  emptyObject: { en: 'an empty object', nl: 'een leeg object' },
  atMostOneMegabyte: { en: 'at most 1 MB of text', nl: 'hoogstens 1 MB tekst' },
  noControlCharacters: { en: 'text without control characters', nl: 'tekst zonder stuurtekens' },
  base64: { en: 'base64 in groups of four characters', nl: 'base64 in groepen van vier tekens' },
  singleSpaces: {
    en: 'no white space at either end, single spaces within',
    nl: 'geen witruimte aan de uiteinden, enkele spaties ertussen',
  },
  id: { en: '1 to 64 letters, digits, hyphens and dots', nl: '1 tot 64 letters, cijfers, streepjes en punten' },
  date: { en: 'YYYY, YYYY-MM or YYYY-MM-DD', nl: 'JJJJ, JJJJ-MM of JJJJ-MM-DD' },
  dateTime: {
    en: 'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone',
    nl: 'JJJJ, JJJJ-MM, JJJJ-MM-DD of JJJJ-MM-DDTuu:mm:ss met tijdzone',
  },
  instant: { en: 'YYYY-MM-DDThh:mm:ss with a time zone', nl: 'JJJJ-MM-DDTuu:mm:ss met tijdzone' },
  time: { en: 'hh:mm:ss', nl: 'uu:mm:ss' },
  wholeNumber: {
    en: 'a whole number from {minimum} to {maximum}',
    nl: 'een geheel getal van {minimum} tot {maximum}',
  },
});

/** Why a text is not JSON. */
export const saidOfJson = phrases({
  empty: { en: 'the text is empty', nl: 'de tekst is leeg' },
  throwsWhenRead: {
    en: 'reading a property of it throws',
    nl: 'het lezen van een eigenschap ervan geeft een uitzondering',
  },
  endsTooEarly: { en: 'the text ends too early', nl: 'de tekst houdt te vroeg op' },
  syntaxError: { en: 'there is a syntax error here', nl: 'hier staat een syntaxisfout' },
  notTheCharset: {
    en: 'its bytes are no text in UTF-8, nor in the character set they say to be in',
    nl: 'de bytes zijn geen tekst in UTF-8, en niet in de tekenset die zij noemen',
  },
  unknownCharset: {
    en: 'it says to be in a character set that is not read',
    nl: 'de tekst noemt een tekenset die niet wordt gelezen',
  },
});

/** What is wrong with a fullUrl; the sentence starts with that word. */
export const saidOfFullUrls = phrases({
  notAbsolute: {
    en: 'must be an absolute URL, urn:uuid: or urn:oid:',
    nl: 'moet een absolute URL, urn:uuid: of urn:oid: zijn',
  },
  otherEnd: {
    en: 'must end with the type and id of the resource',
    nl: 'moet eindigen op type en id van de resource',
  },
  noId: {
    en: 'ends with an id that the resource does not have',
    nl: 'eindigt op een id die de resource niet heeft',
  },
});

/** What is wrong with a reference, and where its target was looked for. */
export const saidOfReferences = phrases({
  slash: { en: 'it starts with a slash', nl: 'zij begint met een schuine streep' },
  noForm: {
    en: 'it is no Type/id, absolute URL, urn: or #id',
    nl: 'het is geen Type/id, absolute URL, urn: of #id',
  },
  contained: { en: 'contained resources', nl: 'de contained resources' },
  bundle: { en: 'this {type} Bundle', nl: 'deze {type}-Bundle' },
  searchOutsideTransaction: {
    en: 'a search in place of a reference is only read in a transaction',
    nl: 'een zoekvraag op de plaats van een verwijzing wordt alleen in een transaction gelezen',
  },
});

/** Why a narrative is not what STU3 wants. */
export const saidOfNarratives = phrases({
  notWellFormed: { en: 'it is not well-formed', nl: 'zij is niet welgevormd' },
  noDiv: { en: 'the outermost element is no div', nl: 'het buitenste element is geen div' },
  noNamespace: { en: 'the XHTML namespace is missing', nl: 'de XHTML-namespace ontbreekt' },
  tooDeep: { en: 'it is nested too deep', nl: 'zij is te diep genest' },
  noContent: { en: 'it has no content', nl: 'zij heeft geen inhoud' },
  linkToNothing: {
    en: 'a link leads to an id that is nowhere in the resource',
    nl: 'een link leidt naar een id dat nergens in de resource staat',
  },
  imageOfNothing: {
    en: 'an image points to nothing contained',
    nl: 'een afbeelding wijst naar niets in contained',
  },
});

/** Why a slicing cannot be decided. */
export const saidOfSlices = phrases({
  named: { en: '"{slice}"', nl: '"{slice}"' },
  inNone: { en: 'what is in no slice', nl: 'wat in geen slice valt' },
  noDiscriminator: {
    en: 'the profile names slices without a discriminator',
    nl: 'het profiel noemt slices zonder discriminator',
  },
  saysNothing: { en: 'slice "{slice}" says nothing about {path}', nl: 'slice "{slice}" zegt niets over {path}' },
  noElement: { en: 'slice "{slice}" has no element {path}', nl: 'slice "{slice}" heeft geen element {path}' },
  valueSet: {
    en: 'slice "{slice}" is told apart by value set {valueSet}, which cannot tell of every value here',
    nl: 'slice "{slice}" wordt onderscheiden met waardelijst {valueSet}, die niet van elke waarde hier uitsluitsel geeft',
  },
  unknownType: {
    en: 'discriminator type "{type}" does not exist in STU3',
    nl: 'discriminatortype "{type}" bestaat niet in STU3',
  },
});

/** Why nobody could tell whether an extension may stand where it does. */
export const saidOfPlaces = phrases({
  mapping: {
    en: 'its definition names the place by a mapping',
    nl: 'de definitie noemt de plaats met een mapping',
  },
  described: {
    en: 'it stands in a value of the element that a definition describes',
    nl: 'zij staat in een waarde van het element dat een definitie beschrijft',
  },
});

/** Why nobody could tell whether a code is right. */
export const saidOfUnverifiable: Readonly<Record<UnverifiableReason | 'no-provider', Phrase>> = {
  'no-provider': { en: 'no provider was asked', nl: 'er is geen terminologiebron opgegeven' },
  'not-supported': { en: 'the provider does not support this', nl: 'de terminologiebron ondersteunt dit niet' },
  'not-in-edition': { en: 'the code is of another edition', nl: 'de code is van een andere editie' },
  timeout: {
    en: 'the terminology server did not answer in time',
    nl: 'de terminologieserver antwoordde niet op tijd',
  },
  unreachable: {
    en: 'the terminology server could not be reached',
    nl: 'de terminologieserver was niet bereikbaar',
  },
  unreadable: {
    en: 'the terminology index is damaged or can no longer be read',
    nl: 'de terminologie-index is beschadigd of niet meer leesbaar',
  },
  unauthorized: {
    en: 'the terminology server refused our credentials',
    nl: 'de terminologieserver weigerde de inloggegevens',
  },
  'too-large': {
    en: 'the terminology server answered more than is read',
    nl: 'de terminologieserver antwoordde meer dan wordt gelezen',
  },
  'invalid-answer': {
    en: 'the terminology server gave no usable answer',
    nl: 'de terminologieserver gaf geen bruikbaar antwoord',
  },
  'circuit-open': {
    en: 'the terminology server failed too often and is left alone for a while',
    nl: 'de terminologieserver faalde te vaak en wordt even met rust gelaten',
  },
};
