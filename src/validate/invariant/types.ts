import { isJson } from '../../fhir/json';
import type { Node } from './node';
import { systemTypeNames } from './type-names';

/** STU3 types by the type they specialise, as far as an expression may ask for the general one. */
const parents: ReadonlyMap<string, string> = new Map([
  ...['Age', 'Count', 'Distance', 'Duration', 'Money', 'SimpleQuantity'].map((type) => [type, 'Quantity'] as const),
  ...['code', 'id', 'markdown'].map((type) => [type, 'string'] as const),
  ...['oid', 'uuid'].map((type) => [type, 'uri'] as const),
  ...['positiveInt', 'unsignedInt'].map((type) => [type, 'integer'] as const),
  ...['Bundle', 'Binary', 'Parameters', 'DomainResource'].map((type) => [type, 'Resource'] as const),
  ['BackboneElement', 'Element'],
]);

const moments = {
  date: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  dateTime: /^\d{4}(?:-\d\d(?:-\d\dT.+)?)?/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/,
  time: /^\d\d:\d\d:\d\d(?:\.\d+)?$/,
};

/** Members one of which tells a complex type; asked for only where the definition's type is not known. */
const signs: Readonly<Record<string, readonly string[]>> = {
  Quantity: ['value', 'unit', 'code', 'comparator'],
  CodeableConcept: ['coding', 'text'],
  Coding: ['code', 'system', 'display'],
  Reference: ['reference', 'identifier', 'display'],
  Period: ['start', 'end'],
  Range: ['low', 'high'],
  Ratio: ['numerator', 'denominator'],
  Attachment: ['contentType', 'data', 'url', 'title'],
  Identifier: ['system', 'value', 'use'],
  Timing: ['repeat', 'event', 'code'],
  HumanName: ['family', 'given', 'text'],
  SampledData: ['origin', 'dimensions', 'data'],
  Annotation: ['text', 'authorString', 'authorReference'],
  Address: ['line', 'city', 'postalCode', 'country', 'text'],
  ContactPoint: ['value', 'system', 'rank'],
};

const stringTypes: ReadonlySet<string> = new Set('string uri code id markdown oid uuid base64Binary xhtml'.split(' '));
const integerTypes: ReadonlySet<string> = new Set(['integer', 'positiveInt', 'unsignedInt']);

/** Types of objects by the definitions, as far as whoever asks has told them. */
const declared = new WeakMap<object, string>();

/** Tells the type of an object, of which the shape says less than the definition. */
export const declareType = (value: object, type: string): void => void declared.set(value, type);

/** The type of a node where it is known: from the definition, a choice suffix or `resourceType`. */
export function typeOf(node: Node): string | undefined {
  if (node.type !== undefined) return node.type;
  if (!isJson(node.value)) return undefined;
  return typeof node.value.resourceType === 'string' ? node.value.resourceType : declared.get(node.value);
}

/**
 * Whether a node is of a type, or of one that specialises it. Where the type of the node is not known its shape
 * answers: `abatement` is known by its suffix, but of `code` only that it has `coding`.
 */
export function isOfType(node: Node, name: string): boolean {
  const dot = name.indexOf('.');
  const space = dot < 0 ? undefined : name.slice(0, dot);
  const named = name.slice(dot + 1);
  if (node.system) return space !== 'FHIR' && systemTypeNames.has(named) && node.type === small(named);
  if (space === 'System') return false;
  // `is Boolean` asked of an element means FHIR's boolean, as the reference engine reads it.
  const wanted = systemTypeNames.has(named) && named !== 'Quantity' ? small(named) : named;
  const type = typeOf(node);
  return type === undefined ? hasShape(node, wanted) : specialises(node, type, wanted);
}

/** A System type's name as our nodes carry it. */
function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function specialises(node: Node, type: string, wanted: string): boolean {
  for (let at: string | undefined = type; at !== undefined; at = parents.get(at)) if (at === wanted) return true;
  if (wanted === 'Element') return !isResource(node);
  if (!isResource(node)) return false;
  return wanted === 'Resource' || (wanted === 'DomainResource' && parents.get(type) !== 'Resource');
}

function isResource(node: Node): boolean {
  return isJson(node.value) && typeof node.value.resourceType === 'string';
}

function hasShape(node: Node, wanted: string): boolean {
  const { value } = node;
  if (wanted === 'Element') return true;
  if (typeof value === 'boolean') return wanted === 'boolean';
  if (typeof value === 'number') return wanted === 'decimal' || (integerTypes.has(wanted) && Number.isInteger(value));
  if (typeof value === 'string') {
    const pattern = Object.hasOwn(moments, wanted) ? moments[wanted as keyof typeof moments] : undefined;
    return pattern ? pattern.test(value) : stringTypes.has(wanted);
  }
  if (!isJson(value)) return false;
  if (wanted === 'BackboneElement') return true;
  const members = Object.hasOwn(signs, wanted) ? signs[wanted] : signs[parents.get(wanted) ?? ''];
  if (wanted === 'Coding' && 'value' in value) return false;
  return members?.some((name) => name in value) ?? false;
}
