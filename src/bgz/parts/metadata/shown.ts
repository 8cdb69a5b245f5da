import type { CodeableConcept, FhirResource, HumanName, Reference } from 'fhir/r3';

type Any = Readonly<Record<string, unknown>>;

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const wordsOf = (value: unknown): string | undefined => {
  const { text, coding } = (first(value) ?? {}) as CodeableConcept;
  return text ?? coding?.map(({ display }) => display).find((display) => display !== undefined);
};

const nameOf = (value: unknown): string | undefined => {
  const { text, family, given = [] } = (first(value) ?? {}) as HumanName;
  return text ?? [...given, family].filter((part) => part !== undefined).join(' ');
};

const displayOf = (value: unknown): string | undefined => ((first(value) ?? {}) as Reference).display;

/** The words of the first of these elements that has any. */
const concept =
  (...names: readonly string[]) =>
  (resource: Any): string | undefined =>
    names.map((name) => wordsOf(resource[name])).find((words) => words !== undefined);

const reference =
  (name: string) =>
  (resource: Any): string | undefined =>
    displayOf(resource[name]);

/** What was found, with the remark; a measurement is known by what was measured. */
function observed({ code, valueCodeableConcept, comment }: Any): string | undefined {
  const value = wordsOf(valueCodeableConcept);
  if (value === undefined) return wordsOf(code);
  return typeof comment === 'string' ? `${value} ${comment}` : value;
}

/** What a resource is called where a reference leads to it: what it is about, in the words of the record. */
const calledBy: Readonly<Partial<Record<FhirResource['resourceType'], (resource: Any) => string | undefined>>> = {
  Patient: ({ name }) => nameOf(name),
  Coverage: reference('payor'),
  Observation: observed,
  Consent: concept('category'),
  NutritionOrder: ({ oralDiet }) => wordsOf(((oralDiet ?? {}) as Any).type),
  MedicationStatement: reference('medicationReference'),
  MedicationRequest: reference('medicationReference'),
  MedicationDispense: reference('medicationReference'),
  DeviceUseStatement: reference('device'),
  DeviceRequest: (resource) => reference('codeReference')(resource) ?? wordsOf(resource.codeCodeableConcept),
  Immunization: concept('vaccineCode'),
  ImmunizationRecommendation: ({ recommendation }) => wordsOf(((first(recommendation) ?? {}) as Any).vaccineCode),
  Encounter: concept('type', 'reason'),
  CareTeam: ({ name, category }) => (typeof name === 'string' ? name : wordsOf(category)),
  Appointment: ({ description, serviceType }) => (typeof description === 'string' ? description : wordsOf(serviceType)),
};

/** The name by which a reference shows a resource; a reference has one (spec bgz-msz-queries §4, rule 11). */
export function shownName(resource: FhirResource): string {
  const words = (calledBy[resource.resourceType] ?? concept('code'))(resource as unknown as Any)?.trim();
  return words === undefined || words === '' ? resource.resourceType : words;
}
