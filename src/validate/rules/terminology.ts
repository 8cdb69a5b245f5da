import type { Rule } from './rule';

/** Rules about codes, code systems, value sets and units. */
export const terminologyRules = {
  'binding-required': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} is not in value set {valueSet}, which is required here{allowed}.',
      nl: 'Code {found:phrase} staat niet in waardelijst {valueSet}, die hier verplicht is{allowed}.',
    },
    help: {
      en: 'Map the local code to one of the prescribed list before it is sent.',
      nl: 'Zet de eigen code om naar een code uit de voorgeschreven lijst voordat hij verzonden wordt.',
    },
  },
  'binding-missing': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'A code from value set {valueSet} is required; there is no coding.',
      nl: 'Een code uit waardelijst {valueSet} is verplicht; er is geen coding.',
    },
    help: {
      en: 'A required binding is not met by text alone.',
      nl: 'Aan een verplichte binding wordt niet voldaan met alleen tekst.',
    },
  },
  'binding-max': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} is not in {valueSet}, the largest value set allowed here.',
      nl: 'Code {found:phrase} staat niet in {valueSet}, de ruimste waardelijst die hier mag.',
    },
    help: {
      en: 'The binding may be extended, but only within this larger list.',
      nl: 'De binding mag worden uitgebreid, maar alleen binnen deze ruimere lijst.',
    },
  },
  'binding-extensible': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} is not in value set {valueSet}; another code may only be used when no code of the list fits.',
      nl: 'Code {found:phrase} staat niet in waardelijst {valueSet}; een andere code mag alleen als geen code uit de lijst past.',
    },
    help: {
      en: 'Use a code of the list where one fits; keep the local code as a second coding.',
      nl: 'Gebruik een code uit de lijst waar er een past; geef de eigen code als tweede coding.',
    },
  },
  'binding-preferred': {
    severity: 'information',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} is not in the preferred value set {valueSet}.',
      nl: 'Code {found:phrase} staat niet in de aanbevolen waardelijst {valueSet}.',
    },
    help: { en: 'The list is advice, not an obligation.', nl: 'De lijst is een advies, geen verplichting.' },
  },
  'code-unknown': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} does not exist in {system}.',
      nl: 'Code {found:phrase} bestaat niet in {system}.',
    },
    help: {
      en: 'The code system is known completely and has no such code; mind capitals and leading zeros.',
      nl: 'Het codestelsel is volledig bekend en heeft deze code niet; let op hoofdletters en voorloopnullen.',
    },
  },
  'code-specification': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: 'The code contradicts the zib code {found:phrase} beside it, which goes with {expected}.',
      nl: 'De code spreekt de zib-code {found:phrase} ernaast tegen; daar hoort {expected} bij.',
    },
    help: {
      en: 'The FHIR code follows from the zib code by the ConceptMap of the binding. A reader of one and a reader of the other would learn different things.',
      nl: 'De FHIR-code volgt uit de zib-code volgens de ConceptMap van de binding. Wie de ene leest en wie de andere leest, krijgt iets anders te horen.',
    },
  },
  'code-inactive': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} is no longer active in {system}.',
      nl: 'Code {found:phrase} is niet meer actief in {system}.',
    },
    help: {
      en: 'The concept was retired; use its successor for new records.',
      nl: 'Het concept is vervallen; gebruik voor nieuwe records de opvolger.',
    },
  },
  'code-form': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} does not have the form that {system} gives its codes: {expected:phrase}.',
      nl: 'Code {found:phrase} heeft niet de vorm die {system} zijn codes geeft: {expected:phrase}.',
    },
    help: {
      en: 'The form of the code system (length, check digit, partition) is broken, often by a cut-off or by storing it as a number.',
      nl: 'De vorm van het codestelsel (lengte, controlecijfer, partitie) klopt niet, vaak door afkappen of opslaan als getal.',
    },
  },
  'display-mismatch': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: 'The display does not belong to code {found:phrase}; it is called "{expected}".',
      nl: 'De display hoort niet bij code {found:phrase}; die heet "{expected}".',
    },
    help: {
      en: 'A reader sees the display: when it contradicts the code, one of the two is wrong. Send the term of the code system; the recorded wording belongs in text.',
      nl: 'Een lezer ziet de display: spreekt die de code tegen, dan is één van de twee fout. Stuur de term van het codestelsel; de vastgelegde bewoording hoort in text.',
    },
  },
  'display-unlisted': {
    severity: 'information',
    code: 'code-invalid',
    message: {
      en: 'The display is none of the terms at hand for code {found:phrase}: "{expected}".',
      nl: 'De display is geen van de termen die van code {found:phrase} voorhanden zijn: "{expected}".',
    },
    help: {
      en: 'The lists have some terms of the code, not all: the display may be another right one. An index of the code system (--snomed) or a terminology server (--tx) can tell.',
      nl: 'De lijsten hebben enkele termen van de code, niet alle: de display kan een andere goede zijn. Een index van het codestelsel (--snomed) of een terminologieserver (--tx) weet het.',
    },
  },
  'code-edition': {
    severity: 'information',
    code: 'code-invalid',
    message: {
      en: 'Code {found:phrase} comes with edition {asked}; it was looked up in {answered}.',
      nl: 'Code {found:phrase} komt met editie {asked}; hij is opgezocht in {answered}.',
    },
    help: {
      en: 'Coding.version names an edition of SNOMED CT that is not the one at hand. What another edition adds or retires is not seen here; give an index of that edition to be sure.',
      nl: 'Coding.version noemt een editie van SNOMED CT die niet voorhanden is. Wat een andere editie toevoegt of laat vervallen is hier niet te zien; geef voor zekerheid een index van die editie op.',
    },
  },
  'system-oid': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: 'The system is named {found}; in FHIR this code system is {system}.',
      nl: 'Het systeem heet hier {found}; in FHIR is dit codestelsel {system}.',
    },
    help: {
      en: 'Where FHIR gives a code system a URL, that URL is its name; who receives the OID does not recognise the code and no value set holds it.',
      nl: 'Waar FHIR een codestelsel een URL geeft, is die URL de naam; wie de OID ontvangt herkent de code niet en geen waardelijst bevat hem.',
    },
  },
  'system-near': {
    severity: 'warning',
    code: 'code-invalid',
    message: {
      en: '{found} is no code system of STU3; the one that is probably meant is {system}.',
      nl: '{found} is geen codestelsel van STU3; waarschijnlijk is {system} bedoeld.',
    },
    help: {
      en: 'The name of a code system counts to the letter: http or https, www., a slash at the end, capitals. FHIR R4 names many systems otherwise than STU3. Who receives another name does not recognise the code and no value set holds it.',
      nl: 'De naam van een codestelsel telt tot op de letter: http of https, www., een schuine streep aan het einde, hoofdletters. FHIR R4 noemt veel stelsels anders dan STU3. Wie een andere naam ontvangt herkent de code niet en geen waardelijst bevat hem.',
    },
  },
  'system-value-set': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: '{system} is a value set, not a code system.',
      nl: '{system} is een waardelijst, geen codestelsel.',
    },
    help: {
      en: 'The system of a code names the code system it comes from; a value set only selects codes.',
      nl: 'Het systeem van een code noemt het codestelsel waar hij uit komt; een waardelijst kiest alleen codes uit.',
    },
  },
  'system-form': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'The system of a code must be an absolute URI.',
      nl: 'Het systeem van een code moet een absolute URI zijn.',
    },
    help: {
      en: 'An OID is written urn:oid:…; most code systems have a URL in FHIR.',
      nl: 'Een OID wordt geschreven als urn:oid:…; de meeste codestelsels hebben in FHIR een URL.',
    },
  },
  'code-unverifiable': {
    severity: 'information',
    code: 'not-supported',
    message: {
      en: 'Codes of {system} that could not be verified: {count}, the first of them code {found:phrase}. The reason: {reason:phrase}.',
      nl: 'Codes van {system} die niet te verifiëren zijn: {count}, de eerste code {found:phrase}. De reden: {reason:phrase}.',
    },
    help: {
      en: 'Give a SNOMED CT index (--snomed) or a terminology server (--tx) to have it checked. It was not taken for valid.',
      nl: 'Geef een SNOMED CT-index (--snomed) of terminologieserver (--tx) op om het te laten controleren. Het is niet als geldig aangenomen.',
    },
  },
  'identifier-system': {
    severity: 'error',
    code: 'invalid',
    message: {
      en: 'The system of an identifier must be an absolute URI.',
      nl: 'Het systeem van een identifier moet een absolute URI zijn.',
    },
    help: {
      en: 'An OID is written urn:oid:…; BSN, URA, UZI and AGB have a URL at fhir.nl.',
      nl: 'Een OID wordt geschreven als urn:oid:…; BSN, URA, UZI en AGB hebben een URL op fhir.nl.',
    },
  },
  'identifier-system-near': {
    severity: 'warning',
    code: 'value',
    message: {
      en: '{found} is no register; the one that is probably meant is {system}.',
      nl: '{found} is geen register; waarschijnlijk is {system} bedoeld.',
    },
    help: {
      en: 'The name of a register counts to the letter: a receiver looks for a BSN, AGB, UZI or URA number under the URL of its NamingSystem and finds none under another.',
      nl: 'De naam van een register telt tot op de letter: een ontvanger zoekt een BSN, AGB-, UZI- of URA-nummer onder de URL van de NamingSystem en vindt het niet onder een andere.',
    },
  },
  'identifier-bsn': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'A BSN has nine digits that pass the 11-test; this value does not.',
      nl: 'Een BSN heeft negen cijfers die aan de 11-proef voldoen; deze waarde niet.',
    },
    help: {
      en: 'A wrong BSN links the record to nobody, or to somebody else. Often a zero in front was lost by storing it as a number; a number of another register needs its own system.',
      nl: 'Een fout BSN verbindt het gegeven met niemand, of met een ander. Vaak is een voorloopnul verloren door opslaan als getal; een nummer uit een ander register krijgt het systeem van dat register.',
    },
  },
  'identifier-form': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'A number of register {register} has {digits} digits; this value is none.',
      nl: 'Een nummer uit register {register} heeft {digits} cijfers; deze waarde is er geen.',
    },
    help: {
      en: 'The system says whose register the number is from: URA, UZI, AGB, BIG and UZOVI numbers have a fixed length, zeros in front included. A number of your own needs a system of your own.',
      nl: 'Het systeem zegt uit welk register het nummer komt: URA-, UZI-, AGB-, BIG- en UZOVI-nummers hebben een vaste lengte, voorloopnullen meegeteld. Een eigen nummer krijgt een eigen systeem.',
    },
  },
  'identifier-uri': {
    severity: 'error',
    code: 'value',
    message: {
      en: 'With system urn:ietf:rfc:3986 the value must be an absolute URI.',
      nl: 'Bij systeem urn:ietf:rfc:3986 moet de waarde een absolute URI zijn.',
    },
    help: {
      en: 'This system says that the value is itself a URI, for example urn:oid:… or urn:uuid:….',
      nl: 'Dit systeem zegt dat de waarde zelf een URI is, bijvoorbeeld urn:oid:… of urn:uuid:….',
    },
  },
  'value-set-unknown': {
    severity: 'information',
    code: 'not-found',
    message: {
      en: 'Value set {valueSet} is not at hand; the binding to it was not checked.',
      nl: 'Waardelijst {valueSet} is niet voorhanden; de binding eraan is niet gecontroleerd.',
    },
    help: {
      en: 'Add the FHIR package that holds the value set, or give a terminology server.',
      nl: 'Voeg het FHIR-package toe waarin de waardelijst staat, of geef een terminologieserver op.',
    },
  },
  'ucum-form': {
    severity: 'error',
    code: 'code-invalid',
    message: {
      en: 'The unit code is not a well-formed UCUM expression.',
      nl: 'De eenheidcode is geen welgevormde UCUM-expressie.',
    },
    help: {
      en: 'With system http://unitsofmeasure.org the code is a UCUM expression such as mg, mL/h or 10*9/L; the readable unit belongs in unit.',
      nl: 'Bij systeem http://unitsofmeasure.org is de code een UCUM-expressie zoals mg, mL/h of 10*9/L; de leesbare eenheid hoort in unit.',
    },
  },
} as const satisfies Record<string, Rule>;
