import { type Phrase, phrases } from '../../fhir/phrase';

/** Why an expression cannot be evaluated. */
export const saidOfExpressions = phrases({
  noExpression: { en: 'no FHIRPath expression', nl: 'geen FHIRPath-expressie' },
  failed: { en: 'the expression could not be worked out', nl: 'de expressie is niet uit te rekenen' },
  unknownEscape: { en: 'unknown escape {escape} at {at}', nl: 'onbekende escape {escape} op plaats {at}' },
  unexpectedCharacter: { en: 'unexpected {found} at {at}', nl: 'onverwacht teken {found} op plaats {at}' },
  found: {
    en: "found '{found}' at {at}, expected {expected:phrase}",
    nl: "'{found}' gevonden op plaats {at}, verwacht: {expected:phrase}",
  },
  foundEnd: { en: 'found the end, expected {expected:phrase}', nl: 'het einde gevonden, verwacht: {expected:phrase}' },
  operatorOrEnd: { en: 'an operator or the end', nl: 'een operator of het einde' },
  expression: { en: 'an expression', nl: 'een expressie' },
  name: { en: 'a name', nl: 'een naam' },
  typeName: { en: 'a type name', nl: 'een typenaam' },
  unknown: { en: '{name} is not known', nl: '{name} is niet bekend' },
  unknownFunction: { en: 'the function {name} is not known', nl: 'de functie {name} is niet bekend' },
  argumentCount: { en: '{name} does not take {count} arguments', nl: '{name} neemt geen {count} argumenten' },
  noType: { en: '{name} is no STU3 type', nl: '{name} is geen STU3-type' },
  quantityOperator: {
    en: "'{operator}' on quantities is not supported",
    nl: "'{operator}' op hoeveelheden wordt niet ondersteund",
  },
  unitConversion: {
    en: 'a comparison of amounts in two units needs a conversion',
    nl: 'hoeveelheden in twee eenheden vergelijken vraagt een omrekening',
  },
  slowPattern: { en: "'{pattern}' could take too long to match", nl: "'{pattern}' zoeken kan te lang duren" },
  noPattern: { en: "'{pattern}' is no regular expression", nl: "'{pattern}' is geen reguliere expressie" },
  longText: {
    en: 'a text of {count} characters is too long to match with a regular expression',
    nl: 'een tekst van {count} tekens is te lang om met een reguliere expressie te doorzoeken',
  },
  manyItems: {
    en: 'more than {limit} items are more than it may gather',
    nl: 'meer dan {limit} items mag zij niet verzamelen',
  },
  noClock: {
    en: 'the expression asks for the time and no clock was given',
    nl: 'de expressie vraagt naar de tijd en er is geen klok gegeven',
  },
  outOfReach: {
    en: 'it follows a reference to what was not given',
    nl: 'zij volgt een verwijzing naar iets dat niet gegeven is',
  },
  membership: {
    en: 'membership of value set {url} could not be told',
    nl: 'of iets in waardelijst {url} staat is niet na te gaan',
  },
  conformance: {
    en: 'conformance to profile {url} could not be told',
    nl: 'of iets aan profiel {url} voldoet is niet na te gaan',
  },
  packageAbsent: {
    en: '{problem:phrase}; the package fhirpath may know it and is not installed: npm install fhirpath',
    nl: '{problem:phrase}; het package fhirpath kent het misschien en is niet geïnstalleerd: npm install fhirpath',
  },
  packageClock: {
    en: 'the fhirpath package would read the clock',
    nl: 'het package fhirpath zou de klok lezen',
  },
  packageNoValue: {
    en: 'the element has no value and the fhirpath package knows no other',
    nl: 'het element heeft geen waarde en het package fhirpath kent niets anders',
  },
  packageAsync: {
    en: 'it answers later, and validation is not asynchronous',
    nl: 'zij antwoordt later, en valideren is niet asynchroon',
  },
});

/** A problem with an expression that its author can be told of. */
export class ToldProblem extends Error {
  readonly said: Phrase;

  constructor(said: Phrase) {
    super(said.en);
    this.said = said;
  }
}
