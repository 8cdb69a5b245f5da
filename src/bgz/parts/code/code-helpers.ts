import { systems, systemUri } from '../../../fhir/naming-systems';
import type { Coded, Coding, NullFlavor, NullFlavored } from './code';

/** A term as a column gives it: one that is not there is left out. */
type Term = string | null | undefined;

const isThere = (term: Term): term is string => term !== undefined && term !== null;

/** Makes a helper for one code system. */
function inSystem(system: string) {
  return <C extends string>(code: C, display?: Term): Coded<C> => ({
    system,
    code,
    ...(isThere(display) && { display }),
  });
}

/** SNOMED CT concept, e.g. `snomed('48867003', 'bradycardie')`. */
export const snomed = inSystem(systems.snomed);
/** LOINC code. */
export const loinc = inSystem(systems.loinc);
/** ATC code (WHO), 1-7 characters. */
export const atc = inSystem(systems.atc);
/** G-Standaard generic product (GPK). */
export const gpk = inSystem(systems.gpk);
/** G-Standaard prescription product (PRK). */
export const prk = inSystem(systems.prk);
/** G-Standaard trade product (HPK). */
export const hpk = inSystem(systems.hpk);
/** G-Standaard article, ZI number. */
export const zi = inSystem(systems.zi);
/** G-Standaard substance name (SNK). */
export const snk = inSystem(systems.snk);
/** G-Standaard substance with route (SSK). */
export const ssk = inSystem(systems.ssk);
/** G-Standaard thesaurus 122, groups of undesired substances. */
export const thesaurus122 = inSystem(systems.thesaurus122);
/** G-Standaard route of administration (thesaurus 7), e.g. `gstandaardRoute('9', 'Oraal')`. */
export const gstandaardRoute = inSystem(systems.gstandaardRoute);
/** G-Standaard unit (table 902), e.g. `gstandaardUnit('245', 'stuk')`. */
export const gstandaardUnit = inSystem(systems.gstandaardUnit);
/** G-Standaard pharmaceutical form. */
export const gstandaardForm = inSystem(systems.gstandaardForm);
/** NHG table 25, additional instructions and as-needed criteria. */
export const nhgTable25 = inSystem(systems.nhgTable25);
/** ICD-10 as the zib 2017 value set writes it (OID 2.16.840.1.113883.6.90). */
export const icd10 = inSystem(systems.icd10);
/** ICPC-1 NL. */
export const icpc1 = inSystem(systems.icpc1);
/** DHD Diagnosethesaurus concept id; send the SNOMED CT code beside it. */
export const dhdDiagnosis = inSystem(systems.dhdDiagnosis);
/** DHD Verrichtingenthesaurus concept id; send the SNOMED CT code beside it. */
export const dhdProcedure = inSystem(systems.dhdProcedure);
/** AGB specialism, four digits. */
export const agbSpecialism = inSystem(systems.agbSpecialism);
/** UZI role code, `NN.NNN`. */
export const uziRole = inSystem(systems.uziRole);
/** ISO 3166-1 alpha-2 country, e.g. `country('NL', 'Nederland')`. */
export const country = inSystem(systems.country);

/** A code in any other system, by OID or URI. */
export function code<C extends string>(system: string, value: C, display?: Term): Coded<C> {
  return { system: systemUri(system), code: value, ...(isThere(display) && { display }) };
}

/** No code, but a reason and perhaps the clinician's own words: `nullFlavor('OTH', 'astma')`. */
export function nullFlavor(reason: NullFlavor, originalText?: Term): NullFlavored {
  return { nullFlavor: reason, ...(isThere(originalText) && { originalText }) };
}

/** The same meaning in more than one system; the first is the leading one: `codings(gpk('…'), prk('…'))`. */
export function codings(first: Coded, ...others: Coding[]): Coded {
  return { ...first, translations: [...(first.translations ?? []), ...others] };
}
