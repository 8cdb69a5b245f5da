import { isObject, type JsonObject } from '../json';
import { isResource, type Node } from '../tree';
import { type Operator, onObject, onProperty, perNode, put } from './operator';

const isElement = (node: Node): boolean => isObject(node.value) && !isResource(node) && node.parent !== undefined;

const withId = (id: JsonObject[string]) => (object: JsonObject) => put(object, { id });

/** Forms of the national identifiers: right ones and ones that their NamingSystem rules out. */
const national: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'http://fhir.nl/fhir/NamingSystem/bsn': {
    right: '999900146',
    'eight digits': '99990014',
    'eleven test': '999900147',
    letters: 'A99900146',
    zeros: '000000000',
  },
  'http://fhir.nl/fhir/NamingSystem/agb-z': { right: '01123456', 'seven digits': '0112345', letters: 'AGB12345' },
  'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers': { right: '900000001', 'six digits': '900001', letters: 'UZI000001' },
  'http://fhir.nl/fhir/NamingSystem/ura': { right: '12345678', 'three digits': '123', letters: 'URA00001' },
};

export const identityOperators: Operator[] = [
  perNode('element-id', (node) => {
    if (!isElement(node)) return [];
    const parent = node.parent && isElement(node.parent) ? node.parent : undefined;
    return [
      onObject(node, withId('a b'), 'blank inside'),
      onObject(node, withId(' a'), 'leading blank'),
      onObject(node, withId(''), 'empty'),
      onObject(node, withId(7), 'number'),
      onObject(node, withId('é#?/_:'), 'any characters'),
      ...(parent
        ? [
            {
              ...onObject(node, withId('same'), 'as its parent'),
              apply: (copy: JsonObject) => {
                onObject(node, withId('same')).apply(copy);
                onObject(parent, withId('same')).apply(copy);
              },
            },
          ]
        : []),
    ];
  }),
  perNode('element-id-on-primitive', (node) => {
    const { parent } = node;
    if (typeof node.value !== 'string' || node.index !== undefined || !parent || !isElement(parent)) return [];
    if (node.name === 'url' || node.name === 'id' || node.name === 'div') return [];
    const side = (id: string) => (holder: JsonObject, name: string) => put(holder, { [`_${name}`]: { id } });
    return [
      onProperty(node, side('a b'), 'blank inside'),
      onProperty(node, side('p1'), 'fine'),
      {
        ...onProperty(node, side('same'), 'as its parent'),
        apply: (copy: JsonObject) => {
          onProperty(node, side('same')).apply(copy);
          onObject(parent, withId('same')).apply(copy);
        },
      },
    ];
  }),
  perNode('identifier-form', (node) => {
    const { value } = node;
    const forms = isObject(value) && node.type === 'Identifier' ? national[String(value.system)] : undefined;
    return Object.entries(forms ?? {}).map(([variant, number]) => ({
      ...onObject(node, (one) => put(one, { value: number }), variant),
      kind: `${String(isObject(value) && value.system)} ${variant}`,
    }));
  }),
];
