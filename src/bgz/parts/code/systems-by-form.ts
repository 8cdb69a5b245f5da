import { systems } from '../../../fhir/naming-systems';
import { codeFormFault } from '../../../terminology/code-forms';
import { isCountry } from '../../../terminology/countries';

interface Form {
  readonly system: string;
  readonly fits: (code: string) => boolean;
}

const form = (system: string, pattern: RegExp): Form => ({ system, fits: (code) => pattern.test(code) });
/** A system whose codes have a public form, as the validator checks it. */
const formed = (system: string): Form => ({ system, fits: (code) => codeFormFault(system, code) === undefined });

// An expression of SNOMED CT is legal, but never written without its system.
const snomed: Form = {
  system: systems.snomed,
  fits: (code) => /^\d+$/.test(code) && formed(systems.snomed).fits(code),
};
const agbSpecialism = formed(systems.agbSpecialism);
const languageLevel = form(systems.languageAbilityProficiency, /^[EGFP]$/);
const gStandaard = (system: string): Form => form(system, /^\d{1,8}$/);

/**
 * The systems of the value sets of a concept and the form of their codes, by record property (zib 2017 value sets of
 * 2017-12-31). A concept that is not here takes codes of systems whose form is not known, such as ProblemName, or takes its
 * codes from a codelist. Neither is one that takes numbers of several systems, such as CausativeAgent (SNOMED CT, HPK, SNK,
 * SSK): told by their length, half a column would be of one system and half of none. Of products only ATC has letters.
 */
const systemsByProperty: Readonly<Record<string, readonly Form[]>> = {
  country: [{ system: systems.country, fits: (code) => isCountry(code.toUpperCase()) }, formed(systems.countryGba)],
  nationalities: [formed(systems.nationality)],
  communicationLanguage: [form(systems.language, /^[a-z]{2,3}(-[A-Z]{2})?$/)],
  listening: [languageLevel],
  speaking: [languageLevel],
  reading: [languageLevel],
  specialty: [formed(systems.uziRole), agbSpecialism],
  departmentSpecialty: [agbSpecialism],
  routeOfExposure: [snomed],
  problemAnatomicalLocation: [snomed],
  procedureType: [snomed],
  procedureMethod: [snomed],
  procedureCategory: [snomed],
  procedureAnatomicalLocation: [snomed],
  productType: [snomed],
  anatomicalLocation: [snomed],
  productCodes: [formed(systems.atc)],
  ingredientCode: [formed(systems.atc)],
  pharmaceuticalForm: [gStandaard(systems.gstandaardForm)],
  routeOfAdministration: [gStandaard(systems.gstandaardRoute)],
  additionalInstructions: [form(systems.nhgTable25, /^\d{1,4}$/)],
};

/** Record properties of which the form of a code may tell its system. */
export const propertiesWithForms: readonly string[] = Object.keys(systemsByProperty);

/** Systems whose codes have a fixed length and zeros in front, which a number loses. */
const zerosInFront: ReadonlySet<string> = new Set([systems.agbSpecialism, systems.nationality, systems.countryGba]);

/** True for a concept with such a system: a number there may not be the code it looks like. */
export const hasZerosInFront = (property: string): boolean =>
  Object.hasOwn(systemsByProperty, property) &&
  (systemsByProperty[property] ?? []).some(({ system }) => zerosInFront.has(system));

/** The one system of a concept whose codes have this form; undefined when there is none, or more than one. */
export function systemByForm(property: string, code: string): string | undefined {
  const forms = Object.hasOwn(systemsByProperty, property) ? systemsByProperty[property] : undefined;
  const [only, ...others] = (forms ?? []).filter(({ fits }) => fits(code));
  return others.length === 0 ? only?.system : undefined;
}
