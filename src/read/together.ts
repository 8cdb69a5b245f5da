import type { ZibGroup } from '../bgz/records';
import { problemsInside } from '../bgz/references';
import { isJson } from '../fhir/json';

/** Which parts of the records of a zib may not be read without each other. Paths of properties, items of lists not numbered. */
interface Bonds {
  /** What decides what the record says: where one of these cannot be read, the record is not. So it is with all that the zib requires. */
  readonly decides: readonly string[];
  /** Properties of which none is read when another cannot be: the rest would say something else. */
  readonly together?: readonly (readonly string[])[];
}

/** A dose without its times, or a step without the next, is another dosage. The text of the whole says all by itself. */
const instructions = [
  'instructionsForUse.dosageInstructions',
  'instructionsForUse.routeOfAdministration',
  'instructionsForUse.additionalInstructions',
  'instructionsForUse.repeatPeriodCyclicalSchedule',
] as const;

/** A begin whose end cannot be read would say that it goes on. */
const periodOfUse = ['periodOfUse'] as const;

const ofAgreement = (product: string): Bonds => ({
  // An agreement that was cancelled, or that ends another, would stand.
  decides: ['canceledIndicator', 'stopType'],
  // A product without one of its ingredients is another product.
  together: [instructions, periodOfUse, [`${product}.ingredients`]],
});

/**
 * What stands or falls together. A property that is not named here falls alone: the smallest part that the zib can do without. A
 * coded value, an amount with its unit and a number of a register are never taken apart.
 */
export const bonds: Readonly<Record<ZibGroup, Bonds>> = {
  // Whether somebody is alive.
  patient: { decides: ['deathIndicator', 'dateOfDeath'] },
  payers: { decides: [], together: [['startDateTime', 'endDateTime'], ['bankInformation']] },
  // One that is nullified or obsolete would stand.
  allergyIntolerances: { decides: ['allergyStatus'] },
  problems: {
    // One that is refuted, or inactive, would stand.
    decides: ['problemStatus', 'verificationStatus'],
    together: [
      ['problemStartDate', 'problemEndDate'],
      // A knee is operated on one side.
      ['problemAnatomicalLocation', 'problemLaterality'],
    ],
  },
  medicalDevices: {
    decides: [],
    together: [
      ['startDate', 'endDate'],
      ['anatomicalLocation', 'laterality'],
    ],
  },
  procedures: {
    decides: ['status'],
    together: [
      ['procedureStartDate', 'procedureEndDate'],
      ['procedureAnatomicalLocation', 'procedureLaterality'],
    ],
  },
  procedureRequests: {
    decides: ['orderStatus', 'requestStatus', 'intent'],
    together: [
      ['startDate', 'endDate', 'interval', 'frequency'],
      ['procedureAnatomicalLocation', 'procedureLaterality'],
    ],
  },
  medicationUses: {
    decides: ['useIndicator', 'asAgreedIndicator', 'status', 'stopType'],
    together: [instructions, periodOfUse, ['productUsed.ingredients']],
  },
  medicationAgreements: ofAgreement('agreedMedicine'),
  administrationAgreements: ofAgreement('medicine'),
  healthProfessionals: { decides: [] },
  healthcareProviders: { decides: [] },
};

/** Steps to a part of a record. */
export type Steps = readonly (string | number)[];

/** The steps without places in lists. */
export const namesOf = (steps: Steps): string => steps.filter((step) => typeof step === 'string').join('.');

/** The part at these steps. */
export function partAt(record: unknown, steps: Steps): unknown {
  let at = record;
  for (const step of steps)
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
  return at;
}

const isWithin = (names: string, part: string): boolean => names === part || names.startsWith(`${part}.`);

/** A coded value, an amount, so much per time, or a number of a register. */
const isOneValue = (part: unknown): boolean =>
  isJson(part) && ['system', 'code', 'nullFlavor', 'unit', 'per'].some((name) => name in part);

/** The steps to a problem given whole that a part is in: `indications[0].problem`. */
const problemAround = (group: ZibGroup, record: unknown, steps: Steps): Steps | undefined =>
  problemsInside(group, record).find(
    ({ path }) => steps.length > path.length && path.every((step, at) => step === steps[at]),
  )?.path;

/**
 * The parts of a record that fall with one that its zib refuses.
 *
 * @returns undefined when that is the whole record
 */
export function fallingWith(group: ZibGroup, record: unknown, steps: Steps): readonly Steps[] | undefined {
  const held = problemAround(group, record, steps);
  if (held !== undefined) {
    const parts = fallingWith('problems', partAt(record, held), steps.slice(held.length));
    // A problem given whole is held to what its own records are; without it the place in the list is empty.
    return parts?.map((part) => [...held, ...part]) ?? [held.slice(0, -1)];
  }
  const names = namesOf(steps);
  const bound = bonds[group].together?.find((parts) => parts.some((part) => isWithin(names, part)));
  if (bound !== undefined) return bound.map((part) => part.split('.'));
  if (steps.length === 0 || bonds[group].decides.some((part) => isWithin(names, part))) return undefined;
  for (let length = 1; length < steps.length; length++)
    if (isOneValue(partAt(record, steps.slice(0, length)))) return [steps.slice(0, length)];
  // What is missing makes that fall which cannot do without it.
  return partAt(record, steps) === undefined ? fallingWith(group, record, steps.slice(0, -1)) : [steps];
}
