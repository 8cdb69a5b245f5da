import { type Codelist, findMember } from '../../../terminology/codelist';
import type { CodedConcept } from './code';

/** Codes of a zib and the FHIR codes that a ConceptMap makes of them, both ways. */
export interface BothWays<F extends string = string> {
  readonly to: (code: string | undefined) => F | undefined;
  readonly from: (fhir: string) => string | undefined;
}

/**
 * The two ways of a ConceptMap.
 *
 * @param table zib code to FHIR code
 * @param back FHIR codes that several zib codes lead to, and the zib code that says no more than it does
 */
export function codesBothWays<const F extends string>(
  table: Readonly<Record<string, F>>,
  back?: Readonly<Partial<Record<NoInfer<F>, string>>>,
): BothWays<F> {
  const to = new Map(Object.entries(table));
  const from = new Map<string, string>(Object.entries(table).map(([code, fhir]) => [fhir, code]));
  for (const [fhir, code] of Object.entries<string | undefined>(back ?? {}))
    if (code !== undefined) from.set(fhir, code);
  return { to: (code) => (code === undefined ? undefined : to.get(code)), from: (fhir) => from.get(fhir) };
}

/** A code of a list as a record has it. */
export const inList =
  (list: Codelist) =>
  (code: string): CodedConcept | undefined =>
    findMember(list, code);
