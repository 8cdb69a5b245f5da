import { type Phrase, phrases } from '../phrase';

/** Why a text could not be read as FHIR XML. */
export const saidOfSyntax = phrases({
  unreadable: { en: 'the text could not be parsed', nl: 'de tekst is niet te ontleden' },
  halfCharacter: {
    en: 'half a character (a lone UTF-16 surrogate)',
    nl: 'een half teken (een losse UTF-16-surrogate)',
  },
  doctype: { en: 'a document type (DOCTYPE) is not allowed', nl: 'een documenttype (DOCTYPE) is niet toegestaan' },
  rootNamespace: {
    en: 'the root element {name:phrase} is not in the namespace {namespace}',
    nl: 'het hoofdelement {name:phrase} staat niet in de namespace {namespace}',
  },
  rootNoResource: {
    en: 'the root element {name:phrase} is no resource',
    nl: 'het hoofdelement {name:phrase} is geen resource',
  },
  notWellFormed: { en: 'it is not well-formed XML', nl: 'het is geen welgevormde XML' },
});

/** What is not built as FHIR XML wants it. */
export const saidOfStructure = phrases({
  notAResource: {
    en: 'element "{container}" holds one resource; element {name:phrase} is none',
    nl: 'element "{container}" bevat één resource; element {name:phrase} is er geen',
  },
  secondResource: {
    en: 'element "{container}" holds more than one resource',
    nl: 'element "{container}" bevat meer dan één resource',
  },
  noResource: { en: 'element "{name}" holds no resource', nl: 'element "{name}" bevat geen resource' },
  order: {
    en: 'element "{name}" stands after an element that it should stand before',
    nl: 'element "{name}" staat na een element waar het vóór hoort',
  },
  namespace: {
    en: 'element {name:phrase} is not in the namespace {namespace}',
    nl: 'element {name:phrase} staat niet in de namespace {namespace}',
  },
  unknown: {
    en: 'element {name:phrase} is not known in element {holder:phrase}',
    nl: 'element {name:phrase} is niet bekend in element {holder:phrase}',
  },
  attributeOf: {
    en: '"{name}" of element {holder:phrase} is an attribute, not an element',
    nl: '"{name}" van element {holder:phrase} is een attribuut, geen element',
  },
  attribute: {
    en: 'attribute {name:phrase} is not allowed on element {element:phrase}',
    nl: 'attribuut {name:phrase} is niet toegestaan op element {element:phrase}',
  },
  emptyAttribute: {
    en: 'attribute "{name}" of element {element:phrase} is empty; leave it out',
    nl: 'attribuut "{name}" van element {element:phrase} is leeg; laat het weg',
  },
  emptyElement: { en: 'element "{name}" is empty; leave it out', nl: 'element "{name}" is leeg; laat het weg' },
  text: {
    en: 'text is not allowed in element {name:phrase}; a value stands in the attribute "value"',
    nl: 'tekst is niet toegestaan in element {name:phrase}; een waarde staat in het attribuut "value"',
  },
  noValue: {
    en: 'element "{name}" has no value and no extension',
    nl: 'element "{name}" heeft geen waarde en geen extensie',
  },
  repeated: {
    en: 'element "{name}" is repeated but may occur once',
    nl: 'element "{name}" is herhaald maar mag één keer voorkomen',
  },
});

/** The complaints of the XML parser that a sender can act on, by how they start; what it quotes is not repeated. */
const PARSER: readonly (readonly [start: string, said: Phrase])[] = Object.entries({
  'disallowed character in tag name': {
    en: 'a character that a tag name may not have',
    nl: 'een teken dat niet in een tagnaam mag',
  },
  'disallowed character in closing tag': {
    en: 'a character that a closing tag may not have',
    nl: 'een teken dat niet in een sluittag mag',
  },
  'disallowed character in attribute name': {
    en: 'a character that an attribute name may not have',
    nl: 'een teken dat niet in een attribuutnaam mag',
  },
  'disallowed character': {
    en: 'a character that XML does not allow here',
    nl: 'een teken dat XML hier niet toestaat',
  },
  'the string "]]>"': { en: ']]> is not allowed in text', nl: ']]> is niet toegestaan in tekst' },
  'malformed comment': { en: 'a comment is not well-formed', nl: 'een commentaar is niet welgevormd' },
  'text data outside of root node': {
    en: 'there is text outside the root element',
    nl: 'er staat tekst buiten het hoofdelement',
  },
  'documents may contain only one root': {
    en: 'there is more than one root element',
    nl: 'er is meer dan één hoofdelement',
  },
  'document must contain a root element': { en: 'there is no root element', nl: 'er is geen hoofdelement' },
  'attribute without value': { en: 'an attribute has no value', nl: 'een attribuut heeft geen waarde' },
  'unquoted attribute value': {
    en: 'the value of an attribute has no quotes',
    nl: 'de waarde van een attribuut staat niet tussen aanhalingstekens',
  },
  'no whitespace between attributes': {
    en: 'there is no space between two attributes',
    nl: 'er staat geen spatie tussen twee attributen',
  },
  'duplicate attribute': { en: 'an attribute is given twice', nl: 'een attribuut staat er twee keer' },
  'unbound namespace prefix': {
    en: 'a namespace prefix is not declared',
    nl: 'een namespace-prefix is niet gedeclareerd',
  },
  'unclosed tag': { en: 'an element is not closed', nl: 'een element is niet gesloten' },
  'unexpected end': { en: 'the text ends too early', nl: 'de tekst houdt te vroeg op' },
  'unexpected close tag': { en: 'a closing tag closes nothing', nl: 'een sluittag sluit niets' },
  'unmatched closing tag': { en: 'a closing tag closes nothing', nl: 'een sluittag sluit niets' },
  'undefined entity': { en: 'an entity is not known', nl: 'een entiteit is niet bekend' },
  'malformed character entity': {
    en: 'a character reference is not well-formed',
    nl: 'een tekenverwijzing is niet welgevormd',
  },
  'XML declaration': { en: 'the XML declaration is not right', nl: 'de XML-declaratie klopt niet' },
  'an XML declaration must be at the start': {
    en: 'the XML declaration is not at the start',
    nl: 'de XML-declaratie staat niet aan het begin',
  },
  'the XML declaration must appear at the start': {
    en: 'the XML declaration is not at the start',
    nl: 'de XML-declaratie staat niet aan het begin',
  },
});

/** What the parser complains of, in our words. */
export const parserPhrase = (message: string): Phrase =>
  PARSER.find(([start]) => message.replace(/^\d+:\d+: /, '').startsWith(start))?.[1] ?? saidOfSyntax.notWellFormed;
