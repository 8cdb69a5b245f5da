import type { FhirNode } from '../bgz/define/fhir-node';
import type { Draft } from '../bgz/define/rows';
import type { Modifier } from '../bgz/define/section';
import { isJson, type Json } from '../fhir/json';

/**
 * The path of what changes the meaning of a resource and was not read; undefined where all of it was. What says nothing is taken.
 *
 * @param modifiers the elements of its type that do so
 * @param draft what was read of it
 */
export function modifierLeft(
  type: string,
  modifiers: Readonly<Record<string, Modifier>>,
  node: FhirNode,
  draft: Draft,
): string | undefined {
  for (const [name, { nothing = [], harmless = [], saidBy }] of Object.entries(modifiers)) {
    node.drop(name, ...nothing);
    const value = node.peek(name);
    if (value === undefined || harmless.includes(value)) continue;
    const isSaid = saidBy !== undefined && draft[saidBy.property] !== undefined;
    if (isSaid && saidBy.values?.includes(value) !== false) continue;
    return `${type}.${name}`;
  }
  return node.left().find((path) => MODIFIES.test(path));
}

/** An extension that changes the meaning of what it is in, and rules that whoever reads the resource must know. */
const MODIFIES = /^[^.]+\.implicitRules$|\.modifierExtension\b/;

/** Whether a resource that others refer to changes its own meaning in a way that no record knows. */
export const isModified = (json: Json): boolean => json.implicitRules !== undefined || holds(json, 'modifierExtension');

function holds(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, name));
  return isJson(value) && (Object.hasOwn(value, name) || Object.values(value).some((one) => holds(one, name)));
}

/** Whether a resource says that it was entered in error. */
export const saysInError = (json: Json): boolean =>
  json.status === 'entered-in-error' || json.verificationStatus === 'entered-in-error';
