import { type Phrase, phrases } from '../fhir/phrase';

/** What is said of asserts and operations, in both languages. */
export const said = phrases({
  // Variables and operations.
  noSource: { en: 'there is no answer or fixture "{id}"', nl: 'er is geen antwoord of fixture "{id}"' },
  noVariable: {
    en: 'variable {name} has no value; give it one',
    nl: 'variabele {name} heeft geen waarde; geef die mee',
  },
  variable: { en: 'variable {name}: {why:phrase}', nl: 'variabele {name}: {why:phrase}' },
  values: { en: 'it has {count} values where one is needed', nl: 'er zijn {count} waarden waar er één nodig is' },
  circular: { en: 'it refers to itself', nl: 'ze verwijst naar zichzelf' },
  untold: {
    en: 'neither a value, nor FHIRPath, nor a header that came tells it',
    nl: 'geen waarde, FHIRPath of ontvangen header zegt wat ze is',
  },
  unwritable: { en: 'what is to be sent cannot be written', nl: 'wat verzonden moet worden is niet te schrijven' },
  tooLong: { en: 'it is longer than what is read', nl: 'het is langer dan wat gelezen wordt' },
  otherServer: { en: 'its url leads to another server', nl: 'de url leidt naar een andere server' },
  notSent: { en: 'it was not sent: {why:phrase}', nl: 'het is niet verzonden: {why:phrase}' },
  fixtureMissing: {
    en: 'fixture {id} cannot be read: {why:phrase}',
    nl: 'fixture {id} is niet te lezen: {why:phrase}',
  },
  noFile: { en: 'there is no such file', nl: 'dat bestand is er niet' },
  noPlainFile: { en: 'it is no file, or too large', nl: 'het is geen bestand, of te groot' },
  outside: { en: 'it lies outside the folder of the scripts', nl: 'het ligt buiten de map met scripts' },
  noResource: { en: 'it holds no FHIR resource', nl: 'er staat geen FHIR-resource in' },

  notAnswered: { en: '{test}: {why:phrase}', nl: '{test}: {why:phrase}' },
  broke: { en: 'judging it broke here', nl: 'het beoordelen liep hier stuk' },

  // Answers.
  noAnswer: { en: 'nothing was asked before', nl: 'er is nog niets gevraagd' },
  unreachable: {
    en: 'the server cannot be reached, or the connection broke off',
    nl: 'de server is niet te bereiken, of de verbinding brak af',
  },
  timeout: { en: 'no answer within the time', nl: 'geen antwoord binnen de tijd' },
  aborted: { en: 'it was stopped', nl: 'het is gestopt' },
  unsafe: {
    en: 'a token goes over https only (http to this machine itself: allowLoopbackHttp)',
    nl: 'een token gaat alleen over https (http naar deze machine zelf: allowLoopbackHttp)',
  },
  tooLarge: { en: 'the answer is larger than what is read', nl: 'het antwoord is groter dan wat gelezen wordt' },
  redirected: {
    en: 'the answer is a redirect, which is not followed',
    nl: 'het antwoord is een doorverwijzing; die wordt niet gevolgd',
  },
  noUrl: { en: 'its address is no URL', nl: 'het adres is geen URL' },
  notFhirXml: { en: 'the body is no FHIR XML, which it says to be', nl: 'de inhoud is geen FHIR-XML, al zegt ze dat' },
  notJson: { en: 'the body is no JSON, which it says to be', nl: 'de inhoud is geen JSON, al zegt ze dat' },
  charset: { en: 'its character set cannot be read', nl: 'de tekenset is niet te lezen' },
  mismatch: { en: 'asked for {asked}, got {found:phrase}', nl: '{asked} gevraagd, {found:phrase} gekregen' },
  nothingCame: { en: 'no content type', nl: 'geen content type' },
  empty: { en: 'the answer holds no resource', nl: 'het antwoord bevat geen resource' },

  // Asserts.
  status: { en: 'status {found}, expected {expected}', nl: 'status {found}, verwacht: {expected}' },
  noToken: {
    en: 'status 401, expected {expected}: the request carried no token (the variable auth-token, BGZ_TOKEN or --token-file)',
    nl: 'status 401, verwacht: {expected}: het verzoek had geen token (de variabele auth-token, BGZ_TOKEN of --token-file)',
  },
  tokenRefused: {
    en: 'status 401, expected {expected}: the server did not accept the token of the request',
    nl: 'status 401, verwacht: {expected}: de server aanvaardde het token van het verzoek niet',
  },
  type: { en: 'a {found} came, expected {expected}', nl: 'er kwam een {found}, verwacht: {expected}' },
  selfLink: { en: 'Bundle.link self lacks {name}', nl: 'in Bundle.link self ontbreekt {name}' },
  noSelfLink: { en: 'there is no Bundle.link self', nl: 'er is geen Bundle.link self' },
  noHeader: { en: 'there is no header {name}', nl: 'er is geen header {name}' },
  noLinks: { en: 'Bundle.link has no {names}', nl: 'in Bundle.link ontbreekt {names}' },
  minimum: { en: '{path} is not as in {id}', nl: '{path} is niet zoals in {id}' },
  compared: {
    en: 'found {found:phrase}, expected {operator} {expected}',
    nl: '{found:phrase} gevonden, verwacht: {operator} {expected}',
  },
  foundNothing: { en: 'nothing', nl: 'niets' },
  several: { en: '{count} values', nl: '{count} waarden' },
  notBoolean: {
    en: 'the expression gives {count} items, expected one that is true',
    nl: 'de expressie geeft {count} items, verwacht: één dat waar is',
  },
  notTrue: { en: 'the expression is not true', nl: 'de expressie is niet waar' },
  unknownProfile: {
    en: 'the profile {profile} is not known here; give its package',
    nl: 'het profiel {profile} is hier niet bekend; geef het pakket ervan mee',
  },
  aboutNothing: {
    en: 'the profile {profile} is about nothing in the answer',
    nl: 'het profiel {profile} gaat over niets in het antwoord',
  },
  noProfile: { en: 'the script names no profile "{id}"', nl: 'het script noemt geen profiel "{id}"' },
  profile: {
    en: '{count} errors against {profile}',
    nl: '{count} fouten tegen {profile}',
  },

  // Why an expression is not true: what is missing or otherwise.
  anElement: { en: 'an element', nl: 'een element' },
  anotherText: { en: 'another text', nl: 'een andere tekst' },
  lacks: { en: '{name} is missing', nl: '{name} ontbreekt' },
  lacksExtension: { en: 'the extension {url} is missing', nl: 'de extensie {url} ontbreekt' },
  notResolved: {
    en: 'the reference leads to nothing in the answer',
    nl: 'de verwijzing leidt naar niets in het antwoord',
  },
  noneWhere: { en: 'there is none where {criterion}', nl: 'er is er geen waarvoor geldt: {criterion}' },
  nothingAt: { en: '{expression} finds nothing', nl: '{expression} vindt niets' },
  noValueAt: { en: '{expression} has no value', nl: '{expression} heeft geen waarde' },
  isOtherwise: {
    en: '{what} is {found:phrase}, expected {expected}',
    nl: '{what} is {found:phrase}, verwacht: {expected}',
  },
  isNot: { en: 'it is not so that {expression}', nl: 'niet waar is: {expression}' },
  isSo: { en: 'it should not be so that {expression}', nl: 'niet waar mag zijn: {expression}' },
  shouldNotBe: { en: 'it should not be there ({expression})', nl: 'het mag er niet staan ({expression})' },

  // What is not judged here.
  noExpression: {
    en: 'the expression cannot be evaluated: {why:phrase}',
    nl: 'de expressie is niet uit te rekenen: {why:phrase}',
  },
  rule: { en: 'the rule "{rule}" is not known here', nl: 'de regel "{rule}" is hier niet bekend' },
  path: { en: 'XPath and JSONPath are not evaluated', nl: 'XPath en JSONPath worden niet uitgerekend' },
  operator: { en: 'the operator "{operator}" is not known here', nl: 'de operator "{operator}" is hier niet bekend' },
  kind: { en: 'nothing is asserted that is known here', nl: 'er wordt niets geëist dat hier bekend is' },
});

/** Something that keeps an operation from being sent or an assert from being judged. */
export class Told extends Error {
  constructor(readonly said: Phrase) {
    super(said.en);
  }
}
