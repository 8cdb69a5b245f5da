import { isJson } from '../../fhir/json';
import type { Pointer } from '../../fhir/text-position';
import type { FhirXmlModel, XmlType } from '../../fhir/xml/xml-model';
import { isTypeName, labelOf, placeType } from '../walk/scope';

const shown = (step: string | number): string =>
  typeof step === 'number' ? `[${step}]` : `.${step.replace(/^_/, '')}`;

const typeOf = (value: unknown): string | undefined =>
  isJson(value) && isTypeName(value.resourceType) ? placeType(value.resourceType) : undefined;

/** How issues name a place. */
export interface ToldPlace {
  /** FHIRPath of the element. */
  readonly expression: string;
  /** The resource it belongs to. */
  readonly resource: string;
}

/** Names the place that steps lead to, also where the value ends before they do. */
export function toldPlace(value: unknown, path: Pointer): ToldPlace {
  const root = typeOf(value);
  let resource = isJson(value) && root ? labelOf(value, root) : '?';
  let at = value;
  let property: string | number = '';
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, unknown>>)[step] : undefined;
    if (typeof step === 'string') property = step;
    const type = typeOf(at);
    if (!isJson(at) || !type) continue;
    const label = labelOf(at, type);
    resource = property === 'contained' ? `${resource}#${label}` : label;
  }
  return { expression: (root ?? '$this') + path.map(shown).join(''), resource };
}

/** What stands at a step; a value that is only begun may be an object where a list will be. */
const inside = (at: unknown, step: string | number): unknown =>
  typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, unknown>>)[step] : undefined;

/** A walk down the elements that FHIR knows, along with the value. */
function follow(value: unknown, path: Pointer, model: FhirXmlModel, onStep: (type: XmlType | undefined) => void): void {
  const ofResource = (at: unknown): XmlType | undefined =>
    isJson(at) && typeof at.resourceType === 'string'
      ? (model.resource(at.resourceType) ?? model.anyResource)
      : undefined;
  let at = value;
  let type = ofResource(at);
  for (const step of path) {
    onStep(type);
    at = inside(at, step);
    if (typeof step === 'number') {
      type ??= ofResource(at);
      continue;
    }
    const element = type?.byName.get(step.replace(/^_/, ''));
    // Of what it holds a resource says itself what it is.
    type = element?.kind === 'resource' ? ofResource(at) : element?.type();
  }
}

/** The names that the property at the end of the path may have; none when nobody knows what it stands in. */
export function namesAt(value: unknown, path: Pointer, model: FhirXmlModel): readonly string[] {
  let holder: XmlType | undefined;
  follow(value, path, model, (type) => {
    holder = type;
  });
  return [...(holder?.byName.keys() ?? [])];
}

/**
 * The same steps, with `?` for each that is no element of FHIR there: a text may hold any name, and in a broken one what was
 * meant as a value.
 */
export function knownPath(value: unknown, path: Pointer, model: FhirXmlModel): Pointer {
  const told: (string | number)[] = [];
  follow(value, path, model, (type) => {
    const step = path[told.length] ?? '?';
    const isKnown = typeof step === 'number' || step === 'resourceType' || type?.byName.has(step.replace(/^_/, ''));
    told.push(isKnown ? step : '?');
  });
  return told;
}
