import {
  bySubject,
  code,
  common,
  concept,
  date,
  includeSubject,
  reference,
  type StatedParameter,
  type StatedSearch,
} from '../../define/search';

const because = (reason: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, reason]));

const refused = {
  ...because(
    'two values at once are not searched; ask for each by itself',
    'code-value-concept',
    'code-value-date',
    'code-value-quantity',
    'code-value-string',
    'combo-code-value-concept',
    'combo-code-value-quantity',
    'component-code-value-concept',
    'component-code-value-quantity',
    'related',
  ),
  ...because('amounts are not searched', 'combo-value-quantity', 'component-value-quantity', 'value-quantity'),
  ...because('words are not searched', 'value-string'),
};

/** What an Observation of every zib has. */
const every = {
  ...common,
  code: concept('code'),
  status: code('status', 'observation-status'),
  date: date('effectiveDateTime', 'effectivePeriod'),
  performer: reference('performer'),
  'combo-code': concept('code', 'component.code'),
} as const satisfies Readonly<Record<string, StatedParameter>>;

/** What Observations of some zibs have. */
const some = {
  category: concept('category'),
  method: concept('method'),
  'component-code': concept('component.code'),
  'component-data-absent-reason': concept('component.dataAbsentReason'),
  'combo-data-absent-reason': concept('dataAbsentReason', 'component.dataAbsentReason'),
  'component-value-concept': concept('component.valueCodeableConcept'),
  'combo-value-concept': concept('valueCodeableConcept', 'component.valueCodeableConcept'),
  'data-absent-reason': concept('dataAbsentReason'),
  'value-concept': concept('valueCodeableConcept'),
  'value-date': date('valueDateTime', 'valuePeriod'),
  specimen: reference('specimen'),
  device: reference('device'),
  'based-on': reference('basedOn'),
  context: reference('context'),
  encounter: reference('context'),
  'related-target': reference('related.target'),
  'related-type': code('related.type', 'observation-relationshiptypes'),
} as const satisfies Readonly<Record<string, StatedParameter>>;

/** A search parameter that Observations of some zibs have an element for. */
export type ObservationParameter = keyof typeof some;

/** Those that find something by what a component holds. */
export const componentParameters = [
  'component-code',
  'component-value-concept',
  'combo-value-concept',
] as const satisfies readonly ObservationParameter[];

/** Those that find something by a code that is the value of the observation itself. */
export const valueParameters = [
  'value-concept',
  'combo-value-concept',
] as const satisfies readonly ObservationParameter[];

/** How the observations of a zib are searched for. */
interface OfObservations
  extends Pick<StatedSearch, 'national' | 'only'>,
    Partial<Pick<StatedSearch, 'asksAll' | 'definitions' | 'includes' | 'last'>> {
  /**
   * Parameters beside those of every Observation, over elements that records of the zib fill; and by category, where that is
   * among what is fixed.
   */
  readonly takes?: readonly ObservationParameter[];
}

/** The category of every measurement of vital signs. */
export const vitalSigns = { system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' } as const;

/**
 * The search of a zib that is an Observation: what every Observation has, what this one fills, and the rest refused as without
 * content.
 */
export function observationSearch({
  takes = [],
  includes = {},
  national,
  only,
  ...others
}: OfObservations): StatedSearch {
  const byCategory: readonly ObservationParameter[] = only?.category === undefined ? [] : ['category'];
  const taken = Object.fromEntries([...byCategory, ...takes].map((name) => [name, some[name]]));
  const unfilled = Object.keys(some).filter((name) => !Object.hasOwn(taken, name));
  return {
    ...others,
    national,
    ...(only && { only }),
    patientParameters: bySubject,
    parameters: { ...every, ...taken },
    includes: { ...includeSubject, ...includes },
    unfilled: unfilled.join(' '),
    refused,
  };
}
