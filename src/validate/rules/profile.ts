import type { Rule } from './rule';

/** Rules that profiles state: fixed values, patterns, slices, invariants. */
export const profileRules = {
  'profile-unknown': {
    severity: 'warning',
    code: 'not-found',
    message: {
      en: 'Profile {profile} is not known here; conformance to it was not checked.',
      nl: 'Profiel {profile} is hier niet bekend; conformiteit ermee is niet gecontroleerd.',
    },
    help: {
      en: 'Add the FHIR package that holds the profile (--package). Those of STU3, zib 2017 and the BgZ (MSZ) are bundled.',
      nl: 'Voeg het FHIR-package toe waarin het profiel staat (--package). Die van STU3, zib 2017 en de BgZ (MSZ) zijn meegeleverd.',
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
      en: 'Profile {profile} is about {expected}; this resource is of type {found}.',
      nl: 'Profiel {profile} gaat over {expected}; deze resource is van type {found}.',
    },
    help: {
      en: 'The claim in meta.profile, or the profile asked for, belongs to another resource type.',
      nl: 'De claim in meta.profile, of het gevraagde profiel, hoort bij een ander resourcetype.',
    },
  },
  'profile-stand-in': {
    severity: 'information',
    code: 'informational',
    message: {
      en: 'Claims the draft {claimed} without {asked}; references that ask for the latter are taken to be met. {reason:phrase}.',
      nl: 'Claimt het concept {claimed} zonder {asked}; verwijzingen die om het laatste vragen gelden als vervuld. {reason:phrase}.',
    },
    help: {
      en: 'Nothing is wrong with the resource: the drafts leave no other way. Claim both where the resource fits both.',
      nl: 'Er is niets mis met de resource: de concepten laten geen andere weg. Claim beide waar de resource aan beide voldoet.',
    },
  },
  'profile-broken': {
    severity: 'warning',
    code: 'not-supported',
    message: {
      en: 'Profile {profile} is only partly usable: {reason:phrase}.',
      nl: 'Profiel {profile} is maar deels bruikbaar: {reason:phrase}.',
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
      en: 'Slice "{slice}" of {element} must come before {previous:phrase}.',
      nl: 'Slice "{slice}" van {element} moet vóór {previous:phrase} komen.',
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
      en: 'The slicing of {element} cannot be decided: {reason:phrase}.',
      nl: 'De slicing van {element} is niet te beslissen: {reason:phrase}.',
    },
    help: {
      en: 'The profile slices without saying how, or by something that is not at hand; the slices were not told apart.',
      nl: 'Het profiel deelt op zonder te zeggen hoe, of naar iets dat niet voorhanden is; de slices zijn niet onderscheiden.',
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
    message: { en: 'Rule {key} does not hold: {sentence:told}.', nl: 'Regel {key} klopt niet: {sentence:told}.' },
    help: {
      en: 'The base definition or the profile states this rule, as a FHIRPath expression over the element.',
      nl: 'De basisdefinitie of het profiel stelt deze regel als FHIRPath-expressie over het element.',
    },
  },
  'period-precision': {
    severity: 'error',
    code: 'invariant',
    message: {
      en: 'Whether the period ends before it starts cannot be told: its start is given to the {start:phrase}, its end to the {end:phrase}, and one lies within the other (per-1).',
      nl: 'Of de periode eindigt voordat zij begint is niet te zeggen: het begin is gegeven tot op {start:phrase}, het einde tot op {end:phrase}, en het een ligt binnen het ander (per-1).',
    },
    help: {
      en: 'FHIR compares two moments as far as both are given; what it then cannot decide counts as a rule that is not met. Give both to the same precision: an end on a day as the last second of that day, or the start as a day too.',
      nl: 'FHIR vergelijkt twee momenten zover beide gegeven zijn; wat het dan niet kan beslissen geldt als een regel waaraan niet is voldaan. Geef beide even precies: een einde op een dag als de laatste seconde van die dag, of ook het begin als dag.',
    },
  },
  'invariant-precision': {
    severity: 'error',
    code: 'invariant',
    message: {
      en: 'Whether rule {key} holds ({sentence:told}) cannot be told: of the two moments it compares the first is given to the {first:phrase}, the second to the {second:phrase}, and one lies within the other.',
      nl: 'Of regel {key} klopt ({sentence:told}) is niet te zeggen: van de twee momenten die zij vergelijkt is het eerste gegeven tot op {first:phrase}, het tweede tot op {second:phrase}, en het een ligt binnen het ander.',
    },
    help: {
      en: 'FHIR compares two moments as far as both are given; what it then cannot decide counts as a rule that is not met. Give both to the same precision.',
      nl: 'FHIR vergelijkt twee momenten zover beide gegeven zijn; wat het dan niet kan beslissen geldt als een regel waaraan niet is voldaan. Geef beide even precies.',
    },
  },
  'invariant-too-lax': {
    severity: 'information',
    code: 'informational',
    message: {
      en: 'What rule {key} is for is not met here ({sentence:told}), although its expression, taken literally, holds.',
      nl: 'Aan de bedoeling van regel {key} is hier niet voldaan ({sentence:told}), al klopt de expressie letterlijk genomen wel.',
    },
    help: {
      en: 'The published expression looks in the wrong place and never fails. The verdict follows the expression; the data is still better mended.',
      nl: 'De gepubliceerde expressie kijkt op de verkeerde plaats en faalt nooit. Het oordeel volgt de expressie; de gegevens zijn beter te herstellen.',
    },
  },
  'invariant-too-strict': {
    severity: 'information',
    code: 'informational',
    message: {
      en: 'The expression of rule {key} fails here, although what the rule is for is met ({sentence:told}).',
      nl: 'De expressie van regel {key} faalt hier, al is aan de bedoeling van de regel voldaan ({sentence:told}).',
    },
    help: {
      en: 'The published expression is stricter than its text. The verdict follows the expression, as the reference validator does; a receiver may refuse the data. Only an expression that nothing at all can meet counts for no error.',
      nl: 'De gepubliceerde expressie is strenger dan de tekst erbij. Het oordeel volgt de expressie, zoals de referentievalidator; een ontvanger kan de gegevens weigeren. Alleen een expressie waaraan niets kan voldoen telt niet als fout.',
    },
  },
  'invariant-not-evaluated': {
    severity: 'information',
    code: 'not-supported',
    message: {
      en: 'Rule {key} ({sentence:told}) could not be evaluated: {reason:phrase}.',
      nl: 'Regel {key} ({sentence:told}) is niet te evalueren: {reason:phrase}.',
    },
    help: {
      en: 'The expression is missing or cannot be read; whether the rule holds is not known.',
      nl: 'De expressie ontbreekt of is niet te lezen; of de regel klopt is niet bekend.',
    },
  },
} as const satisfies Record<string, Rule>;
