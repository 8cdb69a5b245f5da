import type { CodeableConcept, Coding, Extension, FhirResource } from 'fhir/r3';
import { sectionOf, sections } from '../bgz/index';
import { extensionUrl } from '../fhir/extensions';
import { pathStep } from '../fhir/path-step';
import { type Codelist, termOf } from '../terminology/codelist';
import {
  redenMedicatieafspraakCodelijst,
  redenWijzigenOfStoppenGebruikCodelijst,
} from '../terminology/zib2017/codelists';
import type { SourceGroup } from './ports';

/**
 * What a resource says of another section than its own, and that is left out for who may not see that section: `indications`,
 * the diagnoses for which something is used, done or asked, with the words for them; `devices`, those a procedure used.
 */
export const leavable = ['indications', 'devices'] as const;
export type Leavable = (typeof leavable)[number];

/**
 * Tells a receiver that something was taken out because of who asks (v3 ObservationValue, of the security labels of STU3), so
 * that the resource never takes the place of a whole one and nobody concludes that there was no reason.
 */
const REDACTED = { system: 'http://hl7.org/fhir/v3/ObservationValue', code: 'REDACTED', display: 'redacted' };

/** What is left of the value of an element; undefined when that is nothing. */
type Rest = (value: unknown) => unknown;

const nothing: Rest = () => undefined;

const onlyItems =
  (rest: Rest): Rest =>
  (value) => {
    const kept = (value as readonly unknown[]).map(rest).filter((one) => one !== undefined);
    return kept.length > 0 ? kept : undefined;
  };

/** Of a coded reason, what the codelist says: `Overgevoeligheid` is about the medicine; what was written beside it may be more. */
const onlyCodes =
  (list: Codelist): Rest =>
  (value) => {
    const coding = ((value as CodeableConcept).coding ?? []).flatMap(({ system = '', code = '' }): Coding[] => {
      const display = termOf(list, system, code);
      return display === undefined ? [] : [{ system, code, display }];
    });
    return coding.length > 0 ? { coding } : undefined;
  };

const inExtension =
  (url: string, rest: Rest): Rest =>
  (value) => {
    const extension = value as Extension;
    if (extension.url !== url) return extension;
    const left = rest(extension.valueCodeableConcept);
    return left === undefined ? undefined : { url, valueCodeableConcept: left };
  };

const both =
  (first: Rest | undefined, second: Rest): Rest =>
  (value) => {
    const left = first === undefined ? value : first(value);
    return left === undefined ? undefined : second(left);
  };

const withoutExtension =
  (url: string): Rest =>
  (value) =>
    (value as Extension).url === url ? undefined : value;

/**
 * The elements of each type, and what stays of them. Nothing here is mandatory in STU3 or the profiles. Remarks (`note`) and
 * what a dosage says are of the record itself and stay.
 */
const elementsOfSome: Readonly<Record<Leavable, Readonly<Record<string, Readonly<Record<string, Rest>>>>>> = {
  indications: {
    Procedure: { reasonReference: nothing, reasonCode: nothing },
    ProcedureRequest: { reasonReference: nothing, reasonCode: nothing },
    DeviceUseStatement: { indication: nothing },
    MedicationRequest: { reasonReference: nothing, reasonCode: onlyItems(onlyCodes(redenMedicatieafspraakCodelijst)) },
    MedicationStatement: {
      reasonReference: nothing,
      reasonCode: nothing,
      extension: onlyItems(
        inExtension(
          extensionUrl('zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse'),
          onlyCodes(redenWijzigenOfStoppenGebruikCodelijst),
        ),
      ),
    },
    MedicationDispense: {
      extension: onlyItems(inExtension(extensionUrl('zib-AdministrationAgreement-AgreementReason'), nothing)),
    },
  },
  devices: { Procedure: { focalDevice: nothing, usedReference: nothing, usedCode: nothing } },
};

/** What sections state themselves: elements of which nothing stays, and extensions. */
function stated(what: Leavable): Readonly<Record<string, Readonly<Record<string, Rest>>>> {
  const ofType = new Map<string, Record<string, Rest>>();
  const places = sections.flatMap(({ type, tells }) => (tells?.[what] ?? []).map((place) => [type, place] as const));
  for (const [type, place] of places) {
    const { name, url } = pathStep(place);
    const rests = ofType.get(type) ?? {};
    const before = rests[name];
    rests[name] = url === undefined ? nothing : both(before, onlyItems(withoutExtension(url)));
    ofType.set(type, rests);
  }
  return Object.fromEntries(ofType);
}

const elements: typeof elementsOfSome = {
  indications: { ...elementsOfSome.indications, ...stated('indications') },
  devices: { ...elementsOfSome.devices, ...stated('devices') },
};

/** True when records of the group hold what is left out. */
export function losesSome(group: SourceGroup, leaveOut: readonly Leavable[]): boolean {
  const section = sectionOf(group);
  if (section === undefined) return false;
  // Of a type that several sections have, each says so itself.
  return leaveOut.some(
    (what) => section.tells?.[what] !== undefined || Object.hasOwn(elementsOfSome[what], section.type),
  );
}

/** The resource without what is left out, labelled when that took something away. */
export function without(resource: FhirResource, leaveOut: readonly Leavable[]): FhirResource {
  const rest: Record<string, unknown> = { ...resource };
  for (const what of leaveOut) {
    for (const [element, restOf] of Object.entries(elements[what][resource.resourceType] ?? {})) {
      if (rest[element] === undefined) continue;
      const left = restOf(rest[element]);
      if (left === undefined) delete rest[element];
      else rest[element] = left;
    }
  }
  const before = resource as unknown as Record<string, unknown>;
  const isWhole = Object.entries(before).every(
    ([element, value]) => rest[element] === value || JSON.stringify(rest[element]) === JSON.stringify(value),
  );
  if (isWhole) return resource;
  const { meta } = resource;
  return { ...rest, meta: { ...meta, security: [...(meta?.security ?? []), REDACTED] } } as unknown as FhirResource;
}
