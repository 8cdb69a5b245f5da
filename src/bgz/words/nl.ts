import { dutchOfAda } from './nl-ada';

/**
 * Dutch words of issues, by their English text. `{name}` is filled in. Names of properties, codes and systems stay as they
 * are; a test keeps this table complete.
 */
export const dutch: Readonly<Record<string, string>> = {
  ...dutchOfAda,
  // Sentences
  '{where}: found {found}, allowed is {allowed}.': '{where}: gevonden {found}, toegestaan is {allowed}.',
  'Did you mean {suggestion}?': 'Bedoelde u {suggestion}?',
  '{name}: {count} problem(s).': '{name}: {count} probleem/problemen.',
  'And {rest} more, see issues.': 'En nog {rest}, zie issues.',
  'of record {id}': 'van record {id}',
  'of record {nth} (its id is not shown)': 'van record {nth} (het id wordt niet getoond)',
  'of this record (its id is not shown)': 'van dit record (het id wordt niet getoond)',
  // What was found
  nothing: 'niets',
  '-0': '-0',
  'none of {names}': 'geen van {names}',
  'only {names}': 'alleen {names}',
  '{names} together': '{names} samen',
  'no parts': 'geen onderdelen',
  'only an id': 'alleen een id',
  'nothing in it': 'niets erin',
  '{count} of them': '{count} daarvan',
  'empty text': 'lege tekst',
  'blank text': 'tekst zonder zichtbaar teken',
  'text of 1 character': 'tekst van 1 teken',
  'text of {count} characters': 'tekst van {count} tekens',
  '(a name of 1 character)': '(een naam van 1 teken)',
  '(a name of {count} characters)': '(een naam van {count} tekens)',
  'an empty list': 'een lege lijst',
  'a list of {count}': 'een lijst van {count}',
  'the number {number}': 'het getal {number}',
  'a large number': 'een groot getal',
  'a Date object': 'een Date-object',
  'a Date that holds no moment': 'een Date zonder geldig moment',
  'a function': 'een functie',
  'a symbol': 'een symbol',
  'a bigint': 'een bigint',
  'an object that throws while it is read': 'een object dat een fout geeft bij het lezen',
  '(record)': '(record)',
  '{codePoint} at character {position}': '{codePoint} op teken {position}',
  'a property that does not exist here': 'een eigenschap die hier niet bestaat',
  'an id of another problem': 'een id van een ander probleem',
  'an id used before': 'een id dat al gebruikt is',
  'an id that no record has': 'een id dat geen record heeft',
  'another {register}': 'een ander {register}',
  'the OID of a zib value set': 'het OID van een zib-waardelijst',
  'the URI of a value set': 'de URI van een waardelijst',
  'a {kind}': 'een {kind}',
  '{until}, before {from}': '{until}, voor {from}',
  // What is allowed
  text: 'tekst',
  'an object': 'een object',
  'an object with {required}': 'een object met {required}',
  'an object with any of {optional}': 'een object met een of meer van {optional}',
  'an object with {required} (optional: {optional})': 'een object met {required} (mag ook: {optional})',
  'a list of objects with {required}': 'een lijst van objecten met {required}',
  'a list of objects with any of {optional}': 'een lijst van objecten met een of meer van {optional}',
  'a list of objects with {required} (optional: {optional})':
    'een lijst van objecten met {required} (mag ook: {optional})',
  'a list': 'een lijst',
  'a number': 'een getal',
  'true or false': 'true of false',
  'a whole number': 'een geheel getal',
  'a plain object': 'een gewoon object',
  '{value} or less': '{value} of minder',
  '{value} or more': '{value} of meer',
  '0 or more': '0 of meer',
  'a number above {value}': 'een getal boven {value}',
  'a number above 0': 'een getal boven 0',
  'the unit {unit} of UCUM': 'de eenheid {unit} van UCUM',
  'one code of each code system': 'één code van elk codestelsel',
  'one of the units {units} of UCUM': 'een van de eenheden {units} van UCUM',
  'one of {values}': 'een van {values}',
  'a whole number of at most {most}': 'een geheel getal van ten hoogste {most}',
  'text of at most 1 MB': 'tekst van ten hoogste 1 MB',
  'text without control characters (tab and line ends aside), U+FFFE, U+FFFF and half surrogate pairs':
    'tekst zonder besturingstekens (behalve tab en regeleinden), U+FFFE, U+FFFF en halve surrogaatparen',
  'text with at least one visible character': 'tekst met minstens een zichtbaar teken',
  'text, or a whole number of at most 2^53 - 1': 'tekst, of een geheel getal van ten hoogste 2^53 - 1',
  'what is known of the health professional, written out here: it is not joined by id':
    'wat van de zorgverlener bekend is, hier uitgeschreven: die wordt niet op id opgezocht',
  'what is known of the contact person, written out here: it is not joined by id':
    'wat van de contactpersoon bekend is, hier uitgeschreven: die wordt niet op id opgezocht',
  'a property spelled as documented': 'een eigenschap, gespeld als in de documentatie',
  'an id no other record of this list has': 'een id dat geen ander record van deze lijst heeft',
  'an id no other problem of this patient has, or the same problem word for word':
    'een id dat geen ander probleem van deze patiënt heeft, of woordelijk hetzelfde probleem',
  'the id of a record in {list}': 'het id van een record in {list}',
  'the {register} of the patient in these records': 'het {register} van de patiënt in deze records',
  'one of {names}, or several': 'een van {names}, of meer daarvan',
  'at least one symptom': 'minstens een symptoom',
  'at least one identification number': 'minstens een identificatienummer',
  'at least one part of a name': 'minstens een onderdeel van een naam',
  'at least one part of an address': 'minstens een onderdeel van een adres',
  'at most one address: FHIR Patient.contact holds one': 'ten hoogste een adres: FHIR Patient.contact heeft er een',
  'at most one number: FHIR Consent.identifier holds one':
    'ten hoogste een nummer: FHIR Consent.identifier heeft er een',
  'at most two: the profile has no more': 'ten hoogste twee: het profiel heeft er niet meer',
  'one code: FHIR has no room for others here': 'een code: FHIR heeft hier geen plaats voor meer',
  translations: 'translations',
  'at most one BSN': 'ten hoogste een BSN',
  'one number of each register': 'één nummer van elk register',
  'no dateOfDeath when deathIndicator is false': 'geen dateOfDeath als deathIndicator false is',
  'a healthProfessional or a healthcareProvider': 'een healthProfessional of een healthcareProvider',
  'an identificationNumber or organizationName (STU3 org-1)':
    'een identificationNumber of organizationName (STU3 org-1)',
  "'patient' or a contact person": "'patient' of een contactpersoon",
  'nameInformation, contactInformation or addressInformation: FHIR takes no contact without (pat-1)':
    'nameInformation, contactInformation of addressInformation: FHIR neemt geen contact zonder (pat-1)',
  'no identificationNumbers: FHIR Patient.contact has no place for them, leave them out':
    'geen identificationNumbers: FHIR Patient.contact heeft er geen plaats voor, laat ze weg',
  'identification numbers': 'identificatienummers',
  'no address or contact here when the patient pays: they stand in the patient record':
    'hier geen adres of contactgegevens als de patiënt betaalt: die staan in het record van de patiënt',
  'a code that exists in {system}': 'een code die bestaat in {system}',
  'exactly one of healthProfessional, healthcareProvider': 'precies één van healthProfessional, healthcareProvider',
  'one of { healthProfessional }, { healthcareProvider }': 'een van { healthProfessional }, { healthcareProvider }',
  'the metadata of a record: { firstRegistration, lastModification }':
    'de metagegevens van een record: { firstRegistration, lastModification }',
  'a date with a time of day, from 1800: YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]; without a time it is no instant':
    'een datum met tijd, vanaf 1800: YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]; zonder tijd is het geen moment',
  'a firstRegistration or a lastModification': 'een firstRegistration of een lastModification',
  'an insuranceCompany or a payerPerson': 'een insuranceCompany of een payerPerson',
  'an organizationName or an identification number (STU3 org-1)':
    'een organizationName of een identificatienummer (STU3 org-1)',
  'a productCode, productName or description': 'een productCode, productName of description',
  'an orderStatus or a requestStatus, not both': 'een orderStatus of een requestStatus, niet beide',
  'the interval the frequency counts in': 'het interval waarin de frequency telt',
  'one of { patient: true }, { healthProfessional }, { healthcareProvider }, { contactPerson }':
    'een van { patient: true }, { healthProfessional }, { healthcareProvider }, { contactPerson }',
  'exactly one of patient: true, healthProfessional, healthcareProvider, contactPerson':
    'precies een van patient: true, healthProfessional, healthcareProvider, contactPerson',
  'a role in the contact; who wrote it down is the author': 'een rol in het contact; wie het vastlegde is de auteur',
  'exactly one of healthProfessional, healthcareProvider, contactPerson, patient: true':
    'precies één van healthProfessional, healthcareProvider, contactPerson, patient: true',
  'the role of a professional in healthProfessional.role': 'de rol van een zorgverlener in healthProfessional.role',
  'an organization behind a professional only (STU3 ctm-1)':
    'alleen achter een zorgverlener een organisatie (STU3 ctm-1)',
  'either healthProfessional or healthcareProvider': 'ofwel healthProfessional ofwel healthcareProvider',
  'an organization behind a professional only': 'alleen achter een zorgverlener een organisatie',
  'a start and an end with a time of day, unless it is proposed or cancelled (STU3 app-3)':
    'een begin en een einde met een tijdstip, tenzij de afspraak voorgesteld of afgezegd is (STU3 app-3)',
  'no {kind} here (profile)': 'hier geen {kind} (profiel)',
  'a time of day hh:mm or hh:mm:ss': 'een tijdstip hh:mm of hh:mm:ss',
  'a frequency or an interval, not both': 'een frequency of een interval, niet beide',
  'administrationTimes or partsOfDay, not both': 'administrationTimes of partsOfDay, niet beide',
  'a problem by { id, display } or { problem }': 'een probleem als { id, display } of { problem }',
  'either id and display, or problem': 'id en display, of problem',
  '{end} on or after {begin}': '{end} op of na {begin}',
  "a number, or a decimal in text with a point and without exponent, for example '1.50'":
    "een getal, of een decimaal getal als tekst met een punt en zonder exponent, bijvoorbeeld '1.50'",
  'one number as { nominalValue }, or a range as { minimumValue, maximumValue }':
    'een getal als { nominalValue }, of een bereik als { minimumValue, maximumValue }',
  'one amount as { nominalValue, unit }, or a range as { minimumValue, maximumValue, unit }':
    'een hoeveelheid als { nominalValue, unit }, of een bereik als { minimumValue, maximumValue, unit }',
  'an amount { value, unit }': 'een hoeveelheid { value, unit }',
  "a length of time { value, unit }, for example { value: 30, unit: 'd' }":
    "een tijdsduur { value, unit }, bijvoorbeeld { value: 30, unit: 'd' }",
  'either nominalValue, or minimumValue and/or maximumValue': 'nominalValue, of minimumValue en/of maximumValue',
  'a maximumValue at or above minimumValue': 'een maximumValue van minstens minimumValue',
  // Moments
  'a date that exists, from 1800: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]':
    'een bestaande datum vanaf 1800: JJJJ, JJJJ-MM, JJJJ-MM-DD of JJJJ-MM-DDTuu:mm[:ss][Z|±uu:mm]',
  'a date that exists, from 1800: YYYY, YYYY-MM or YYYY-MM-DD':
    'een bestaande datum vanaf 1800: JJJJ, JJJJ-MM of JJJJ-MM-DD',
  'a Date, or text: a date that exists, from 1800: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][Z|±hh:mm]':
    'een Date, of tekst: een bestaande datum vanaf 1800: JJJJ, JJJJ-MM, JJJJ-MM-DD of JJJJ-MM-DDTuu:mm[:ss][Z|±uu:mm]',
  'a Date, or text: a date that exists, from 1800: YYYY, YYYY-MM or YYYY-MM-DD':
    'een Date, of tekst: een bestaande datum vanaf 1800: JJJJ, JJJJ-MM of JJJJ-MM-DD',
  'a time that exists in the Netherlands (the clock skips an hour in spring), or one with its zone':
    'een tijd die in Nederland bestaat (de klok slaat in het voorjaar een uur over), of een met zone',
  'a moment with its time (FHIR instant)': 'een moment met tijd (FHIR instant)',
  'a media type in lower case, for example application/pdf or text/plain; charset=utf-8':
    'een mediatype in kleine letters, bijvoorbeeld application/pdf of text/plain; charset=utf-8',
  'a media type in lower case, for example application/pdf':
    'een mediatype in kleine letters, bijvoorbeeld application/pdf',
  'a language as nl or nl-NL': 'een taal als nl of nl-NL',
  'the bytes in base64': 'de bytes in base64',
  'bytes in base64 (RFC 4648 §4), without blanks': 'bytes in base64 (RFC 4648 §4), zonder witruimte',
  'at most 10000000 characters of base64; a larger document goes along as one of `documents`':
    'ten hoogste 10000000 tekens base64; een groter document gaat mee als een van `documents`',
  'true, false or unknown': 'true, false of unknown',
  'a SHA-1 in base64 (28 characters)': 'een SHA-1 in base64 (28 tekens)',
  'a function that gives the bytes': 'een functie die de bytes geeft',
  // Codes
  'a code, as text or a whole number': 'een code, als tekst of geheel getal',
  'a code without leading, trailing or double blanks': 'een code zonder dubbele spaties en zonder spaties eromheen',
  'a code system, as OID or absolute URI': 'een codestelsel, als OID of absolute URI',
  'a SNOMED CT concept id (6-18 digits, concept partition, Verhoeff check digit)':
    'een SNOMED CT-conceptnummer (6-18 cijfers, van een concept, met juist Verhoeff-controlecijfer)',
  'a LOINC code (digits, hyphen, check digit)': 'een LOINC-code (cijfers, streepje, controlecijfer)',
  'an ATC code of 1, 3, 4, 5 or 7 characters': 'een ATC-code van 1, 3, 4, 5 of 7 tekens',
  'a GPK of 1-8 digits': 'een GPK van 1-8 cijfers',
  'a PRK of 1-8 digits': 'een PRK van 1-8 cijfers',
  'an HPK of 1-8 digits': 'een HPK van 1-8 cijfers',
  'a ZI number of 1-8 digits': 'een ZI-nummer van 1-8 cijfers',
  'a code in the form of its system: {form}': 'een code in de vorm van haar codestelsel: {form}',
  'system and code, or a nullFlavor': 'system en code, of een nullFlavor',
  'either system and code, or nullFlavor, not both': 'system en code, of nullFlavor, niet beide',
  'system and code together': 'system en code samen',
  'a NullFlavor: {codes}': 'een NullFlavor: {codes}',
  'a coding { system, code, display }': 'een code { system, code, display }',
  'a coded value, { system, code, display } or { nullFlavor, originalText }, for example from snomed()':
    'een gecodeerde waarde, { system, code, display } of { nullFlavor, originalText }, bijvoorbeeld uit snomed()',
  'a code of {list}: {codes}': 'een code van {list}: {codes}',
  'a code of {list}: {codes}; or another code with its system':
    'een code van {list}: {codes}; of een andere code met haar codestelsel',
  // Identification numbers
  'an identification number { system, value }, for example from bsn() or agb()':
    'een identificatienummer { system, value }, bijvoorbeeld uit bsn() of agb()',
  'a naming system as OID or absolute URI': 'een register, als OID of absolute URI',
  'a BSN: nine digits that pass the 11-test': 'een BSN: negen cijfers die aan de 11-proef voldoen',
  'a URA: eight digits': 'een URA: acht cijfers',
  'an AGB code: eight digits': 'een AGB-code: acht cijfers',
  'a UZI number: nine digits': 'een UZI-nummer: negen cijfers',
  'a UZI system number: nine digits': 'een UZI-systeemnummer: negen cijfers',
  'a BIG number: eleven digits': 'een BIG-nummer: elf cijfers',
  'a UZOVI number: four digits': 'een UZOVI-nummer: vier cijfers',
  'an absolute URI': 'een absolute URI',
  // Laboratory results
  'a code of InterpretatieVlaggenCodelijst, or one of {system} that the list has no code for':
    'een code van InterpretatieVlaggenCodelijst, of een van {system} waarvoor die lijst geen code heeft',
  'codes alone, where there are several flags': 'alleen codes, waar het er meer dan een zijn',
  'either {own} or status': '{own} of status, niet beide',
  'a panelOrBattery, or a test of laboratoryTests': 'een panelOrBattery, of een test in laboratoryTests',
  'no status of a test where the whole result has one': 'geen status bij een test waar de hele uitslag er een heeft',
  'an id no other test of this result has': 'een id die geen andere test van deze uitslag heeft',
  'minimumValue and/or maximumValue': 'minimumValue en/of maximumValue',
  'start and/or end': 'start en/of end',
  'exactly one of {names}': 'precies een van {names}',
  'an amount { value, unit }, or a bound { comparator, value, unit }':
    'een hoeveelheid { value, unit }, of een grens { comparator, value, unit }',
  'a value as { quantity }, { coded }, { text } or another form':
    'een waarde als { quantity }, { coded }, { text } of in een andere vorm',
  'a number { system, value } or { value }': 'een nummer { system, value } of { value }',
  'startDateTime, endDateTime and/or duration': 'startDateTime, endDateTime en/of duration',
  'the begin as collectionDateTime of the specimen, where there is a duration':
    'het begin als collectionDateTime van het monster, waar er een duur is',
  'something that is known of the specimen': 'iets wat over het monster bekend is',
  'either collectionDateTime, with the duration of a collectionPeriod, or the bounds of one':
    'collectionDateTime, met de duur van een collectionPeriod, of de grenzen daarvan',
};
