import { isJson, listOf, textOf } from '../../../fhir/json';
import { systems } from '../../../fhir/naming-systems';
import { type Codelist, termOf } from '../../../terminology/codelist';
import type { FhirNode } from '../../define/fhir-node';
import type { CodedConcept, Coding } from './code';
import { readConcept } from './read';

const isListed =
  (list: Codelist) =>
  ({ system, code }: { readonly system: string; readonly code: string }): boolean =>
    termOf(list, system, code) !== undefined;

/** The codes of a CodeableConcept that nothing took yet; a NullFlavor in its extension counts as one. */
function codesIn(concept: unknown): { system: string; code: string }[] {
  if (!isJson(concept)) return [];
  const flavors = listOf(concept.extension).flatMap((one) =>
    isJson(one) && typeof one.valueCode === 'string' ? [{ system: systems.nullFlavor, code: one.valueCode }] : [],
  );
  const codings = listOf(concept.coding).flatMap((one) =>
    isJson(one) ? [{ system: textOf(one.system), code: textOf(one.code) }] : [],
  );
  return [...codings, ...flavors];
}

/**
 * The coded value of a CodeableConcept where a record takes codes of one list only: the code of the list first, whatever the
 * order of the codings. Nothing is taken of a value that has none of the list.
 */
export function readListed(list: Codelist, holder: FhirNode, name: string): CodedConcept | undefined {
  if (!codesIn(holder.peek(name)).some(isListed(list))) return undefined;
  const node = holder.open(name);
  const value = node && readConcept(node);
  if (value === undefined || value.nullFlavor !== undefined || isListed(list)(value)) return value;
  const leading = value.translations?.find(isListed(list));
  if (leading === undefined) return value;
  const { system, code, display, version, translations = [], ...words } = value;
  const first: Coding = {
    system,
    code,
    ...(display !== undefined && { display }),
    ...(version !== undefined && { version }),
  };
  return { ...words, ...leading, translations: [first, ...translations.filter((one) => one !== leading)] };
}

/** The zib's own code of this list beside a FHIR code, where one stands there. */
export function readBeside(list: Codelist | undefined, holder: FhirNode, name: string): CodedConcept | undefined {
  const specification = holder.beside(name)?.extension('code-specification');
  if (specification === undefined) return undefined;
  if (list !== undefined) return readListed(list, specification, 'valueCodeableConcept');
  const concept = specification.open('valueCodeableConcept');
  return concept && readConcept(concept);
}
