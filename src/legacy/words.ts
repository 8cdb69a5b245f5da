import { phrases } from '../fhir/phrase';

/** Frames of a message; filled where it is made, since a part has its place in it. */
export const legacyWords = {
  notRead: {
    en: '{what}: found {found}, allowed is {allowed}.',
    nl: '{what}: gevonden {found}, toegestaan is {allowed}.',
  },
  partNotRead: {
    en: '{what}: found {found} at characters {from} to {to}, allowed is {allowed}.',
    nl: '{what}: gevonden {found} op de tekens {from} tot en met {to}, toegestaan is {allowed}.',
  },
} as const;

/** What is read. */
export const what = phrases({
  date: { en: 'Date', nl: 'Datum' },
  moment: { en: 'Moment', nl: 'Moment' },
  dosage: { en: 'Dosage', nl: 'Dosering' },
  gender: { en: 'Gender', nl: 'Geslacht' },
  maritalStatus: { en: 'Marital status', nl: 'Burgerlijke staat' },
  name: { en: 'Name', nl: 'Naam' },
  codeOf: { en: 'Code ({kind})', nl: 'Code ({kind})' },
  number: { en: 'Identification number ({kind})', nl: 'Identificatienummer ({kind})' },
  term: { en: 'Term', nl: 'Term' },
  snomed: { en: 'SNOMED CT code', nl: 'SNOMED CT-code' },
  amount: { en: 'Number', nl: 'Getal' },
  result: { en: 'Result', nl: 'Uitslag' },
  unit: { en: 'Unit', nl: 'Eenheid' },
});

/** What was found, by its kind: what stood there is never repeated. */
export const found = phrases({
  nothing: { en: 'nothing', nl: 'niets' },
  text: { en: 'text of {count} characters', nl: 'tekst van {count} tekens' },
  oneCharacter: { en: 'text of 1 character', nl: 'tekst van 1 teken' },
  inexact: {
    en: 'a number that is not whole, or too large to be exact',
    nl: 'een getal dat niet heel is, of te groot om precies te zijn',
  },
  otherType: { en: 'a value of type {type}', nl: 'een waarde van het type {type}' },
  unwritable: {
    en: 'a character that XML cannot hold, or more than 1 MB',
    nl: 'een teken dat XML niet kent, of meer dan 1 MB',
  },
  digits: { en: '{count} digits', nl: '{count} cijfers' },
  failsCheck: { en: 'digits that fail the check', nl: 'cijfers die de controle niet doorstaan' },
});

/** What is read where it was not. */
export const allowed = phrases({
  text: { en: 'text that can be sent', nl: 'tekst die verzonden kan worden' },
  textOrNumber: { en: 'text or a whole number', nl: 'tekst of een geheel getal' },
  forms: {
    en: 'yyyymmdd, yyyy-mm-dd, dd-mm-yyyy or ddmmyyyy (00 for what is not known), yyyy-mm, mm-yyyy, yyyy, or a day with a Dutch month name',
    nl: 'jjjjmmdd, jjjj-mm-dd, dd-mm-jjjj of ddmmjjjj (00 voor wat niet bekend is), jjjj-mm, mm-jjjj, jjjj, of een dag met de naam van de maand',
  },
  momentForms: {
    en: 'a date (yyyymmdd, yyyy-mm-dd, dd-mm-yyyy, ddmmyyyy, yyyy-mm, mm-yyyy, yyyy), with hh:mm[:ss] or hhmm[ss] behind a whole one',
    nl: 'een datum (jjjjmmdd, jjjj-mm-dd, dd-mm-jjjj, ddmmjjjj, jjjj-mm, mm-jjjj, jjjj), met hh:mm[:ss] of hhmm[ss] achter een volledige',
  },
  exists: {
    en: 'a day and time that exist in the Netherlands, from 1800',
    nl: 'een dag en tijd die in Nederland bestaan, vanaf 1800',
  },
  fourDigitYear: {
    en: 'a year of four digits: of which century two are is not said',
    nl: 'een jaartal van vier cijfers: van welke eeuw twee cijfers zijn staat er niet',
  },
  dateOnly: { en: 'a date without a time of day', nl: 'een datum zonder tijd' },
  dosageCode: {
    en: 'a dosage code whose parts are in the table, such as 2D1T or 1D1-2T, then additions of the table, such as ZN. The whole text is kept, without structure',
    nl: 'een doseercode waarvan de delen in de tabel staan, zoals 2D1T of 1D1-2T, dan toevoegingen uit de tabel, zoals ZN. De hele tekst blijft, zonder structuur',
  },
  table: { en: 'one of {words}, or what `table` has', nl: 'één van {words}, of wat in `table` staat' },
  tableOrText: {
    en: 'one of {words}, or what `table` has; it is kept as text',
    nl: 'één van {words}, of wat in `table` staat; het blijft als tekst bewaard',
  },
  ofSystem: { en: '{form:phrase}; it is kept as text', nl: '{form:phrase}; het blijft als tekst bewaard' },
  number: {
    en: 'a number such as 12,5 or 12.5, with a sign or a bound (<, <=, >=, >) in front; no thousands, range or exponent',
    nl: 'een getal zoals 12,5 of 12.5, met een teken of een grens (<, <=, >=, >) ervoor; geen duizendtallen, bereik of exponent',
  },
  plainNumber: {
    en: 'a number alone, such as 12,5 or 12.5',
    nl: 'alleen een getal, zoals 12,5 of 12.5',
  },
  decimalSign: {
    en: 'another count of decimals than three, or `decimalSign`: whether they are decimals or thousands is not said',
    nl: 'een ander aantal decimalen dan drie, of `decimalSign`: of het decimalen of duizendtallen zijn staat er niet',
  },
  unit: {
    en: 'UCUM, or a spelling that is known, such as mmHg or 10E9/l; it is kept as words',
    nl: 'UCUM, of een bekende schrijfwijze, zoals mmHg of 10E9/l; het blijft als woorden bewaard',
  },
  unitOfOneMeaning: {
    en: 'a unit that means one thing: this one has another meaning in UCUM; it is kept as words',
    nl: 'een eenheid die één ding betekent: deze heeft in UCUM een andere betekenis; het blijft als woorden bewaard',
  },
  singleBlanks: { en: 'no more than one blank between words', nl: 'hoogstens één spatie tussen woorden' },
  ofRegister: { en: '{count} digits', nl: '{count} cijfers' },
  ofRegisterWithCheck: { en: '{count} digits that pass the 11-test', nl: '{count} cijfers die de elfproef doorstaan' },
  snomedBeside: {
    en: 'a SNOMED CT code beside the concept of the thesaurus; without one a receiver cannot reckon with it',
    nl: 'een SNOMED CT-code naast het concept van de thesaurus; zonder kan een ontvanger er niet mee rekenen',
  },
});
