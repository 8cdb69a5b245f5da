import type { Rule } from './rule';

/** Rules of what was given as a whole: can it be read, and is it FHIR at all. */
export const textRules = {
  'json-syntax': {
    severity: 'fatal',
    code: 'structure',
    message: { en: 'This is not JSON: {reason:phrase}.', nl: 'Dit is geen JSON: {reason:phrase}.' },
    help: {
      en: 'The text could not be read as JSON, so nothing in it was checked. Mend the syntax at the line and column given.',
      nl: 'De tekst is niet als JSON te lezen; er is dus niets gecontroleerd. Herstel de syntaxis op de genoemde regel en kolom.',
    },
  },
  'xml-syntax': {
    severity: 'fatal',
    code: 'structure',
    message: { en: 'This is not FHIR XML: {reason:phrase}.', nl: 'Dit is geen FHIR-XML: {reason:phrase}.' },
    help: {
      en: 'The text could not be read as FHIR XML. Entities and document types are refused on purpose: they can be used to attack a reader.',
      nl: 'De tekst is niet als FHIR-XML te lezen. Entiteiten en documenttypen worden bewust geweigerd: daarmee is een lezer aan te vallen.',
    },
  },
  'xml-structure': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Not built as FHIR XML: {reason:phrase}.',
      nl: 'Niet opgebouwd als FHIR-XML: {reason:phrase}.',
    },
    help: {
      en: 'FHIR XML wants the elements of a type in their defined order, in the FHIR namespace, with values in the value attribute.',
      nl: 'FHIR-XML verlangt de elementen van een type in hun vaste volgorde, in de FHIR-namespace, met waarden in het attribuut value.',
    },
  },
  'xml-value': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The attribute "value" of element "{element}" holds no {type}; expected: {expected:phrase}.',
      nl: 'Het attribuut "value" van element "{element}" bevat geen {type}; verwacht: {expected:phrase}.',
    },
    help: {
      en: 'XML holds text where JSON has booleans and numbers. STU3 says how they are written: true or false, digits without exponent or leading zeros. The value is not repeated here, because it may be personal data.',
      nl: 'XML heeft tekst waar JSON booleans en getallen heeft. STU3 zegt hoe die geschreven worden: true of false, cijfers zonder exponent of voorloopnullen. De waarde wordt hier niet herhaald, omdat het een persoonsgegeven kan zijn.',
    },
  },
  'xml-whitespace': {
    severity: 'warning',
    code: 'value',
    message: {
      en: 'The attribute "{attribute}" of element {element:phrase} holds blanks that are no part of its {type}; they were taken away, as XML schema does.',
      nl: 'Het attribuut "{attribute}" van element {element:phrase} bevat witruimte die geen deel is van de {type}; die is weggehaald, zoals XML-schema doet.',
    },
    help: {
      en: 'A reader that follows the schema collapses these blanks; one that does not refuses the value. Write it without them.',
      nl: 'Een lezer die het schema volgt neemt deze witruimte weg; een andere weigert de waarde. Schrijf de waarde zonder.',
    },
  },
  'duplicate-property': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Property {property:phrase} is given more than once; a reader keeps only one of them.',
      nl: 'Eigenschap {property:phrase} staat er meer dan eens; een lezer houdt er maar één over.',
    },
    help: {
      en: 'JSON readers silently drop all but one of equal property names, so information is lost. Give the property once.',
      nl: 'JSON-lezers laten bij gelijke eigenschapsnamen stil alles op één na vallen; er gaat dus informatie verloren. Geef de eigenschap één keer.',
    },
  },
  'size-limit': {
    severity: 'fatal',
    code: 'too-long',
    message: {
      en: 'The input is larger than the limit of {limit} characters and was not read.',
      nl: 'De invoer is groter dan de grens van {limit} tekens en is niet gelezen.',
    },
    help: {
      en: 'The limit protects the process; raise maxSize when such input is expected.',
      nl: 'De grens beschermt het proces; verhoog maxSize als zulke invoer te verwachten is.',
    },
  },
  'depth-limit': {
    severity: 'fatal',
    code: 'too-long',
    message: {
      en: 'The input is nested deeper than {limit} levels and was not checked further.',
      nl: 'De invoer is dieper genest dan {limit} niveaus en is niet verder gecontroleerd.',
    },
    help: {
      en: 'The limit protects the process; FHIR resources do not come near it.',
      nl: 'De grens beschermt het proces; FHIR-resources komen er niet bij in de buurt.',
    },
  },
  'fault-limit': {
    severity: 'fatal',
    code: 'too-long',
    message: {
      en: 'The input has {limit} faults or more; it was looked at up to here, and the rest was not.',
      nl: 'De invoer heeft minstens {limit} fouten; die is tot hier bekeken, en de rest niet.',
    },
    help: {
      en: 'The limit protects the process. Mend what is listed, often one cause that returns, and validate again.',
      nl: 'De grens beschermt het proces. Herstel wat vermeld is, vaak één oorzaak die terugkeert, en valideer opnieuw.',
    },
  },
  'not-checked': {
    severity: 'fatal',
    code: 'exception',
    message: {
      en: 'The validator failed on this input, so it was not checked to the end.',
      nl: 'De validator is op deze invoer vastgelopen; die is dus niet tot het einde gecontroleerd.',
    },
    help: {
      en: 'This is a defect of the validator, not of the input. Please report it with an input that shows it and holds no patient data.',
      nl: 'Dit is een fout in de validator, niet in de invoer. Meld het met een invoer die het laat zien en geen patiëntgegevens bevat.',
    },
  },
  'not-a-resource': {
    severity: 'fatal',
    code: 'structure',
    message: {
      en: 'A FHIR resource with a resourceType is expected; found {found:phrase}.',
      nl: 'Een FHIR-resource met een resourceType wordt verwacht; gevonden: {found:phrase}.',
    },
    help: {
      en: 'Everything the validator looks at is a resource: a JSON object with resourceType, or an XML element in the FHIR namespace.',
      nl: 'Alles wat de validator bekijkt is een resource: een JSON-object met resourceType, of een XML-element in de FHIR-namespace.',
    },
  },
  'records-given': {
    severity: 'fatal',
    code: 'structure',
    message: {
      en: 'These are zib records, not FHIR. Convert them first: bgz convert --from {format}, or toCollection.',
      nl: 'Dit zijn zib-records, geen FHIR. Zet ze eerst om: bgz convert --from {format}, of toCollection.',
    },
    help: {
      en: 'The validator checks what a receiver gets: FHIR resources. Records are checked by the builders, and by bgz convert when it makes resources of them; validate its result.',
      nl: 'De validator toetst wat een ontvanger krijgt: FHIR-resources. Records worden getoetst door de builders, en door bgz convert als die er resources van maakt; valideer het resultaat daarvan.',
    },
  },
} as const satisfies Record<string, Rule>;
