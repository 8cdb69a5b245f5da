import { catalogue, type SearchableType, type ServedType } from '../../assemble/catalogue';

/** Parts of what can be pulled that a role is or is not allowed. */
export const policySections = [
  'patient',
  'payer',
  'allergies',
  'diagnoses',
  'devices',
  'procedures',
  'medication',
  'documents',
] as const;
export type PolicySection = (typeof policySections)[number];

/** The section each resource type of the query catalogue is of. */
const sectionOfSearch: Readonly<Record<SearchableType, PolicySection>> = {
  Patient: 'patient',
  Coverage: 'payer',
  AllergyIntolerance: 'allergies',
  Condition: 'diagnoses',
  DeviceUseStatement: 'devices',
  Procedure: 'procedures',
  ProcedureRequest: 'procedures',
  MedicationStatement: 'medication',
  MedicationRequest: 'medication',
  MedicationDispense: 'medication',
  DocumentReference: 'documents',
};

/** The same for what comes along and is read by id. Who is around the patient goes with the patient. */
const sectionOfRead: Readonly<Record<Exclude<ServedType, SearchableType> | 'Binary', PolicySection>> = {
  Practitioner: 'patient',
  PractitionerRole: 'patient',
  Organization: 'patient',
  RelatedPerson: 'patient',
  Device: 'devices',
  Medication: 'medication',
  Binary: 'documents',
};

const sectionByType: ReadonlyMap<string, PolicySection> = new Map(
  Object.entries({ ...sectionOfSearch, ...sectionOfRead }),
);

/** The section a resource type is of; undefined for types that are not served. */
export const sectionOfType = (type: string): PolicySection | undefined => sectionByType.get(type);

/** Sections an include may lead to beside the one of its search; who wrote something down may be the patient. */
const sectionOfInclude: Readonly<Record<string, PolicySection>> = {
  patient: 'patient',
  subject: 'patient',
  beneficiary: 'patient',
  payor: 'patient',
  recorder: 'patient',
  asserter: 'patient',
  'general-practitioner': 'patient',
  'based-on': 'procedures',
  device: 'devices',
  medication: 'medication',
};

/** A search without the includes that lead to other sections than these; an include that is not known is left out too. */
export function withIncludesOf(query: string, sections: readonly PolicySection[]): string {
  const [path = '', ...rest] = query.split('?');
  if (rest.length === 0) return query;
  const kept = rest
    .join('?')
    .split('&')
    .filter((parameter) => {
      const [name, value = ''] = parameter.split('=').map(decoded);
      if (name !== '_include') return true;
      const section = sectionOfInclude[value.split(':')[1] ?? ''];
      return section !== undefined && sections.includes(section);
    });
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

/** Offers were held to their encoding when they were made; what is not readable matches nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Resource types of a section that can be searched for, with their Dutch names, in the order of the catalogue. */
export const searchesOf = (section: PolicySection): readonly { readonly type: string; readonly name: string }[] =>
  Object.values(catalogue)
    .filter(({ type }) => sectionOfSearch[type] === section)
    .map(({ type, section: name }) => ({ type, name }));
