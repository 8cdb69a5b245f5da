import type { FhirNode } from '../bgz/define/fhir-node';
import type { Draft } from '../bgz/define/rows';
import type { Modifier } from '../bgz/define/section';
import { extensionUrl } from '../fhir/extensions';
import { isJson, type Json, listOf } from '../fhir/json';

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
  const left = node.left();
  for (const [name, { nothing = [], harmless = [], saidBy, mayBeUnknown = false }] of Object.entries(modifiers)) {
    const isSaid = saidBy !== undefined && draft[saidBy.property] !== undefined;
    const path = `${type}.${name}`;
    const isKnown = mayBeUnknown || (isSaid && saidBy.values === undefined);
    if (!isKnown && isUnknown(node.asGiven, name, path, left)) return path;
    node.drop(name, ...nothing);
    const value = node.peek(name);
    if (value === undefined || harmless.includes(value)) continue;
    if (isSaid && saidBy.values?.includes(value) !== false) continue;
    return path;
  }
  return left.find((path) => MODIFIES.test(path));
}

/** Whether an element says of itself that its value is not known, or has none beside what of it was not read: it may be any. */
const isUnknown = (given: Json, name: string, path: string, left: readonly string[]): boolean =>
  saysAbsent(given[`_${name}`]) || (given[name] === undefined && left.some((one) => one.startsWith(`${path}.`)));

const ABSENT = extensionUrl('data-absent-reason');

const saysAbsent = (beside: unknown): boolean =>
  isJson(beside) && listOf(beside.extension).some((one) => isJson(one) && one.url === ABSENT);

/** An extension that changes the meaning of what it is in, and rules that whoever reads the resource must know. */
const MODIFIES = /^[^.]+\.implicitRules\b|\.modifierExtension\b/;

/** Whether a resource that others refer to changes its own meaning in a way that no record knows. */
export const isModified = (json: Json): boolean => hasRules(json) || holds(json, 'modifierExtension');

/** Whether whoever reads it must know rules that FHIR does not have. */
export const hasRules = (json: Json): boolean => json.implicitRules !== undefined || json._implicitRules !== undefined;

function holds(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, name));
  return isJson(value) && (Object.hasOwn(value, name) || Object.values(value).some((one) => holds(one, name)));
}

/** Whether a resource says that it was entered in error. */
export const saysInError = (json: Json): boolean =>
  json.status === 'entered-in-error' || json.verificationStatus === 'entered-in-error';
