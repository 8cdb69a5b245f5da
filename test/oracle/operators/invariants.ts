import { isObject, type JsonObject, listed, objects } from '../json';
import type { Node } from '../tree';
import { type Mutation, type Operator, onObject, perNode, put } from './operator';

export interface Break {
  readonly key: string;
  /** The type or backbone element that states the invariant. */
  readonly on: string;
  readonly set?: JsonObject | ((object: JsonObject) => JsonObject);
  readonly drop?: readonly string[];
}

const one = { value: 1, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' };
export const tekst = { text: 'tekst' };
const abatements = ['DateTime', 'Age', 'Period', 'Range', 'String'].map((type) => `abatement${type}`);
const values = ['Quantity', 'CodeableConcept', 'String', 'DateTime', 'Attachment', 'Range', 'Ratio', 'Boolean'].map(
  (type) => `value${type}`,
);
const official = 'http://fhir.nl/fhir/StructureDefinition/nl-core-address-official';

const coreBreaks: readonly Break[] = [
  { key: 'per-1', on: 'Period', set: { start: '2020-02-01', end: '2020-01-01' } },
  { key: 'per-1 precision', on: 'Period', set: { start: '2020-02', end: '2020-02-01' } },
  { key: 'per-1 zone', on: 'Period', set: { start: '2020-02-01T12:00:00+01:00', end: '2020-02-01T10:30:00Z' } },
  { key: 'per-1 zone kept', on: 'Period', set: { start: '2020-02-01T12:00:00+01:00', end: '2020-02-01T11:30:00Z' } },
  { key: 'qty-3', on: 'Quantity', set: { code: 'mg' }, drop: ['system'] },
  { key: 'qty-3', on: 'Age', set: { code: 'a' }, drop: ['system'] },
  { key: 'qty-3', on: 'Duration', set: { code: 'd' }, drop: ['system'] },
  { key: 'age-1', on: 'Age', set: { value: -3 } },
  { key: 'drt-1', on: 'Duration', set: { code: 'd' }, drop: ['value'] },
  { key: 'rng-2', on: 'Range', set: { low: { ...one, value: 5 }, high: one } },
  { key: 'simple quantity', on: 'Range', set: { low: { ...one, comparator: '<' } } },
  { key: 'rat-1', on: 'Ratio', drop: ['denominator'] },
  { key: 'att-1', on: 'Attachment', set: { data: 'YWJj' }, drop: ['contentType'] },
  { key: 'cpt-2', on: 'ContactPoint', drop: ['system'] },
  { key: 'tim-1', on: 'Timing.repeat', set: { duration: 1 }, drop: ['durationUnit'] },
  { key: 'tim-2', on: 'Timing.repeat', set: { period: 1 }, drop: ['periodUnit'] },
  { key: 'tim-4', on: 'Timing.repeat', set: { duration: -1, durationUnit: 'd' } },
  { key: 'tim-5', on: 'Timing.repeat', set: { period: -1, periodUnit: 'd' } },
  { key: 'tim-6', on: 'Timing.repeat', set: { periodMax: 2 }, drop: ['period', 'periodUnit'] },
  { key: 'tim-7', on: 'Timing.repeat', set: { durationMax: 2 }, drop: ['duration'] },
  { key: 'tim-8', on: 'Timing.repeat', set: { countMax: 2 }, drop: ['count'] },
  { key: 'tim-9', on: 'Timing.repeat', set: { offset: 10 }, drop: ['when'] },
  { key: 'tim-9 meal', on: 'Timing.repeat', set: { when: ['C'], offset: 10 } },
  { key: 'tim-10', on: 'Timing.repeat', set: { when: ['MORN'], timeOfDay: ['10:00:00'] } },
  { key: 'ait-1', on: 'AllergyIntolerance', set: { verificationStatus: 'confirmed' }, drop: ['clinicalStatus'] },
  { key: 'ait-2', on: 'AllergyIntolerance', set: { clinicalStatus: 'active', verificationStatus: 'entered-in-error' } },
  { key: 'con-1', on: 'Condition', set: { stage: { id: 'a' } } },
  { key: 'con-2', on: 'Condition', set: { evidence: [{ id: 'a' }] } },
  { key: 'con-3', on: 'Condition', set: { verificationStatus: 'confirmed' }, drop: ['clinicalStatus'] },
  { key: 'con-4', on: 'Condition', set: { clinicalStatus: 'active', abatementBoolean: true }, drop: abatements },
  {
    key: 'con-4 date',
    on: 'Condition',
    set: { clinicalStatus: 'active', abatementDateTime: '2020' },
    drop: abatements,
  },
  { key: 'obs-3', on: 'Observation', set: { referenceRange: [{ appliesTo: [tekst] }] } },
  { key: 'obs-6', on: 'Observation', set: { dataAbsentReason: tekst } },
  {
    key: 'obs-7',
    on: 'Observation',
    set: (observation) => ({ component: [{ code: observation.code ?? tekst, valueString: 'tekst' }] }),
  },
  { key: 'pat-1', on: 'Patient', set: { contact: [{ gender: 'female' }] } },
  { key: 'org-1', on: 'Organization', drop: ['name', 'identifier'] },
  { key: 'org-2', on: 'Organization', set: { address: [{ use: 'home', city: 'Utrecht' }] } },
  { key: 'org-3', on: 'Organization', set: { telecom: [{ use: 'home', system: 'phone', value: '1' }] } },
  { key: 'ppc-1', on: 'Consent', drop: ['policy', 'policyRule'] },
  {
    key: 'cpl-3',
    on: 'CarePlan',
    set: { activity: [{ reference: { display: 'a' }, detail: { status: 'unknown' } }] },
  },
  {
    key: 'ctm-1',
    on: 'CareTeam',
    set: { participant: [{ member: { display: 'a' }, onBehalfOf: { display: 'b' } }] },
  },
  { key: 'gol-1', on: 'Goal', set: { target: { detailQuantity: one } } },
  { key: 'imm-1', on: 'Immunization', set: { notGiven: true, reaction: [{ date: '2020-01-01' }] } },
  { key: 'imm-2', on: 'Immunization', set: { notGiven: false, explanation: { reasonNotGiven: [tekst] } } },
  { key: 'mad-1', on: 'MedicationAdministration', set: { dosage: tekst } },
  { key: 'mad-2', on: 'MedicationAdministration', set: { notGiven: false, reasonNotGiven: [tekst] } },
  { key: 'mad-3', on: 'MedicationAdministration', set: { notGiven: true, reasonCode: [tekst] } },
  { key: 'mdd-1', on: 'MedicationDispense', set: { whenPrepared: '2020-02-01', whenHandedOver: '2020-01-01' } },
  { key: 'mst-1', on: 'MedicationStatement', set: { taken: 'y', reasonNotTaken: [tekst] } },
  { key: 'pro-1', on: 'Procedure', set: { notDone: false, notDoneReason: tekst } },
  { key: 'nor-1', on: 'NutritionOrder', drop: ['oralDiet', 'supplement', 'enteralFormula'] },
  { key: 'cmp-1', on: 'Composition', set: { section: [{ title: 'a' }] } },
];

function large(observation: JsonObject): JsonObject {
  const quantity = observation.valueQuantity;
  return isObject(quantity) ? { valueQuantity: { ...quantity, value: 1000 } } : {};
}

/** What the zib2017 profiles state themselves; the verdict tells whether it bites. */
const profileBreaks: readonly Break[] = [
  { key: 'postal code', on: 'Address', set: { country: 'nl', postalCode: '12 AB' } },
  {
    key: 'official street',
    on: 'Address',
    set: { extension: [{ url: official, valueBoolean: true }], line: ['Straat 1'] },
  },
  { key: 'no value', on: 'Observation', drop: [...values, 'dataAbsentReason', 'component', 'related'] },
  { key: 'no component value', on: 'Observation.component', drop: [...values, 'dataAbsentReason'] },
  { key: 'category', on: 'Observation', set: { category: [tekst] } },
  { key: 'no method, large value', on: 'Observation', set: large, drop: ['method'] },
  { key: 'large value', on: 'Observation', set: large },
  {
    key: 'month as date',
    on: 'Observation',
    set: (observation): JsonObject => (observation.valueDateTime === undefined ? {} : { valueDateTime: '2020-01' }),
  },
  { key: 'outcome twice', on: 'DiagnosticReport', set: { conclusion: 'a', result: [{ display: 'b' }] } },
  {
    key: 'component dropped',
    on: 'Observation',
    set: (observation) => ({ component: listed(observation.component).slice(1) }),
  },
  {
    key: 'loinc dropped',
    on: 'Observation',
    set: ({ code }): JsonObject => {
      if (!isObject(code)) return {};
      return { code: { ...code, coding: objects(code.coding).filter(({ system }) => system !== 'http://loinc.org') } };
    },
  },
];

export const breaks =
  (table: readonly Break[]) =>
  (node: Node): Mutation[] =>
    table
      .filter(({ on }) => isObject(node.value) && on === node.base)
      .map(({ key, set = {}, drop = [] }) => {
        const change = (object: JsonObject) => {
          for (const name of drop) delete object[name];
          put(object, typeof set === 'function' ? set(object) : set);
        };
        // The key stands in the kind, so that every invariant gets its share.
        return { ...onObject(node, change, key), kind: `${key} ${node.kind}` };
      });

export const invariantOperators: Operator[] = [
  { ...perNode('invariant-core', breaks(coreBreaks)), share: 4 },
  { ...perNode('invariant-profile', breaks(profileBreaks)), share: 2 },
];
