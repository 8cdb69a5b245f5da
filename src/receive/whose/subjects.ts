import type { FhirResource } from 'fhir/r3';
import { bsnsIn, isSamePerson } from '../../fhir/bsn';
import { isJson, type Json, listOf } from '../../fhir/json';
import { textOf } from '../../referral/task/task-notices';
import type { ApartCode } from './apart';
import type { Found } from './found';
import type { Names } from './names';
import { otherThan, type Patients } from './patients';

/** Elements that say whose a resource is (STU3, the patient compartment). */
const elements = ['patient', 'subject', 'beneficiary', 'for'] as const;

/** Types that are of no patient, or need not be. Of all others somebody must be the subject. */
const ofNobody: ReadonlySet<string> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Endpoint',
  'Medication',
  'Substance',
  'Device',
  'Provenance',
  'Binary',
  'Questionnaire',
  'OperationOutcome',
]);

/** A reference with its place inside the resource: `patient`, `contained[0].subject`. */
interface PlacedReference {
  readonly path: string;
  readonly reference: Json;
}

/** Something about whose a resource is, with its place in it. */
export interface Fault {
  readonly code: ApartCode;
  readonly path: string;
}

const namesPatient = ({ reference }: PlacedReference): boolean =>
  /(^|\/)Patient\//.test(textOf(reference.reference) ?? '') || bsnsIn(reference.identifier).length > 0;

function subjectsIn(resource: Json, inside: string): readonly PlacedReference[] {
  const at = (path: string) => (inside === '' ? path : `${inside}.${path}`);
  if (resource.resourceType === 'Appointment')
    return listOf(resource.participant)
      .map((one, index) => ({
        path: at(`participant[${index}].actor`),
        reference: isJson(one) && isJson(one.actor) ? one.actor : {},
      }))
      .filter(namesPatient);
  return elements.flatMap((element) =>
    listOf(resource[element]).map((one) => ({ path: at(element), reference: isJson(one) ? one : {} })),
  );
}

/**
 * Whether a specimen says what it was taken from, which is no person (STU3 Specimen.subject: a device, a substance): whose it is, is told by
 * what refers to it.
 */
function isOfThing({ resourceType }: Json, { reference }: PlacedReference, contained: readonly Json[]): boolean {
  if (resourceType !== 'Specimen') return false;
  const text = textOf(reference.reference) ?? '';
  const inside = contained.find(({ id }) => text === `#${textOf(id) ?? ''}`);
  const type = inside?.resourceType ?? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(text)?.[1];
  return type === 'Device' || type === 'Substance';
}

/** What is said of whose resources are: which are at fault, and which refer to a Patient that did not come. */
export interface Subjects {
  readonly faults: ReadonlyMap<FhirResource, Fault>;
  /** True when a Patient came that all this is of. */
  readonly confirmed: boolean;
}

/**
 * Finds out of each resource whether it is the patient's: by reference to the Patient that came, by BSN, or by a Patient
 * contained. A Patient that did not come can only be told from others: when all refer to one, and no Patient came at all, that
 * is the one the sender's authorization is for; when they refer to several, none is taken.
 */
export async function subjectsOf(
  found: readonly Found[],
  patients: Patients,
  names: Names,
  giveWay: () => Promise<void> | undefined,
): Promise<Subjects> {
  const faults = new Map<FhirResource, Fault>();
  const unknown: (Found & { readonly path: string; readonly patient: string })[] = [];
  const { bsn, own, others, apart } = patients;
  const nonePresent = own.size === 0 && others.size === 0;

  function ofContained(reference: string, contained: readonly Json[]): ApartCode | undefined {
    const patient = contained.find((one) => one.id === reference.slice(1));
    if (patient?.resourceType !== 'Patient') return 'no-subject';
    return otherThan(bsn, patient.identifier) ?? (bsn === undefined ? 'no-bsn' : undefined);
  }

  function faultOf({ path, reference }: PlacedReference, one: Found, contained: readonly Json[]) {
    const fault = (code: ApartCode): Fault => ({ code, path });
    const numbers = bsnsIn(reference.identifier);
    const text = textOf(reference.reference);
    if (numbers.length > 1) return fault('several-bsns');
    if (bsn !== undefined && numbers.length === 1 && !isSamePerson(numbers[0], bsn)) return fault('other-patient');
    const byNumber = isSamePerson(bsn, numbers[0]);
    if (text?.startsWith('#')) {
      const code = ofContained(text, contained);
      return code && fault(code);
    }
    if (text === undefined) return byNumber ? undefined : fault('no-subject');
    const meant = names.meant({ reference: text }, one.resource, one.place);
    const known = meant.find((name) => own.has(name) || others.has(name));
    if (known !== undefined) return own.has(known) ? undefined : fault('other-patient');
    if (byNumber) return undefined;
    if (!nonePresent) return fault('unknown-patient');
    unknown.push({ ...one, path, patient: meant[0] ?? text });
    return undefined;
  }

  function* faultsOf(one: Found): Generator<Fault> {
    const { resource } = one;
    const code = apart.get(resource);
    if (code) yield { code, path: 'identifier' };
    const held = resource as unknown as Json;
    const contained = listOf(held.contained).filter(isJson);
    const subjects = subjectsIn(held, '');
    if (subjects.length === 0 && !ofNobody.has(resource.resourceType)) yield { code: 'no-subject', path: '' };
    for (const [at, inner] of contained.entries()) {
      const other = inner.resourceType === 'Patient' ? otherThan(bsn, inner.identifier) : undefined;
      if (other) yield { code: other, path: `contained[${at}].identifier` };
    }
    const inside = contained.flatMap((inner, at) => subjectsIn(inner, `contained[${at}]`));
    for (const subject of [...subjects, ...inside]) {
      if (isOfThing(held, subject, contained)) continue;
      const fault = faultOf(subject, one, contained);
      if (fault) yield fault;
    }
  }

  for (const one of found) {
    await giveWay();
    const [first] = faultsOf(one);
    if (first) faults.set(one.resource, first);
  }
  if (new Set(unknown.map(({ patient }) => patient)).size > 1)
    for (const { resource, path } of unknown) faults.set(resource, { code: 'several-patients', path });
  return { faults, confirmed: own.size > 0 };
}
