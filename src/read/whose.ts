import { bsnsIn } from '../fhir/bsn';
import { isJson, type Json, listOf, textOf } from '../fhir/json';
import { spelledAddress } from '../fhir/resource-address';
import type { Directory } from './directory';
import type { Found } from './found';
import type { ReadCode } from './words';

/** Elements that say whose a resource is (STU3, the patient compartment). */
const elements = ['patient', 'subject', 'beneficiary', 'for'] as const;

/** Whose the resources are. */
export interface Whose {
  /** The Patient that is read; undefined when none was given that can be. */
  readonly patient: Found | undefined;
  /** Why each resource is set apart that is not, or not for sure, of that patient. */
  readonly apart: ReadonlyMap<Found, ReadCode>;
  /** How many patients the resources are of. */
  readonly patients: number;
  /** True when a reference, inside this resource, leads to the patient that is read. */
  readonly isPatient: (reference: Json, from: Found) => boolean;
}

/** Several answers are a contradiction. */
type Key = string | 'nobody' | 'several';

/** Of who is in an appointment, the one whose it is: a participant who is no Patient, or of whom nothing tells, is somebody else. */
const isSomePatient = (key: Key): boolean => key !== 'nobody' && !/^to urn:/i.test(key);

/** What is contained in a resource, by id; looked through once. */
function containedOnce(): (one: Found, id: string) => Json | undefined {
  const known = new Map<Found, ReadonlyMap<unknown, Json>>();
  return (one, id) => {
    const held =
      known.get(one) ??
      new Map(
        listOf(one.json.contained)
          .filter(isJson)
          .map((inner) => [inner.id, inner]),
      );
    known.set(one, held);
    return held.get(id);
  };
}

/**
 * Parts what is of the patient that is read from what is not. The patient is known by the BSN where a Patient has one, else by
 * where the Patient stands. Nothing is taken for the patient's that does not say so.
 *
 * @param wanted the BSN of the patient that is asked for
 * @param owned types of which a resource must say whose it is
 */
export function whoseAre(directory: Directory, wanted: string | undefined, owned: ReadonlySet<string>): Whose {
  const apart = new Map<Found, ReadCode>();
  const keys = new Map<Found, string>();
  const containedIn = containedOnce();
  const patients = directory.all.filter(({ type }) => type === 'Patient');
  for (const [at, one] of patients.entries()) {
    const numbers = bsnsIn(one.json.identifier);
    const code = directory.apart.get(one);
    if (code !== undefined) apart.set(one, code);
    else if (numbers.length > 1) apart.set(one, 'several-bsns');
    else keys.set(one, numbers[0] === undefined ? `at ${at}` : `bsn ${numbers[0]}`);
  }

  /** Whom a reference is to, as far as it says. */
  function keyOf(reference: Json, from: Found): Key {
    const text = textOf(reference.reference).trim();
    const numbers = new Set(bsnsIn(reference.identifier));
    if (text.startsWith('#')) {
      const inside = containedIn(from, text.slice(1));
      if (inside?.resourceType !== 'Patient') return 'nobody';
      for (const number of bsnsIn(inside.identifier)) numbers.add(number);
    }
    if (numbers.size > 1) return 'several';
    const [number] = numbers;
    // A number of another register, such as that of a hospital, is of the Patient that has it.
    const numbered = directory.lead({ identifier: reference.identifier }, from);
    const told = number === undefined ? typeof numbered === 'object' && (keys.get(numbered) ?? false) : `bsn ${number}`;
    const led = text === '' || text.startsWith('#') ? 'nothing' : directory.lead({ reference: text }, from);
    if (led === 'several') return 'several';
    if (led !== 'nothing') {
      if (led.type !== 'Patient') return 'nobody';
      const key = keys.get(led) ?? 'several';
      const mayDiffer = told === false || (number !== undefined && !key.startsWith('bsn '));
      return mayDiffer || key === told ? key : 'several';
    }
    if (told) return told;
    return /(^|\/)Patient\//.test(text) || /^urn:/i.test(text) ? `to ${spelledAddress(text)}` : 'nobody';
  }

  /** Whom a resource, and what it contains, is of. */
  function keysOf(one: Found): readonly Key[] {
    const holders = [one.json, ...listOf(one.json.contained).filter(isJson)];
    const keyAt = (reference: unknown): Key => (isJson(reference) ? keyOf(reference, one) : 'nobody');
    return holders.flatMap((holder) =>
      holder.resourceType === 'Appointment'
        ? listOf(holder.participant)
            .map((participant) => keyAt(isJson(participant) ? participant.actor : undefined))
            .filter(isSomePatient)
        : elements.flatMap((name) => listOf(holder[name]).map(keyAt)),
    );
  }

  const said = new Map<Found, ReadonlySet<Key>>();
  for (const one of directory.all) if (one.type !== 'Patient') said.set(one, new Set(keysOf(one)));
  const others = [...said].flatMap(([{ type }, whom]) => (owned.has(type) ? [...whom] : []));
  const distinct = new Set([...keys.values(), ...others.filter((key) => key !== 'nobody' && key !== 'several')]);
  const [first] = keys.values();
  const [only] = distinct;
  const main = wanted === undefined ? (first ?? (distinct.size === 1 ? only : undefined)) : `bsn ${wanted}`;
  // The number that is asked for was told by no Patient: then only what gives it itself is of that patient.
  const patient = [...keys].find(([, key]) => key === main)?.[0];

  for (const [one, key] of keys) if (one !== patient) apart.set(one, key === main ? 'patient-again' : 'other-patient');
  for (const [one, whom] of said) {
    const code = whyApart(whom, one) ?? directory.apart.get(one);
    if (code !== undefined) apart.set(one, code);
  }

  function whyApart(whom: ReadonlySet<Key>, { type }: Found): ReadCode | undefined {
    if (whom.size === 0 || (whom.size === 1 && whom.has('nobody'))) return owned.has(type) ? 'no-subject' : undefined;
    const strangers = [...whom].filter((key) => key !== main);
    if (strangers.length === 0) return undefined;
    return strangers.some((key) => key.startsWith('bsn ') || key.startsWith('at '))
      ? 'other-patient'
      : 'unknown-patient';
  }

  return {
    patient,
    apart,
    patients: distinct.size,
    isPatient: (reference, from) => main !== undefined && keyOf(reference, from) === main,
  };
}
