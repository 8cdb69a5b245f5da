import { nullFlavors } from '../bgz/parts/code/code';
import { nullFlavorTerms } from '../bgz/parts/code/null-flavor-terms';
import { isJson, type Json, listOf } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import { extensionsOf, type Node } from './fhir-path';

/** Codes of http://hl7.org/fhir/data-absent-reason (STU3). */
const dataAbsentReasons = [
  'unknown',
  'asked',
  'temp',
  'not-asked',
  'masked',
  'unsupported',
  'astext',
  'error',
  'NaN',
  'not-performed',
];

/** Why a value is not there, as the data says it. */
export interface Reason {
  readonly kind: 'nullFlavor' | 'dataAbsentReason';
  /** The code, or `other` where the data has one that does not exist: it may be anything. */
  readonly code: string;
}

const among = (codes: readonly string[], code: unknown): string => codes.find((one) => one === code) ?? 'other';

const codingsOf = (value: unknown): Json[] => {
  if (!isJson(value)) return [];
  return Array.isArray(value.coding) ? value.coding.filter(isJson) : [value].filter((one) => 'code' in one);
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** The codes of a CodeableConcept or Coding that say something: with system and code, and no NullFlavor. */
export const realCodings = (value: unknown): Json[] =>
  codingsOf(value).filter(({ system, code }) => isText(system) && isText(code) && system !== systems.nullFlavor);

/** The reasons a node gives for having no value: extensions and NullFlavor codings. */
export function reasonsOf(node: Node): Reason[] {
  const flavors = extensionsOf(node, 'iso21090-nullFlavor').map(({ valueCode }) => valueCode);
  const coded = codingsOf(node.value)
    .filter(({ system }) => system === systems.nullFlavor)
    .map(({ code }) => code);
  const absent = extensionsOf(node, 'data-absent-reason').map(({ valueCode }) => valueCode);
  return [
    ...[...flavors, ...coded].map((code) => ({ kind: 'nullFlavor' as const, code: among(nullFlavors, code) })),
    ...absent.map((code) => ({ kind: 'dataAbsentReason' as const, code: among(dataAbsentReasons, code) })),
  ];
}

const terms: Readonly<Record<string, string>> = nullFlavorTerms;

/** Whether a coded node has words and no code: free text in place of a code. The words of its NullFlavor say no more than that. */
export function isFreeText(node: Node): boolean {
  const { value } = node;
  if (!isJson(value)) return false;
  if (realCodings(value).length > 0) return false;
  const displays = codingsOf(value).filter(({ system }) => system !== systems.nullFlavor);
  const isReason = reasonsOf(node).some(({ code }) => terms[code] === value.text);
  return (isText(value.text) && !isReason) || displays.some(({ display }) => isText(display));
}

/**
 * Whether a code stands in for one that was not registered: FHIR requires a status, and only a NullFlavor stands beside it.
 * `unknown` is no stand-in; it says the same as the NullFlavor.
 */
function isStandIn(node: Node): boolean {
  const concepts = extensionsOf(node, 'code-specification').map(({ valueCodeableConcept }) => valueCodeableConcept);
  if (concepts.length === 0 || node.value === 'unknown') return false;
  return concepts.every((one) => {
    const said: Node = { value: one, sibling: undefined };
    return reasonsOf(said).length > 0 && realCodings(one).length === 0 && !isFreeText(said);
  });
}

/** Whether a node holds a value; a reason why there is none is not one. */
export function hasValue(node: Node): boolean {
  const { value } = node;
  if (typeof value === 'string') return isText(value) && !isStandIn(node);
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  if (!isJson(value)) return false;
  if (reasonsOf(node).length > 0) return realCodings(value).length > 0 || isFreeText(node);
  return Object.values(value).some((inner) => listOf(inner).length > 0);
}
