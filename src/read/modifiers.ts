import type { FhirNode } from '../bgz/define/fhir-node';
import type { Draft } from '../bgz/define/rows';
import { isJson, type Json } from '../fhir/json';

/** What of an element says nothing more, or no more than that a record of it stands. */
interface Modifier {
  /** Says what is so anyway. */
  readonly nothing?: readonly unknown[];
  /** Has no place in a record, and a record without it says the same. */
  readonly harmless?: readonly unknown[];
  /** Property that says it, where the element itself says more and stays. */
  readonly saidBy?: string;
}

/**
 * Elements that change what a resource says (STU3: isModifier). Where one of these was not read, nothing of the resource is: a
 * procedure that was not done, or an agreement that is a draft, would be read as one that stands.
 */
const modifiers: Readonly<Record<string, Readonly<Record<string, Modifier>>>> = {
  AllergyIntolerance: {
    clinicalStatus: { saidBy: 'allergyStatus' },
    verificationStatus: { harmless: ['unconfirmed'] },
  },
  Condition: { clinicalStatus: { saidBy: 'problemStatus' }, verificationStatus: {} },
  Coverage: { status: { harmless: ['active'] } },
  // One that is no longer used says so by its end, or not at all.
  DeviceUseStatement: { status: { saidBy: 'endDate' } },
  MedicationDispense: {
    status: { harmless: ['preparation', 'in-progress', 'completed'] },
    notDoneCodeableConcept: {},
    notDoneReference: {},
  },
  MedicationRequest: {
    status: { harmless: ['active', 'completed'] },
    intent: { harmless: ['instance-order'] },
  },
  MedicationStatement: { status: {}, taken: {} },
  Procedure: { status: {}, notDone: { nothing: [false] } },
  ProcedureRequest: {
    status: {},
    intent: { harmless: ['original-order', 'reflex-order', 'filler-order', 'instance-order'] },
    doNotPerform: { nothing: [false] },
  },
};

const isIntended = (type: string, name: string, value: unknown): boolean =>
  type === 'DeviceUseStatement' && name === 'status' && !['completed', 'stopped'].includes(String(value));

/**
 * The path of what changes the meaning of a resource and was not read; undefined where all of it was. What says nothing is taken.
 *
 * @param draft what was read of it
 */
export function modifierLeft(type: string, node: FhirNode, draft: Draft): string | undefined {
  for (const [name, { nothing = [], harmless = [], saidBy }] of Object.entries(modifiers[type] ?? {})) {
    node.drop(name, ...nothing);
    const value = node.peek(name);
    if (value === undefined || harmless.includes(value)) continue;
    if (saidBy !== undefined && draft[saidBy] !== undefined && !isIntended(type, name, value)) continue;
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
