import { isObject, type JsonObject } from '../json';
import { required } from '../knowledge';
import type { Node } from '../tree';
import { type Operator, onObject, onProperty, perNode, put } from './operator';

const extension: JsonObject = {
  url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  valueCode: 'unknown',
};

const isFixed = (node: Node): boolean => node.rules.some((rule) => required(rule, 'fixed') !== undefined);

/** Definitions of something else than an extension: a profile, a type, one of a datatype, and what all are made from. */
const elsewhere: Readonly<Record<string, string>> = {
  profile: 'http://nictiz.nl/fhir/StructureDefinition/zib-Problem',
  resource: 'http://hl7.org/fhir/StructureDefinition/Patient',
  datatype: 'http://fhir.nl/fhir/StructureDefinition/nl-core-address',
  base: 'http://hl7.org/fhir/StructureDefinition/Extension',
};

/** What stands beside a primitive, or in its place, where that is bound to be a certain one. */
export const twinOperators: Operator[] = [
  perNode('fixed-value-twin', (node) =>
    !isObject(node.value) && node.index === undefined && isFixed(node)
      ? [
          onProperty(
            node,
            (holder, name) => {
              delete holder[name];
              holder[`_${name}`] = { extension: [extension] };
            },
            'in its place',
          ),
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: { extension: [extension] } }), 'beside it'),
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: { id: 'a' } }), 'id'),
        ]
      : [],
  ),
  perNode('extension-url-elsewhere', (node) =>
    node.type === 'Extension' && isObject(node.value)
      ? Object.entries(elsewhere).map(([variant, url]) => onObject(node, (one) => put(one, { url }), variant))
      : [],
  ),
];
