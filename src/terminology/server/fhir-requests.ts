import { systems } from '../../fhir/naming-systems';
import type { CodeFilter, CodeQuestion } from '../lookup';
import { implicitCanonical } from '../snomed/implicit-value-set';
import type { FhirRequest } from './fhir-http';

/** The FHIR versions a terminology server may speak. */
export type ServerFhirVersion = 'R4' | 'STU3';

/** The set a question is about: the whole system, a value set the server knows, or filters it is told. */
export type AskedSet =
  | { readonly kind: 'system' }
  | { readonly kind: 'value-set'; readonly canonical: string; readonly named: boolean }
  | { readonly kind: 'filters'; readonly filters: readonly CodeFilter[] }
  | { readonly kind: 'not-supported' };

/** Which set a question is about. Filters on SNOMED CT become an implicit value set, which servers have indexed. */
export function askedSet({ system, valueSet, filters }: CodeQuestion): AskedSet {
  if (filters === undefined) {
    return valueSet === undefined ? { kind: 'system' } : { kind: 'value-set', canonical: valueSet, named: true };
  }
  if (filters.length === 0) return { kind: 'system' };
  if (system !== systems.snomed) return { kind: 'filters', filters };
  const canonical = implicitCanonical(filters);
  if (canonical === undefined) return { kind: 'not-supported' };
  if (canonical === `${systems.snomed}?fhir_vs`) return { kind: 'system' };
  return { kind: 'value-set', canonical, named: false };
}

// STU3 cannot validate against a code system, so the value set of all its codes stands in: SNOMED CT and LOINC define
// one, the rest follows Ontoserver (spec identifiers-and-codes §4).
function wholeSystem(system: string): string {
  if (system === systems.snomed) return `${systems.snomed}?fhir_vs`;
  return system === 'http://loinc.org' ? 'http://loinc.org/vs' : `${system}?vs`;
}

/** Asks whether a code is in a set. Nothing but code, system and language is in it. */
export function validateCode(
  question: CodeQuestion,
  set: Exclude<AskedSet, { readonly kind: 'not-supported' }>,
  version: ServerFhirVersion,
): FhirRequest {
  const { system, code } = question;
  const language = version === 'R4' ? { displayLanguage: question.language ?? 'nl' } : undefined;
  if (set.kind === 'filters') {
    const include = [{ system, filter: set.filters.map(({ property, op, value }) => ({ property, op, value })) }];
    const resource = { resourceType: 'ValueSet', status: 'active', compose: { include } };
    const parameter = [
      { name: 'valueSet', resource },
      { name: 'system', valueUri: system },
      { name: 'code', valueCode: code },
      ...(language ? [{ name: 'displayLanguage', valueCode: language.displayLanguage }] : []),
    ];
    return {
      operation: 'ValueSet/$validate-code',
      parameters: {},
      post: { resourceType: 'Parameters', parameter },
    };
  }
  if (set.kind === 'system' && version === 'R4') {
    return { operation: 'CodeSystem/$validate-code', parameters: { url: system, code, ...language } };
  }
  const canonical = set.kind === 'system' ? wholeSystem(system) : set.canonical;
  return {
    operation: 'ValueSet/$validate-code',
    parameters: { ...canonicalParameters(canonical, version), system, code, ...language },
  };
}

/** Asks for the terms of a code. */
export function lookUp({ system, code }: CodeQuestion): FhirRequest {
  return { operation: 'CodeSystem/$lookup', parameters: { system, code, property: 'designation' } };
}

/** Asks for a page of the codes of a value set. */
export function expand(
  canonical: string,
  version: ServerFhirVersion,
  page: { readonly offset: number; readonly count: number; readonly language: 'nl' | 'en' },
): FhirRequest {
  return {
    operation: 'ValueSet/$expand',
    parameters: {
      ...canonicalParameters(canonical, version),
      offset: String(page.offset),
      count: String(page.count),
      displayLanguage: page.language,
    },
  };
}

/** R4 has a parameter for the version of a value set; STU3 knows only the url. */
function canonicalParameters(canonical: string, version: ServerFhirVersion): Record<string, string> {
  const [url = '', valueSetVersion] = canonical.split('|');
  if (valueSetVersion === undefined || version === 'STU3') return { url: canonical };
  return { url, valueSetVersion };
}
