import { isArray, isObject, type Json, listed } from '../json';
import { childrenOf } from '../knowledge';
import { isResource, type Node } from '../tree';
import { drop, first, type Operator, onObject, onProperty, perNode, put, replace } from './operator';

const coreMin = (node: Node): number => Number(node.core?.min ?? 0);
const profileMin = (node: Node): number => Math.max(0, ...node.rules.map((rule) => Number(rule.min ?? 0)));
const profileMax = (node: Node): string | undefined =>
  node.rules.map((rule) => rule.max).find((max): max is string => typeof max === 'string');

/** Names that STU3 defines somewhere, none of them everywhere. */
const wanderers = [
  'birthDate',
  'status',
  'valueString',
  'coding',
  'given',
  'subject',
  'onsetDateTime',
  'entry',
  'unit',
];

const otherType = (value: Json): [string, Json][] => {
  if (isObject(value))
    return [
      ['object as string', 'text'],
      ['object as number', 1],
    ];
  if (typeof value === 'string')
    return [
      ['string as number', 7],
      ['string as object', { value }],
      ['string as boolean', true],
    ];
  if (typeof value === 'number')
    return [
      ['number as boolean', true],
      ['number as object', { value }],
    ];
  return [['boolean as number', 1]];
};

const profilePaths = (node: Node) =>
  node.scopes.flatMap((scope) =>
    scope.paths.flatMap((path) =>
      childrenOf(node.base).flatMap((child) => {
        const name = String(child.path).slice(node.base.length + 1);
        const rules = scope.rules.get(`${path}.${name}`) ?? [];
        return rules.some((rule) => rule.max === '0' && !String(rule.id).includes(':')) ? [{ name, child }] : [];
      }),
    ),
  );

const sample: Record<string, Json> = {
  string: 'text',
  code: 'active',
  boolean: true,
  dateTime: '2020-01-01',
  date: '2020-01-01',
  integer: 1,
  positiveInt: 1,
  unsignedInt: 1,
  decimal: 1.5,
  uri: 'urn:oid:1.2.3',
  CodeableConcept: { text: 'text' },
  Reference: { display: 'text' },
  Identifier: { value: '1' },
  Quantity: { value: 1 },
  Period: { start: '2020-01-01' },
  Annotation: { text: 'text' },
  Range: { low: { value: 1 } },
  BackboneElement: { id: 'a' },
};

export const structureOperators: Operator[] = [
  perNode('drop-core-required', (node) => (first(node) && coreMin(node) > 0 ? [onProperty(node, drop)] : [])),
  perNode('drop-profile-required', (node) =>
    first(node) && coreMin(node) === 0 && profileMin(node) > 0 ? [onProperty(node, drop)] : [],
  ),
  perNode('unknown-property', (node) =>
    isObject(node.value)
      ? [
          onObject(node, (object) => put(object, { unheardOf: 'text' })),
          onObject(node, (object) => put(object, { unheardOf: { a: 1 } }), 'object'),
        ]
      : [],
  ),
  perNode('misplaced-property', (node) => {
    const value = node.value;
    if (!isObject(value)) return [];
    const known = childrenOf(node.base).map((child) => String(child.path).slice(node.base.length + 1));
    const stranger = wanderers.filter((name) => !known.some((one) => name.startsWith(one.replace('[x]', ''))));
    return stranger.slice(0, 2).map((name) => onObject(node, (object) => put(object, { [name]: 'text' }), name));
  }),
  perNode('wrong-json-type', (node) =>
    node.parent ? otherType(node.value).map(([variant, value]) => replace(node, () => value, variant)) : [],
  ),
  perNode('array-to-single', (node) =>
    node.index === 0
      ? [onProperty(node, (holder, name) => put(holder, { [name]: listed(holder[name])[0] ?? null }))]
      : [],
  ),
  perNode('single-to-array', (node) =>
    node.parent && node.index === undefined
      ? [
          onProperty(node, (holder, name) => put(holder, { [name]: listed(holder[name]) }), 'one'),
          onProperty(
            node,
            (holder, name) => put(holder, { [name]: [...listed(holder[name]), ...listed(holder[name])] }),
            'two',
          ),
        ]
      : [],
  ),
  perNode('exceed-profile-max', (node) =>
    node.index === 0 && profileMax(node) === '1'
      ? [
          onProperty(node, (holder, name) =>
            put(holder, { [name]: [...listed(holder[name]), ...listed(holder[name])] }),
          ),
        ]
      : [],
  ),
  perNode('prohibited-element', (node) =>
    profilePaths(node).flatMap(({ name, child }) => {
      const type = isArray(child.type) && isObject(child.type[0]) ? String(child.type[0].code) : 'BackboneElement';
      const value = sample[type];
      if (value === undefined || name.endsWith('[x]') || (isObject(node.value) && name in node.value)) return [];
      return [onObject(node, (object) => put(object, { [name]: child.max === '*' ? [value] : value }), name)];
    }),
  ),
  perNode('empty-string', (node) => (typeof node.value === 'string' ? [replace(node, () => '')] : [])),
  perNode('empty-array', (node) =>
    node.index === 0 ? [onProperty(node, (holder, name) => put(holder, { [name]: [] }))] : [],
  ),
  perNode('empty-object', (node) => (isObject(node.value) && node.parent ? [replace(node, () => ({}))] : [])),
  perNode('null-value', (node) =>
    node.parent && node.index === undefined
      ? [replace(node, () => null)]
      : node.index === 0
        ? [onProperty(node, (holder, name) => put(holder, { [name]: [...listed(holder[name]), null] }), 'in array')]
        : [],
  ),
  perNode('side-property', (node) => {
    if (isObject(node.value) || !node.parent) return [];
    const extension = [{ url: 'http://example.org/extension', valueString: 'text' }];
    return node.index === undefined
      ? [
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: { unheardOf: 'text' } }), 'unknown child'),
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: [{ extension }] }), 'array beside single'),
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: 'text' }), 'string'),
        ]
      : [
          onProperty(node, (holder, name) => put(holder, { [`_${name}`]: { extension } }), 'object beside array'),
          onProperty(
            node,
            (holder, name) => put(holder, { [`_${name}`]: [...listed(holder[name]).map(() => null), { extension }] }),
            'longer',
          ),
        ];
  }),
  perNode('resource-type', (node) =>
    isResource(node)
      ? [
          onObject(node, (object) => put(object, { resourceType: 'Unheardof' }), 'unknown'),
          onObject(node, (object) => void delete object.resourceType, 'missing'),
          onObject(node, (object) => put(object, { resourceType: 'Basic' }), 'other'),
        ]
      : [],
  ),
];
