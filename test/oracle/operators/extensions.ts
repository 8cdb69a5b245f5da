import { isArray, isObject, type Json, type JsonObject, listed, text } from '../json';
import { isResource, type Node } from '../tree';
import { type Operator, onObject, onProperty, perNode, put, replace } from './operator';

/** Extensions of STU3 in the shared subset, each at home in one place only. */
const elsewhere: Record<string, JsonObject> = {
  'procedure-method': { valueCodeableConcept: { text: 'tekst' } },
  'observation-eventTiming': { valueCodeableConcept: { text: 'tekst' } },
  'humanname-own-name': { valueString: 'tekst' },
};
const unknown = 'http://example.org/fhir/StructureDefinition/unheard-of';

const isExtension = (node: Node): boolean => node.type === 'Extension' && isObject(node.value);
const valueName = (value: Json): string =>
  isObject(value) ? (Object.keys(value).find((key) => key.startsWith('value')) ?? '') : '';
const hasChildren = (node: Node): boolean => isObject(node.value) && isArray(node.value.extension);

const add = (object: JsonObject, name: string, item: JsonObject) => {
  object[name] = [...listed(object[name]), item];
};

const rooms = (node: Node): boolean =>
  isObject(node.value) && !isExtension(node) && node.name !== 'meta' && node.name !== 'text';

export const extensionOperators: Operator[] = [
  perNode('extension-unknown-url', (node) =>
    isExtension(node) ? [onObject(node, (one) => put(one, { url: unknown }))] : [],
  ),
  perNode('extension-added-unknown', (node) =>
    rooms(node) ? [onObject(node, (one) => add(one, 'extension', { url: unknown, valueString: 'tekst' }))] : [],
  ),
  perNode('extension-in-hl7-space', (node) =>
    rooms(node)
      ? [
          onObject(node, (one) =>
            add(one, 'extension', { url: 'http://hl7.org/fhir/StructureDefinition/unheard-of', valueString: 'tekst' }),
          ),
        ]
      : [],
  ),
  perNode('extension-value-type', (node) => {
    const name = valueName(node.value);
    if (!isExtension(node) || !name) return [];
    return [
      onObject(node, (one) => {
        delete one[name];
        if (name === 'valueString') one.valueInteger = 3;
        else one.valueString = 'tekst';
      }),
      onObject(
        node,
        (one) => {
          delete one[name];
          one.valueUnheardOf = 'tekst';
        },
        'unknown type',
      ),
    ];
  }),
  perNode('extension-without-value', (node) => {
    const name = valueName(node.value);
    return isExtension(node) && name ? [onObject(node, (one) => void delete one[name])] : [];
  }),
  perNode('extension-without-url', (node) => (isExtension(node) ? [onObject(node, (one) => void delete one.url)] : [])),
  perNode('extension-relative-url', (node) =>
    isExtension(node) ? [onObject(node, (one) => put(one, { url: text(one.url).split('/').pop() ?? '' }))] : [],
  ),
  perNode('extension-value-and-children', (node) =>
    isExtension(node)
      ? [
          hasChildren(node)
            ? onObject(node, (one) => put(one, { valueString: 'tekst' }), 'value added')
            : onObject(node, (one) => add(one, 'extension', { url: unknown, valueString: 'tekst' }), 'child added'),
        ]
      : [],
  ),
  perNode('extension-context', (node) => [
    ...(rooms(node)
      ? Object.entries(elsewhere).map(([name, value]) =>
          onObject(
            node,
            (one) => add(one, 'extension', { url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...value }),
            name,
          ),
        )
      : []),
    ...(isExtension(node) && node.parent?.parent && !isExtension(node.parent)
      ? [
          onObject(
            { ...node.parent.parent },
            (holder) => add(holder, 'extension', isObject(node.value) ? node.value : {}),
            `up from ${node.location}`,
          ),
        ]
      : []),
  ]),
  perNode('extension-child-unknown', (node) =>
    isExtension(node) && hasChildren(node)
      ? [onObject(node, (one) => add(one, 'extension', { url: 'unheardOf', valueString: 'tekst' }))]
      : [],
  ),
  perNode('extension-child-dropped', (node) =>
    isExtension(node) && node.parent && isExtension(node.parent)
      ? [
          onProperty(node, (holder, name) =>
            put(holder, { [name]: listed(holder[name]).filter((_, at) => at !== node.index) }),
          ),
        ]
      : [],
  ),
  perNode('extension-repeated', (node) =>
    isExtension(node)
      ? [onProperty(node, (holder, name) => put(holder, { [name]: [...listed(holder[name]), node.value] }))]
      : [],
  ),
  perNode('modifier-extension-unknown', (node) =>
    isResource(node) || node.base.includes('.')
      ? [onObject(node, (one) => add(one, 'modifierExtension', { url: unknown, valueBoolean: true }))]
      : [],
  ),
  perNode('modifier-extension-on-datatype', (node) =>
    isObject(node.value) && !isResource(node) && !node.base.includes('.') && !isExtension(node)
      ? [onObject(node, (one) => add(one, 'modifierExtension', { url: unknown, valueBoolean: true }))]
      : [],
  ),
  perNode('extension-on-primitive', (node) =>
    typeof node.value === 'string' &&
    node.index === undefined &&
    node.name !== 'div' &&
    node.parent &&
    node.name !== 'url'
      ? [
          onProperty(
            node,
            (holder, name) => put(holder, { [`_${name}`]: { extension: [{ url: unknown }] } }),
            'no value',
          ),
          onProperty(
            node,
            (holder, name) => put(holder, { [`_${name}`]: { extension: [{ valueString: 'tekst' }] } }),
            'no url',
          ),
        ]
      : [],
  ),
  perNode('extension-as-object', (node) =>
    isExtension(node) && node.count === 1
      ? [onProperty(node, (holder, name) => put(holder, { [name]: node.value }))]
      : [],
  ),
  perNode('extension-scalar', (node) => (isExtension(node) ? [replace(node, () => 'tekst')] : [])),
];
