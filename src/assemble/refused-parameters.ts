import type { SearchableType } from './catalogue';

/** Parameters of STU3 that no type takes here, and why. */
export const refusedEverywhere: Readonly<Record<string, string>> = {
  _lastUpdated: 'resources are made at pull time and carry no meta.lastUpdated; the whole of a section is always given',
  _tag: 'resources carry no tags',
  _security:
    'labels are not searched; a resource carries REDACTED where something was taken out for who asks, and no other',
  _text: 'text is not searched',
  _content: 'text is not searched',
  _list: 'there are no lists',
  _has: 'a search finds by what a resource itself says; ask for the other type',
  _filter: 'conditions are parameters of their own',
  _query: 'there are no named queries',
  _type: 'a search is about one type',
  _contained: 'contained resources are not searched',
  _containedType: 'contained resources are not searched',
};

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/**
 * Parameters of STU3 over elements that no record fills here. A search by one would find nothing, which reads as if there
 * were nothing.
 */
const unfilled: Readonly<Record<SearchableType, readonly string[]>> = {
  Patient: words('active animal-breed animal-species link organization'),
  Coverage: words('class dependent group plan policy-holder sequence subclass subgroup subplan'),
  AllergyIntolerance: words('date type'),
  Condition: words(
    'abatement-age abatement-string asserted-date context encounter evidence evidence-detail onset-age onset-info severity stage',
  ),
  DeviceUseStatement: [],
  Procedure: words('context definition encounter location part-of'),
  ProcedureRequest: words('authored based-on context definition encounter priority replaces requisition specimen'),
  MedicationStatement: words('context part-of'),
  MedicationRequest: words('context date intended-dispenser priority'),
  MedicationDispense: words('context destination receiver responsibleparty type whenhandedover whenprepared'),
  DocumentReference: words(
    'authenticator class created custodian encounter event facility format period related-id related-ref securitylabel setting',
  ),
};

const NOT_FILLED = 'no record fills that element, so it would find nothing';
const PERSON = 'the patient is named by identifier or _id, so that no name, address or birth date stands in a URL';
const MEDICINE = 'the medicine is a Medication of its own, which _include brings along';

const persons = words(
  'address address-city address-country address-postalcode address-state address-use birthdate death-date deceased email family gender given language name phone phonetic telecom',
);

/** What is refused for another reason than an element that is never filled. */
const otherwise: Readonly<Record<SearchableType, Readonly<Record<string, string>>>> = {
  Patient: Object.fromEntries(persons.map((name) => [name, PERSON])),
  Coverage: {},
  AllergyIntolerance: {},
  Condition: { 'abatement-boolean': 'ask abatement-date:missing' },
  DeviceUseStatement: {},
  Procedure: {},
  ProcedureRequest: {},
  MedicationStatement: { code: MEDICINE },
  MedicationRequest: { code: MEDICINE },
  MedicationDispense: {
    code: MEDICINE,
    prescription: 'the agreement is known by its number only, which a reference parameter does not find',
  },
  DocumentReference: {
    author: 'authors are contained in the resource',
    description: 'text is not searched',
    language: 'documents are found by type, status and indexed',
    location: 'documents are found by type, status and indexed',
    relationship: 'ask relatesto and relation',
  },
};

/** Why a parameter of STU3 is not taken for a type; undefined when there is no such parameter, or it is taken. */
export const refusalOf = (type: SearchableType, name: string): string | undefined => refusedFor(type).get(name);

/** Every parameter of STU3 that a type does not take, with the reason. */
export function refusedFor(type: SearchableType): ReadonlyMap<string, string> {
  return new Map([
    ...unfilled[type].map((name) => [name, NOT_FILLED] as const),
    ...Object.entries(otherwise[type]),
    ...Object.entries(refusedEverywhere),
  ]);
}
