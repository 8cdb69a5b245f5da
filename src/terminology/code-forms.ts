import { systems } from '../fhir/naming-systems';
import { asIs, type Phrase, phrases } from '../fhir/phrase';
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
    en: 'a concept id has 6 to 18 digits, of a concept, with a right check digit',
    nl: 'een concept-id heeft 6 tot 18 cijfers, is van een concept en heeft een kloppend controlecijfer',
  },
  loinc: {
    en: 'up to 7 digits, a hyphen and a right check digit',
    nl: 'hoogstens 7 cijfers, een streepje en een kloppend controlecijfer',
  },
  digits: { en: '{count} digits, as text', nl: '{count} cijfers, als tekst' },
  upToDigits: { en: '1 to {count} digits', nl: '1 tot {count} cijfers' },
});

const matching = (form: RegExp, expected: Phrase): CodeForm => ({ fits: (code) => form.test(code), expected });

const digits = (count: number): CodeForm => matching(new RegExp(`^\\d{${count}}$`), said.digits({ count }));

const gStandaard = matching(/^\d{1,8}$/, said.upToDigits({ count: 8 }));

/** LOINC numbers, and the parts and answers that have codes of their own. */
const LOINC_PART = /^(?:LP|LA|LG|LL)\d+-\d$/;

/** Code forms that are public: check digits, lengths, grammars (spec identifiers-and-codes §3). */
const forms: Readonly<Record<string, CodeForm>> = {
  [systems.snomed]: {
    // An expression is legal, though zib 2017 does not expect one.
    fits: (code) => isSnomedConceptId(code) || isSnomedExpression(code),
    expected: said.snomed,
  },
  [systems.loinc]: {
    fits: (code) => isLoinc(code) || LOINC_PART.test(code),
    expected: said.loinc,
  },
  [systems.language]: matching(
    /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$|^[ixIX](?:-[A-Za-z0-9]{1,8})+$/,
    asIs('nl | nl-NL (BCP 47)'),
  ),
  [systems.ucum]: { fits: isUcum, expected: asIs('UCUM') },
  [systems.atc]: matching(/^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/, asIs('A10BA02')),
  [systems.icd10]: matching(/^[A-Z]\d\d(?:\.?[0-9A-Z]{1,4})?[*†+!]?$/, asIs('A00.0')),
  [systems.icpc1]: matching(/^[A-Z]\d\d(?:\.\d\d)?$/, asIs('A01 | A01.01')),
  [systems.gpk]: gStandaard,
  [systems.prk]: gStandaard,
  [systems.hpk]: gStandaard,
  [systems.zi]: gStandaard,
  [systems.snk]: gStandaard,
  [systems.ssk]: gStandaard,
  // Registers with zeros in front: one digit less is another code, or none (spec identifiers-and-codes §1; BRP tables 32, 34).
  [systems.agbSpecialism]: digits(4),
  [systems.nationality]: digits(4),
  [systems.countryGba]: digits(4),
  [systems.uziRole]: matching(/^\d{2}\.\d{3}$/, asIs("'01.015'")),
  [systems.dhdDiagnosis]: matching(/^\d{1,10}$/, said.upToDigits({ count: 10 })),
  [systems.dhdProcedure]: matching(/^\d{1,10}$/, said.upToDigits({ count: 10 })),
};

/** Whether the form of a system's codes is known. */
export const hasCodeForm = (system: string): boolean => Object.hasOwn(forms, system);

/**
 * Whether a code has the form its system gives codes.
 *
 * @returns What the form is, when the code does not have it; undefined when it has, or no form is known.
 */
export function codeFormFault(system: string, code: string): Phrase | undefined {
  const form = Object.hasOwn(forms, system) ? forms[system] : undefined;
  return form && !form.fits(code) ? form.expected : undefined;
}
