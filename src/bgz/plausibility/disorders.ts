import { systems } from '../../fhir/naming-systems';
import { codesOf } from '../../terminology/codelist';
import { allergieCategorieCodelijst, symptoomCodelijst } from '../../terminology/zib2017/codelists';

/** A code as a record and a resource hold it alike. */
export interface CodeFact {
  readonly system?: unknown;
  readonly code?: unknown;
  readonly display?: unknown;
}

/**
 * Concepts of SNOMED CT that are an allergy, an intolerance or another clinical finding, and that are met in the place of
 * the substance. A few dozen frequent ones: a whole release is not ours to ship. Concepts that say that no allergy is
 * known are situations and allowed there.
 */
export const frequentDisorders: readonly string[] = [
  // An allergy, hypersensitivity or intolerance, to whatever it is.
  '420134006', // propensity to adverse reaction
  '418038007', // propensity to adverse reaction to substance
  '418634005', // allergic reaction caused by substance
  '421961002', // hypersensitivity reaction
  '473010000', // hypersensitivity condition
  '609328004', // allergic disposition
  '416098002', // allergy to drug
  '414285001', // allergy to food
  '59037007', // intolerance to drug
  '235719002', // intolerance to food
  // Medicines.
  '91936005', // allergy to penicillin
  '294505008', // allergy to amoxicillin
  '294506009', // allergy to ampicillin
  '294532003', // allergy to cephalosporin
  '91931000', // allergy to erythromycin
  '91939003', // allergy to sulfonamide
  '293586001', // allergy to aspirin
  '293637006', // allergy to contrast medium
  // Food.
  '91935009', // allergy to peanut
  '91934008', // allergy to nut
  '91930004', // allergy to egg
  '425525006', // allergy to dairy product
  '417532002', // allergy to fish
  '300913006', // allergy to shellfish
  '91937001', // allergy to seafood
  '91938006', // allergy to strawberry
  '420174000', // allergy to wheat
  '714035009', // allergy to soya
  '782415009', // intolerance to lactose
  '267425008', // lactose intolerance
  '396331005', // coeliac disease
  // The surroundings.
  '300910009', // allergy to pollen
  '418689008', // allergy to grass pollen
  '419263009', // allergy to tree pollen
  '232350006', // allergy to house dust mite
  '232347008', // allergy to animal dander
  '419474003', // allergy to mould
  '300916003', // allergy to latex
  '424213003', // allergy to bee venom
  // What an allergy brings about.
  '21719001', // allergic rhinitis caused by pollen
  '61582004', // allergic rhinitis
  '367498001', // seasonal allergic rhinitis
  '24079001', // atopic dermatitis
  '195967001', // asthma
];

const disorders: ReadonlySet<unknown> = new Set([
  ...frequentDisorders,
  // The categories of the zib are propensities, its symptoms findings; NullFlavors among them are no SNOMED CT codes.
  ...codesOf(allergieCategorieCodelijst),
  ...codesOf(symptoomCodelijst),
]);

/** Systems that classify diseases and hold no substance. */
const diseaseSystems: ReadonlySet<unknown> = new Set([
  systems.icd10,
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-nl',
  systems.icpc1,
  systems.icpc2,
  systems.dhdDiagnosis,
]);

/** The semantic tag at the end of a fully specified name, English and Dutch. */
const FINDING_TAG = /\((?:disorder|finding|aandoening|bevinding|klinische bevinding)\)\s*$/i;
/** How the terms of allergies begin; no substance is called so. */
const ALLERGY_TERM =
  /^(?:allergie|overgevoeligheid|intolerantie) voor |^(?:allergy|hypersensitivity|intolerance|propensity to adverse reactions?) to /i;

/** Whether a code says by itself, without a terminology, that it is a disorder or finding and no substance. */
export function isDisorder({ system, code, display }: CodeFact): boolean {
  if (diseaseSystems.has(system)) return true;
  if (system !== systems.snomed) return false;
  if (disorders.has(code)) return true;
  return typeof display === 'string' && (FINDING_TAG.test(display) || ALLERGY_TERM.test(display.trim()));
}
