import { systems } from '../fhir/naming-systems';
import { type Phrase, phrases } from '../fhir/phrase';
import { isLoinc, isSnomedConceptId } from './check-digits';
import { isSnomedExpression } from './snomed/expression';
import { isUcum } from './ucum';

/** The public form of a system's codes. */
interface CodeForm {
  readonly fits: (code: string) => boolean;
  /** What a code looks like. */
  readonly expected: Phrase;
}

const said = phrases({
  snomed: {
    en: 'a concept id has 6 to 18 digits, of a concept, with a right check digit, for example 404684003',
    nl: 'een concept-id heeft 6 tot 18 cijfers, is van een concept en heeft een kloppend controlecijfer, bijvoorbeeld 404684003',
  },
  loinc: {
    en: 'up to 7 digits, a hyphen and a right check digit, for example 8480-6',
    nl: 'hoogstens 7 cijfers, een streepje en een kloppend controlecijfer, bijvoorbeeld 8480-6',
  },
  digits: {
    en: 'exactly {count} digits, zeros in front included, for example {example}',
    nl: 'precies {count} cijfers, voorloopnullen meegeteld, bijvoorbeeld {example}',
  },
  upToDigits: { en: '1 to {count} digits, for example {example}', nl: '1 tot {count} cijfers, bijvoorbeeld {example}' },
  language: {
    en: 'a language tag: two or three letters, with a region after a hyphen where it matters (BCP 47), for example nl or nl-NL',
    nl: 'een taalcode: twee of drie letters, waar nodig met een regio achter een streepje (BCP 47), bijvoorbeeld nl of nl-NL',
  },
  ucum: {
    en: 'a unit as UCUM writes it, for example mg or mL/h',
    nl: 'een eenheid zoals UCUM die schrijft, bijvoorbeeld mg of mL/h',
  },
  atc: {
    en: 'a capital, then two digits, a capital, a capital and two digits, as far as the level goes, for example A10BA02',
    nl: 'een hoofdletter, dan twee cijfers, een hoofdletter, een hoofdletter en twee cijfers, zo ver als het niveau gaat, bijvoorbeeld A10BA02',
  },
  icd10: {
    en: 'a capital and two digits, with more after a point, for example A00.0',
    nl: 'een hoofdletter en twee cijfers, met meer achter een punt, bijvoorbeeld A00.0',
  },
  icpc1: {
    en: 'a capital and two digits, with two more after a point, for example A01 or A01.01',
    nl: 'een hoofdletter en twee cijfers, met twee meer achter een punt, bijvoorbeeld A01 of A01.01',
  },
  uziRole: {
    en: 'two digits, a point and three digits, as text, for example 01.015',
    nl: 'twee cijfers, een punt en drie cijfers, als tekst, bijvoorbeeld 01.015',
  },
});

const matching = (form: RegExp, expected: Phrase): CodeForm => ({ fits: (code) => form.test(code), expected });

const digits = (count: number, example: string): CodeForm =>
  matching(new RegExp(`^\\d{${count}}$`), said.digits({ count, example }));

const gStandaard = matching(/^\d{1,8}$/, said.upToDigits({ count: 8, example: '12345678' }));

/** LOINC numbers, and the parts and answers that have codes of their own. */
const LOINC_PART = /^(?:LP|LA|LG|LL)\d+-\d$/;

/** Code forms that are public: check digits, lengths, grammars (spec identifiers-and-codes §3). */
const forms: ReadonlyMap<string, CodeForm> = new Map(
  Object.entries({
    [systems.snomed]: {
      // An expression is legal, though zib 2017 does not expect one.
      fits: (code) => isSnomedConceptId(code) || isSnomedExpression(code),
      expected: said.snomed,
    },
    [systems.loinc]: {
      fits: (code) => isLoinc(code) || LOINC_PART.test(code),
      expected: said.loinc,
    },
    [systems.language]: matching(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$|^[ixIX](?:-[A-Za-z0-9]{1,8})+$/, said.language),
    [systems.ucum]: { fits: isUcum, expected: said.ucum },
    [systems.atc]: matching(/^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/, said.atc),
    [systems.icd10]: matching(/^[A-Z]\d\d(?:\.?[0-9A-Z]{1,4})?[*†+!]?$/, said.icd10),
    [systems.icpc1]: matching(/^[A-Z]\d\d(?:\.\d\d)?$/, said.icpc1),
    [systems.gpk]: gStandaard,
    [systems.prk]: gStandaard,
    [systems.hpk]: gStandaard,
    [systems.zi]: gStandaard,
    [systems.snk]: gStandaard,
    [systems.ssk]: gStandaard,
    // Registers with zeros in front: one digit less is another code, or none (spec identifiers-and-codes §1; BRP tables 32, 34).
    [systems.agbSpecialism]: digits(4, '0305'),
    [systems.nationality]: digits(4, '0001'),
    [systems.countryGba]: digits(4, '6030'),
    [systems.uziRole]: matching(/^\d{2}\.\d{3}$/, said.uziRole),
    [systems.dhdDiagnosis]: matching(/^\d{1,10}$/, said.upToDigits({ count: 10, example: '1234567890' })),
    [systems.dhdProcedure]: matching(/^\d{1,10}$/, said.upToDigits({ count: 10, example: '1234567890' })),
  }),
);

/** Whether the form of a system's codes is known. */
export const hasCodeForm = (system: string): boolean => forms.has(system);

/**
 * Whether a code has the form its system gives codes.
 *
 * @returns What the form is, when the code does not have it; undefined when it has, or no form is known.
 */
export function codeFormFault(system: string, code: string): Phrase | undefined {
  const form = forms.get(system);
  return form && !form.fits(code) ? form.expected : undefined;
}
