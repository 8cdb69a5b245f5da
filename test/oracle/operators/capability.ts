import type { JsonObject } from '../json';
import { type Operator, onObject, perNode, put } from './operator';

const formats: Readonly<Record<string, JsonObject[string][]>> = {
  short: ['xml', 'json', 'ttl'],
  mime: ['application/fhir+json', 'application/xml; charset=utf-8'],
  unheard: ['yaml'],
  'upper case': ['JSON'],
  'no mime': ['application'],
};

export const capabilityOperators: Operator[] = [
  perNode('capability-format', (node) =>
    node.type === 'CapabilityStatement'
      ? Object.entries(formats).map(([variant, format]) => onObject(node, (one) => put(one, { format }), variant))
      : [],
  ),
];
