import type { Rule } from './rule';

/** Rules of the form of a resource: properties, types, formats, cardinality. */
export const structureRules = {
  'resource-type-unknown': {
    severity: 'error',
    code: 'not-supported',
    message: {
      en: 'Resource type {type:phrase} is not known here; its content was not checked.',
      nl: 'Resourcetype {type:phrase} is hier niet bekend; de inhoud is niet gecontroleerd.',
    },
    help: {
      en: 'The type is no STU3 type, or its definition is not bundled. Add a FHIR package that defines it.',
      nl: 'Het type is geen STU3-type, of de definitie ervan wordt niet meegeleverd. Voeg een FHIR-package toe waarin het staat.',
    },
  },
  'unknown-property': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Property {property:phrase} does not exist in {type}.',
      nl: 'Eigenschap {property:phrase} bestaat niet in {type}.',
    },
    help: {
      en: 'The property is misspelt, stands at the wrong level, or belongs to another FHIR release than STU3.',
      nl: 'De eigenschap is verkeerd gespeld, staat op het verkeerde niveau of hoort bij een andere FHIR-versie dan STU3.',
    },
  },
  'json-type': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Expected: {expected:phrase}; found: {found:phrase}.',
      nl: 'Verwacht: {expected:phrase}; gevonden: {found:phrase}.',
    },
    help: {
      en: 'FHIR fixes the JSON form of every element: repeating elements are arrays, numbers and booleans are not strings, complex types are objects.',
      nl: 'FHIR legt de JSON-vorm van elk element vast: herhalende elementen zijn arrays, getallen en booleans zijn geen strings, complexe typen zijn objecten.',
    },
  },
  'empty-value': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Found {found:phrase}, which is not allowed; leave the property out.',
      nl: 'Hier staat {found:phrase}; dat is niet toegestaan. Laat de eigenschap weg.',
    },
    help: {
      en: 'FHIR forbids empty strings, arrays and objects and null values: absent data is left out, or explained with a nullFlavor or data-absent-reason.',
      nl: 'FHIR verbiedt lege strings, arrays en objecten en null: wat er niet is, laat u weg of licht u toe met een nullFlavor of data-absent-reason.',
    },
  },
  'twin-mismatch': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '"{property}" and "_{property}" must both be arrays of the same length.',
      nl: '"{property}" en "_{property}" moeten allebei een array van dezelfde lengte zijn.',
    },
    help: {
      en: 'In JSON the ids and extensions of repeating primitives stand in a parallel array, filled with null where there is nothing to say.',
      nl: 'In JSON staan id’s en extensies van herhalende primitieven in een parallelle array, met null waar niets te zeggen is.',
    },
  },
  'primitive-format': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The value is not a valid {type}; expected: {expected:phrase}.',
      nl: 'De waarde is geen geldige {type}; verwacht: {expected:phrase}.',
    },
    help: {
      en: 'STU3 gives every primitive type a format. The value is not repeated here, because it may be personal data.',
      nl: 'STU3 geeft elk primitief type een vorm. De waarde wordt hier niet herhaald, omdat het een persoonsgegeven kan zijn.',
    },
  },
  'string-blank': {
    severity: 'warning',
    code: 'value',
    message: { en: 'The text holds only white space.', nl: 'De tekst bevat alleen witruimte.' },
    help: {
      en: 'A text that says nothing is left out; where the element is required, say why there is no value.',
      nl: 'Een tekst die niets zegt laat u weg; is het element verplicht, geef dan de reden dat er geen waarde is.',
    },
  },
  'contained-id': {
    severity: 'error',
    code: 'required',
    message: {
      en: 'A contained resource needs an id; without one nothing can refer to it.',
      nl: 'Een contained resource heeft een id nodig; zonder id kan niets ernaar verwijzen.',
    },
    help: {
      en: 'A contained resource exists only through the #id reference of the resource around it (dom-3).',
      nl: 'Een contained resource bestaat alleen dankzij de #id-verwijzing van de resource eromheen (dom-3).',
    },
  },
  'contained-duplicate': {
    severity: 'error',
    code: 'duplicate',
    message: {
      en: 'Another contained resource has the same id; a reference to it means either.',
      nl: 'Een andere contained resource heeft dezelfde id; een verwijzing kan beide bedoelen.',
    },
    help: {
      en: 'Ids of contained resources are unique within the resource that contains them.',
      nl: 'De id’s van contained resources zijn uniek binnen de resource die ze bevat.',
    },
  },
  'impossible-date': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The date or time does not exist on the calendar.',
      nl: 'De datum of tijd bestaat niet op de kalender.',
    },
    help: {
      en: 'The form is right but there is no such day, hour or offset, for example 30 February.',
      nl: 'De vorm klopt, maar zo’n dag, uur of tijdzone bestaat niet, bijvoorbeeld 30 februari.',
    },
  },
  'attachment-size': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The size of this attachment is not that of its data: {expected} byte(s).',
      nl: 'De grootte van deze bijlage is niet die van de inhoud: {expected} byte(s).',
    },
    help: {
      en: 'Attachment.size is the number of bytes before base64: a receiver tells by it whether all has come. Correct it, or leave it out.',
      nl: 'Attachment.size is het aantal bytes vóór base64: een ontvanger ziet eraan of alles is aangekomen. Verbeter het, of laat het weg.',
    },
  },
  'choice-multiple': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '{element} is given as {found}; only one of its types may be used.',
      nl: '{element} is gegeven als {found}; er mag maar één type gebruikt worden.',
    },
    help: {
      en: 'A choice element such as value[x] occurs once, in one type.',
      nl: 'Een keuze-element zoals value[x] komt één keer voor, in één type.',
    },
  },
  'choice-type': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '{element} may not be of type {found} here; allowed: {expected}.',
      nl: '{element} mag hier niet van type {found} zijn; toegestaan: {expected}.',
    },
    help: {
      en: 'The base type or the profile limits the types of this choice element.',
      nl: 'Het basistype of het profiel beperkt de typen van dit keuze-element.',
    },
  },
  'cardinality-min': {
    severity: 'error',
    code: 'required',
    message: {
      en: '{element} is required: at least {expected}, found {found}.',
      nl: '{element} is verplicht: minstens {expected}, gevonden {found}.',
    },
    help: {
      en: 'Fill the concept in the record. Where the value is really unknown and the profile allows it, give a nullFlavor or data-absent-reason instead.',
      nl: 'Vul het gegeven in het record. Is de waarde echt onbekend en staat het profiel dat toe, geef dan een nullFlavor of data-absent-reason.',
    },
  },
  'cardinality-max': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '{element} may occur at most {expected} time(s); found {found}.',
      nl: '{element} mag hoogstens {expected} keer voorkomen; gevonden {found}.',
    },
    help: {
      en: 'The profile allows fewer repetitions than the base type; a maximum of 0 forbids the element.',
      nl: 'Het profiel staat minder herhalingen toe dan het basistype; een maximum van 0 verbiedt het element.',
    },
  },
  'narrative-unsafe': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'The narrative holds {found}, which is not allowed.',
      nl: 'De narrative bevat {found}; dat is niet toegestaan.',
    },
    help: {
      en: 'STU3 limits the narrative to basic formatting from HTML 4.0 chapters 7 to 11 and 15, links and images: no script, form, frame, event attribute or external style (txt-1, txt-2).',
      nl: 'STU3 beperkt de narrative tot eenvoudige opmaak uit HTML 4.0 hoofdstuk 7 tot 11 en 15, links en afbeeldingen: geen script, formulier, frame, event-attribuut of externe stijl (txt-1, txt-2).',
    },
  },
  'narrative-form': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'The narrative is not one well-formed xhtml div with content: {reason:phrase}.',
      nl: 'De narrative is niet één welgevormde xhtml-div met inhoud: {reason:phrase}.',
    },
    help: {
      en: 'Narrative.div holds one div element in the XHTML namespace, well-formed, with some text or an image in it.',
      nl: 'Narrative.div bevat één div-element in de XHTML-namespace, welgevormd, met tekst of een afbeelding erin.',
    },
  },
} as const satisfies Record<string, Rule>;
