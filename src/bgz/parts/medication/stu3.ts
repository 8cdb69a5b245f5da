import type { Annotation, CodeableConcept, Extension, Reference } from 'fhir/r3';
import { systems } from '../../../fhir/naming-systems';
import type { AgreementReference, CodedConcept, Duration, Identifier, PeriodOfUse } from '../../../zib';
import { extension, maybe, some } from '../../define/elements';
import { codeableConcept } from '../code/stu3';
import { fhirIdentifier } from '../party/stu3';
import { periodOfUse } from '../period-of-use/stu3';
import { duration } from '../quantity/stu3';

/** `category` of the three building blocks; the national searches select on it (spec field-notes §1.10). */
const medicationCategories = {
  use: { system: systems.medicationCategory, code: '6', display: 'Medicatiegebruik', text: 'Medicatiegebruik' },
  agreement: {
    system: systems.snomed,
    code: '16076005',
    display: 'Prescription (procedure)',
    text: 'Medicatieafspraak',
  },
  administrationAgreement: {
    system: systems.snomed,
    code: '422037009',
    display: 'Provider medication administration instructions (procedure)',
    text: 'Toedieningsafspraak',
  },
} as const;

/** A category with its fixed coding and Dutch name. */
export function medicationCategory(kind: keyof typeof medicationCategories): CodeableConcept {
  const { text, ...coding } = medicationCategories[kind];
  return { coding: [{ ...coding }], text };
}

export const usageDuration = (value: Duration | undefined): Extension | undefined =>
  maybe(value, (one) => extension('zib-MedicationUse-Duration', { valueDuration: duration(one) }));

/** PeriodOfUse of an agreement: begin and end in one extension, the duration in another. */
export function periodExtensions(value: PeriodOfUse | undefined): Extension[] {
  const period = maybe(periodOfUse(value), (valuePeriod) => extension('zib-Medication-PeriodOfUse', { valuePeriod }));
  return some(period, usageDuration(value?.duration)) ?? [];
}

export const medicationTreatment = (value: Identifier | undefined): Extension | undefined =>
  maybe(value, (one) => extension('zib-Medication-MedicationTreatment', { valueIdentifier: fhirIdentifier(one) }));

export const stopType = (value: CodedConcept | undefined): Extension | undefined =>
  maybe(value, (one) => extension('zib-Medication-StopType', { valueCodeableConcept: codeableConcept(one) }));

export const additionalInformation = (value: CodedConcept): Extension =>
  extension('zib-Medication-AdditionalInformation', { valueCodeableConcept: codeableConcept(value) });

export const cyclicalSchedule = (value: Duration | undefined): Extension | undefined =>
  maybe(value, (one) => extension('zib-Medication-RepeatPeriodCyclicalSchedule', { valueDuration: duration(one) }));

/** A building block known by its number only: a logical reference, which STU3 allows without a resource. */
export function logicalReference(value: AgreementReference): Reference {
  return {
    identifier: fhirIdentifier(value.identification),
    display: value.display ?? 'relatie naar medicatiebouwsteen',
  };
}

/** Texts that have no element of their own, each as a note. */
export function notes(...texts: (string | undefined)[]): Annotation[] | undefined {
  const present = texts.filter((text): text is string => text !== undefined);
  return present.length > 0 ? present.map((text) => ({ text })) : undefined;
}
