import { isJson } from '../../fhir/json';
import type { Pointer } from '../../fhir/text-position';
import { labelOf } from '../walk/scope';

const ELEMENT_NAME = /^_?[a-z][A-Za-z0-9]{0,39}$/;

/** A step as FHIRPath writes it. A text may hold any name, in a broken one what was meant as a value: only names such as FHIR has are told. */
function shown(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return ELEMENT_NAME.test(step) ? `.${step.replace('_', '')}` : '.?';
}

const typeOf = (value: unknown): string | undefined =>
  isJson(value) && typeof value.resourceType === 'string' && /^[A-Za-z]{1,40}$/.test(value.resourceType)
    ? value.resourceType
    : undefined;

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
