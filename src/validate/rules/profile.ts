import type { Rule } from './rule';

/** Rules that profiles state: fixed values, patterns, slices, extensions, references, invariants. */
export const profileRules = {
  'profile-unknown': {
    severity: 'warning',
    code: 'not-found',
    message: {
      en: 'Profile {profile} is not known here; conformance to it was not checked.',
      nl: 'Profiel {profile} is hier niet bekend; conformiteit ermee is niet gecontroleerd.',
    },
    help: {
      en: 'Add the FHIR package that holds the profile (--package). BgZ-Patient, BgZ-Problem and BgZ-Metadata are in nictiz.fhir.nl.stu3.bgz.',
      nl: 'Voeg het FHIR-package toe waarin het profiel staat (--package). BgZ-Patient, BgZ-Problem en BgZ-Metadata staan in nictiz.fhir.nl.stu3.bgz.',
    },
  },
  'profile-url': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'A claim in meta.profile must be the absolute canonical URL of a profile.',
      nl: 'Een claim in meta.profile moet de absolute canonieke URL van een profiel zijn.',
    },
    help: {
      en: 'Give the URL the StructureDefinition states, for example http://nictiz.nl/fhir/StructureDefinition/zib-Problem.',
      nl: 'Geef de URL die de StructureDefinition noemt, bijvoorbeeld http://nictiz.nl/fhir/StructureDefinition/zib-Problem.',
    },
  },
  'profile-type': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'Profile {profile} is about {expected}; this is a {found}.',
      nl: 'Profiel {profile} gaat over {expected}; dit is een {found}.',
    },
    help: {
      en: 'The claim in meta.profile, or the profile asked for, belongs to another resource type.',
      nl: 'De claim in meta.profile, of het gevraagde profiel, hoort bij een ander resourcetype.',
    },
  },
  'profile-broken': {
    severity: 'warning',
    code: 'not-supported',
    message: {
      en: 'Profile {profile} is only partly usable: {reason}.',
      nl: 'Profiel {profile} is maar deels bruikbaar: {reason}.',
    },
    help: {
      en: 'Part of the profile’s differential does not fit its base; what it says there could not be checked.',
      nl: 'Een deel van de differential van het profiel past niet op de basis; wat daar staat is niet te controleren.',
    },
  },
  'fixed-value': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The profile fixes this {type} to {expected}.',
      nl: 'Het profiel legt deze {type} vast op {expected}.',
    },
    help: {
      en: 'A fixed value must be given exactly, with nothing added or left out.',
      nl: 'Een vaste waarde moet precies zo gegeven worden, zonder iets erbij of eraf.',
    },
  },
  'pattern-value': {
    severity: 'error',
    code: 'value',
    message: { en: 'The value must at least hold {expected}.', nl: 'De waarde moet minstens {expected} bevatten.' },
    help: {
      en: 'A pattern must be contained in the value; more may be given beside it.',
      nl: 'Een patroon moet in de waarde voorkomen; ernaast mag meer gegeven worden.',
    },
  },
  'min-value': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The value is below the minimum of {expected}.',
      nl: 'De waarde is lager dan het minimum van {expected}.',
    },
    help: { en: 'The profile sets a lower limit.', nl: 'Het profiel stelt een ondergrens.' },
  },
  'max-value': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'The value is above the maximum of {expected}.',
      nl: 'De waarde is hoger dan het maximum van {expected}.',
    },
    help: { en: 'The profile sets an upper limit.', nl: 'Het profiel stelt een bovengrens.' },
  },
  'max-length': {
    severity: 'error',
    code: 'too-long',
    message: { en: 'The text is longer than {expected} characters.', nl: 'De tekst is langer dan {expected} tekens.' },
    help: { en: 'The definition sets a maximum length.', nl: 'De definitie stelt een maximale lengte.' },
  },
  'slice-min': {
    severity: 'error',
    code: 'required',
    message: {
      en: 'Slice "{slice}" of {element} is required: at least {expected}, found {found}.',
      nl: 'Slice "{slice}" van {element} is verplicht: minstens {expected}, gevonden {found}.',
    },
    help: {
      en: 'One repetition of the element must have the value that marks this slice, for example a coding in the code system named.',
      nl: 'Eén herhaling van het element moet de waarde hebben die deze slice kenmerkt, bijvoorbeeld een coding in het genoemde codestelsel.',
    },
  },
  'slice-max': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Slice "{slice}" of {element} may occur at most {expected} time(s); found {found}.',
      nl: 'Slice "{slice}" van {element} mag hoogstens {expected} keer voorkomen; gevonden {found}.',
    },
    help: { en: 'Too many repetitions match the same slice.', nl: 'Te veel herhalingen vallen in dezelfde slice.' },
  },
  'slice-unmatched': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '{element} is none of the slices the profile allows ({expected}), and its slicing is closed.',
      nl: '{element} is geen van de slices die het profiel toestaat ({expected}), en de slicing is gesloten.',
    },
    help: {
      en: 'Closed slicing allows only the repetitions that the profile names.',
      nl: 'Gesloten slicing staat alleen de herhalingen toe die het profiel noemt.',
    },
  },
  'slice-order': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'Slice "{slice}" of {element} must come before "{previous}".',
      nl: 'Slice "{slice}" van {element} moet vóór "{previous}" komen.',
    },
    help: {
      en: 'The slicing is ordered, or open at the end only: named slices come first, in the profile’s order.',
      nl: 'De slicing is geordend, of alleen aan het eind open: genoemde slices komen eerst, in de volgorde van het profiel.',
    },
  },
  'slice-ambiguous': {
    severity: 'error',
    code: 'structure',
    message: {
      en: '{element} matches more than one slice: {found}.',
      nl: '{element} past op meer dan één slice: {found}.',
    },
    help: {
      en: 'The discriminators cannot tell which slice is meant, so the rules for it cannot be applied.',
      nl: 'De discriminators zeggen niet welke slice bedoeld is, zodat de regels ervoor niet toe te passen zijn.',
    },
  },
  'slice-undecidable': {
    severity: 'information',
    code: 'not-supported',
    message: {
      en: 'The slicing of {element} cannot be decided: {reason}.',
      nl: 'De slicing van {element} is niet te beslissen: {reason}.',
    },
    help: {
      en: 'The profile slices without saying how, or by something that is not at hand; the slices were not told apart.',
      nl: 'Het profiel deelt op zonder te zeggen hoe, of naar iets dat niet voorhanden is; de slices zijn niet onderscheiden.',
    },
  },
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
  'extension-part-unknown': {
    severity: 'error',
    code: 'extension',
    message: { en: 'Extension {url} has no part named "{part}".', nl: 'Extensie {url} heeft geen onderdeel "{part}".' },
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
      en: 'The reference has no usable form: {reason}.',
      nl: 'De verwijzing heeft geen bruikbare vorm: {reason}.',
    },
    help: {
      en: 'A reference is Type/id, an absolute URL, urn:uuid:, urn:oid:, or # and the id of a contained resource.',
      nl: 'Een verwijzing is Type/id, een absolute URL, urn:uuid:, urn:oid:, of # met de id van een contained resource.',
    },
  },
  'reference-unresolved': {
    severity: 'error',
    code: 'not-found',
    message: { en: 'The reference points to nothing in {where}.', nl: 'De verwijzing wijst naar niets in {where}.' },
    help: {
      en: 'A # reference needs a contained resource with that id; a urn: reference needs a Bundle entry with that fullUrl.',
      nl: 'Een #-verwijzing heeft een contained resource met die id nodig; een urn:-verwijzing een Bundle-entry met die fullUrl.',
    },
  },
  'reference-target': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'The reference points to a {found}; allowed: {expected}.',
      nl: 'De verwijzing wijst naar een {found}; toegestaan: {expected}.',
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
  'type-profile': {
    severity: 'error',
    code: 'structure',
    message: {
      en: 'The {type} conforms to none of the profiles allowed here: {expected}.',
      nl: 'De {type} voldoet aan geen van de profielen die hier mogen: {expected}.',
    },
    help: {
      en: 'The element may follow one of several datatype profiles and follows none.',
      nl: 'Het element mag een van meer datatypeprofielen volgen en volgt er geen.',
    },
  },
  invariant: {
    severity: 'error',
    code: 'invariant',
    message: { en: 'Rule {key} does not hold: {expression}', nl: 'Regel {key} klopt niet: {expression}' },
    help: {
      en: 'The base definition or the profile states this rule as a FHIRPath expression over the element.',
      nl: 'De basisdefinitie of het profiel stelt deze regel als FHIRPath-expressie over het element.',
    },
  },
  'invariant-not-evaluated': {
    severity: 'information',
    code: 'not-supported',
    message: { en: 'Rule {key} could not be evaluated: {reason}.', nl: 'Regel {key} is niet te evalueren: {reason}.' },
    help: {
      en: 'The expression is missing or cannot be read; whether the rule holds is not known.',
      nl: 'De expressie ontbreekt of is niet te lezen; of de regel klopt is niet bekend.',
    },
  },
} as const satisfies Record<string, Rule>;
