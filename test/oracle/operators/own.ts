import { isObject, type JsonObject, listed, text } from '../json';
import type { Node } from '../tree';
import { type Operator, onObject, perNode, put, replace } from './operator';

const codes = ['rood', 'oranje', 'geel', 'groen', 'rond', 'onbekend'];
const extensions = ['op-actie', 'op-onderdeel', 'op-optie', 'op-bereik', 'op-groep', 'op-type', 'later', 'nu'];

/** Where those extensions are at home, and places like them; what takes over the content of one is of its kind. */
const homes = new Set([
  'Patient',
  'Observation',
  'Observation.referenceRange',
  'Observation.component',
  'Composition.section',
  'Parameters.parameter',
  'PlanDefinition.action',
  'RequestGroup.action',
  'Questionnaire.item',
  'Questionnaire.item.option',
  'QuestionnaireResponse.item',
  'ValueSet.compose.include',
  'ValueSet.compose.include.concept',
  'ValueSet.expansion.contains',
  'CodeSystem.concept',
]);

const isOwnCoding = (node: Node): boolean =>
  node.type === 'Coding' && isObject(node.value) && text(node.value.system).startsWith('http://example.org/own/');

const add = (name: string) => (object: JsonObject) => {
  const extension = { url: `http://example.org/fhir/StructureDefinition/${name}`, valueString: 'tekst' };
  object.extension = [...listed(object.extension), extension];
};

/** Changes that only say something under the profiles in `own/package`. */
export const ownOperators: Operator[] = [
  perNode('value-set-slice', (node) => {
    if (!isOwnCoding(node)) return [];
    return [
      ...codes.map((code) => onObject(node, (coding) => put(coding, { code }), code)),
      replace(node, () => ({ system: 'http://example.org/own/vorm', code: 'rond' }), 'other system'),
      replace(node, () => ({ system: 'http://example.org/other', code: 'rood' }), 'unknown system'),
    ];
  }),
  {
    ...perNode('extension-where', (node) =>
      isObject(node.value) && homes.has(node.base) && !node.kind.startsWith('Bundle')
        ? extensions.map((name) => ({ ...onObject(node, add(name), name), kind: `${name} ${node.kind}` }))
        : [],
    ),
    share: 5,
  },
];
