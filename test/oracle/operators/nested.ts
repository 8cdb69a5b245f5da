import type { JsonObject } from '../json';
import { type Break, breaks, tekst } from './invariants';
import { type Operator, perNode } from './operator';

const reference: JsonObject = { display: 'a' };
const coding: JsonObject = { system: 'http://example.org/slaap', code: 'goed' };

/** Invariants at elements that other elements take over (contentReference), and at those beside them. */
const nestedBreaks: readonly Break[] = [
  {
    key: 'obs-3',
    on: 'Observation.referenceRange',
    set: { age: { low: { value: 1 } } },
    drop: ['low', 'high', 'text'],
  },
  {
    key: 'inv-1 none',
    on: 'Parameters.parameter',
    drop: ['valueCode', 'valueString', 'valueDecimal', 'part', 'resource'],
  },
  {
    key: 'inv-1 two',
    on: 'Parameters.parameter',
    set: { valueBoolean: true, part: [{ name: 'deel', valueString: 'tekst' }] },
  },
  { key: 'cmp-1', on: 'Composition.section', drop: ['text', 'entry', 'section'] },
  { key: 'cmp-2', on: 'Composition.section', set: { emptyReason: tekst, entry: [reference] } },
  { key: 'opd-1', on: 'OperationDefinition.parameter', drop: ['type', 'part', 'searchType'] },
  { key: 'opd-1 both', on: 'OperationDefinition.parameter', set: { type: 'code', part: [{ name: 'a' }] } },
  { key: 'opd-2', on: 'OperationDefinition.parameter', set: { type: 'code', searchType: 'token' }, drop: ['part'] },
  { key: 'que-1', on: 'Questionnaire.item', set: { type: 'group' }, drop: ['item'] },
  { key: 'que-1 display', on: 'Questionnaire.item', set: { type: 'display', item: [{ linkId: 'x', type: 'string' }] } },
  { key: 'que-3', on: 'Questionnaire.item', set: { type: 'display', code: [coding] }, drop: ['item'] },
  {
    key: 'que-4',
    on: 'Questionnaire.item',
    set: { type: 'choice', option: [{ valueCoding: coding }], options: reference },
    drop: ['item'],
  },
  { key: 'que-5', on: 'Questionnaire.item', set: { type: 'decimal', option: [{ valueCoding: coding }] } },
  { key: 'que-6', on: 'Questionnaire.item', set: { type: 'display', required: true }, drop: ['item'] },
  { key: 'que-8', on: 'Questionnaire.item', set: { type: 'group', initialString: 'a' } },
  { key: 'que-9', on: 'Questionnaire.item', set: { type: 'display', readOnly: true }, drop: ['item'] },
  { key: 'que-10', on: 'Questionnaire.item', set: { type: 'group', maxLength: 3 } },
  { key: 'que-2', on: 'Questionnaire.item', set: { linkId: '1' } },
  { key: 'que-7', on: 'Questionnaire.item.enableWhen', set: { hasAnswer: true } },
  {
    key: 'qrs-1',
    on: 'QuestionnaireResponse.item',
    set: { answer: [{ valueString: 'a' }], item: [{ linkId: 'x', answer: [{ valueString: 'b' }] }] },
  },
  { key: 'rqg-1', on: 'RequestGroup.action', set: { resource: reference, action: [{ resource: reference }] } },
  { key: 'vsd-1', on: 'ValueSet.compose.include', drop: ['system', 'concept', 'filter'] },
  { key: 'vsd-2', on: 'ValueSet.compose.include', drop: ['system'] },
  {
    key: 'vsd-3',
    on: 'ValueSet.compose.include',
    set: { concept: [{ code: 'a' }], filter: [{ property: 'concept', op: 'is-a', value: 'a' }] },
  },
  { key: 'vsd-6', on: 'ValueSet.expansion.contains', drop: ['code', 'display'] },
  { key: 'vsd-9', on: 'ValueSet.expansion.contains', drop: ['code', 'abstract'] },
  { key: 'vsd-10', on: 'ValueSet.expansion.contains', set: { code: 'a' }, drop: ['system'] },
  {
    key: 'ras-1',
    on: 'RiskAssessment.prediction',
    set: { probabilityRange: { low: { value: 1 }, high: { value: 2 } } },
  },
  { key: 'ras-2', on: 'RiskAssessment.prediction', set: { probabilityDecimal: 101 }, drop: ['probabilityRange'] },
  { key: 'app-1', on: 'Appointment.participant', drop: ['type', 'actor'] },
  { key: 'app-3', on: 'Appointment', drop: ['start', 'end'] },
  { key: 'fhs-1', on: 'FamilyMemberHistory', set: { bornDate: '1950' } },
  { key: 'grp-1', on: 'Group', set: { actual: false } },
  { key: 'same code twice', on: 'CodeSystem', set: { concept: [{ code: 'a' }, { code: 'a' }] } },
  { key: 'cpb-1', on: 'CapabilityStatement', drop: ['rest'] },
  { key: 'sdf', on: 'StructureDefinition', set: { abstract: true, derivation: 'specialization' } },
  { key: 'related action', on: 'PlanDefinition.action', set: { relatedAction: [{ actionId: 'b' }] } },
  { key: 'section title', on: 'Composition.section', set: { title: '' } },
  { key: 'concept code', on: 'CodeSystem.concept', drop: ['code'] },
  { key: 'agent who', on: 'Provenance.agent', drop: ['whoReference'] },
  { key: 'link target', on: 'GraphDefinition.link', drop: ['target'] },
  { key: 'page kind', on: 'ImplementationGuide.page', drop: ['kind'] },
  { key: 'product property', on: 'ConceptMap.group.element.target.dependsOn', drop: ['property'] },
];

export const nestedOperators: Operator[] = [{ ...perNode('invariant-nested', breaks(nestedBreaks)), share: 2 }];
