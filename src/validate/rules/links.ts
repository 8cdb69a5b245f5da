import type { Rule } from './rule';

/** Rules of what an element adds or points to: extensions and references. */
export const linkRules = {
  'extension-unknown': {
    severity: 'information',
    code: 'not-found',
    message: {
      en: 'Extension {url} is not known here; its content was not checked.',
      nl: 'Extensie {url} is hier niet bekend; de inhoud is niet gecontroleerd.',
    },
    help: {
      en: 'FHIR allows any extension, but a misspelt URL makes a receiver miss the content. Check the URL, or add the package that defines it.',
      nl: 'FHIR staat elke extensie toe, maar door een verkeerd gespelde URL mist een ontvanger de inhoud. Controleer de URL, of voeg het package toe waarin hij staat.',
    },
  },
  'modifier-extension-unknown': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'Modifier extension {url} is not known; a receiver must refuse what it does not understand.',
      nl: 'Modifier-extensie {url} is niet bekend; een ontvanger moet weigeren wat hij niet begrijpt.',
    },
    help: {
      en: 'A modifier extension can change the meaning of the whole element. Use a known one, or add the package that defines it.',
      nl: 'Een modifier-extensie kan de betekenis van het hele element veranderen. Gebruik een bekende, of voeg het package toe waarin hij staat.',
    },
  },
  'extension-url': {
    severity: 'error',
    code: 'extension',
    message: { en: 'An extension needs an absolute URL.', nl: 'Een extensie heeft een absolute URL nodig.' },
    help: {
      en: 'Only an extension within an extension may have a relative url, the name its parent gives it.',
      nl: 'Alleen een extensie in een extensie mag een relatieve url hebben: de naam die zijn ouder eraan geeft.',
    },
  },
  'extension-definition': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'The url of this extension is that of another definition, of {found}: {url}.',
      nl: 'De url van deze extensie is die van een andere definitie, van {found}: {url}.',
    },
    help: {
      en: 'The url of an extension is that of the StructureDefinition that defines the extension; a profile or a type of FHIR is none.',
      nl: 'De url van een extensie is die van de StructureDefinition die de extensie definieert; een profiel of een type van FHIR is dat niet.',
    },
  },
  'extension-part-unknown': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'Extension {url} has no part {part:phrase}; its parts: {expected}.',
      nl: 'Extensie {url} heeft geen onderdeel {part:phrase}; de onderdelen: {expected}.',
    },
    help: {
      en: 'The definition of a complex extension names all its parts.',
      nl: 'De definitie van een samengestelde extensie noemt al haar onderdelen.',
    },
  },
  'extension-context': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'Extension {url} may not be used on {found}; allowed: {expected}.',
      nl: 'Extensie {url} mag niet op {found} staan; toegestaan: {expected}.',
    },
    help: {
      en: 'The definition of the extension says on which elements or types it may stand.',
      nl: 'De definitie van de extensie zegt op welke elementen of typen hij mag staan.',
    },
  },
  'extension-condition': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'Extension {url} may not be used here: its definition sets a condition on the element it stands on, and that is not met.',
      nl: 'Extensie {url} mag hier niet gebruikt worden: de definitie stelt een voorwaarde aan het element waar hij op staat, en daaraan is niet voldaan.',
    },
    help: {
      en: 'The definition of the extension states a condition on what it stands on (StructureDefinition.contextInvariant). It has no words of its own, so its FHIRPath expression stands beside the message; it must hold of the element.',
      nl: 'De definitie van de extensie stelt een voorwaarde aan waar hij op staat (StructureDefinition.contextInvariant). Die heeft geen woorden van zichzelf; de FHIRPath-expressie staat bij de melding en moet gelden voor het element.',
    },
  },
  'extension-version': {
    severity: 'error',
    code: 'extension',
    message: {
      en: 'Extension {url} is for FHIR {expected}; this is FHIR 3.0.',
      nl: 'Extensie {url} is voor FHIR {expected}; dit is FHIR 3.0.',
    },
    help: {
      en: 'The definition of the extension limits the versions of FHIR it may be used with.',
      nl: 'De definitie van de extensie beperkt de FHIR-versies waarmee hij gebruikt mag worden.',
    },
  },
  'extension-not-evaluated': {
    severity: 'information',
    code: 'not-supported',
    message: {
      en: 'Whether extension {url} may be used here could not be evaluated: {reason:phrase}.',
      nl: 'Of extensie {url} hier gebruikt mag worden is niet te evalueren: {reason:phrase}.',
    },
    help: {
      en: 'The definition of the extension limits its use in a way that cannot be followed here.',
      nl: 'De definitie van de extensie beperkt het gebruik op een manier die hier niet te volgen is.',
    },
  },
  'extension-modifier': {
    severity: 'error',
    code: 'extension',
    message: { en: 'Extension {url} belongs in {expected}.', nl: 'Extensie {url} hoort in {expected}.' },
    help: {
      en: 'An extension that changes meaning stands in modifierExtension, any other in extension.',
      nl: 'Een extensie die de betekenis verandert staat in modifierExtension, elke andere in extension.',
    },
  },
  'reference-form': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The reference has no usable form: {reason:phrase}.',
      nl: 'De verwijzing heeft geen bruikbare vorm: {reason:phrase}.',
    },
    help: {
      en: 'A reference is Type/id, an absolute URL, urn:uuid:, urn:oid:, or # and the id of a contained resource.',
      nl: 'Een verwijzing is Type/id, een absolute URL, urn:uuid:, urn:oid:, of # met de id van een contained resource.',
    },
  },
  'reference-unresolved': {
    severity: 'error',
    code: 'not-found',
    message: {
      en: 'The reference points to nothing in {where:phrase}.',
      nl: 'De verwijzing wijst naar niets in {where:phrase}.',
    },
    help: {
      en: 'A # reference needs a contained resource with that id; a urn: reference needs a Bundle entry with that fullUrl.',
      nl: 'Een #-verwijzing heeft een contained resource met die id nodig; een urn:-verwijzing een Bundle-entry met die fullUrl.',
    },
  },
  'reference-target': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'The reference points to a resource of type {found:phrase}; allowed: {expected}.',
      nl: 'De verwijzing wijst naar een resource van type {found:phrase}; toegestaan: {expected}.',
    },
    help: {
      en: 'The definition limits which resource types this reference may point to.',
      nl: 'De definitie beperkt naar welke resourcetypen deze verwijzing mag wijzen.',
    },
  },
  'reference-target-profile': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'The resource referred to conforms to none of {expected}.',
      nl: 'De resource waarnaar verwezen wordt voldoet aan geen van {expected}.',
    },
    help: {
      en: 'The target is at hand and was checked against each profile the reference allows. Validate it by itself to see what is wrong.',
      nl: 'Het doel is voorhanden en is getoetst aan elk profiel dat de verwijzing toestaat. Valideer het apart om te zien wat er mis is.',
    },
  },
  'reference-aggregation': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'The target of this reference must be {expected}; found {found}.',
      nl: 'Het doel van deze verwijzing moet {expected} zijn; gevonden {found}.',
    },
    help: {
      en: 'The profile says whether the target is contained, bundled, or elsewhere.',
      nl: 'Het profiel zegt of het doel contained, in de Bundle of elders moet zijn.',
    },
  },
} as const satisfies Record<string, Rule>;
