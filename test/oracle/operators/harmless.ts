import { isObject, type JsonObject, listed } from '../json';
import { isResource } from '../tree';
import { drop, first, type Operator, onObject, onProperty, perNode, put } from './operator';

/** Changes that keep a conformant resource conformant, or nearly always do: they show what a validator adds. */
export const harmlessOperators: Operator[] = [
  perNode('harmless-order', (node) => {
    if (!isObject(node.value) || Object.keys(node.value).length < 2) return [];
    return [
      onObject(node, (object) => {
        const entries = Object.entries(object).reverse();
        for (const [name] of entries) delete object[name];
        for (const [name, value] of entries) object[name] = value;
      }),
    ];
  }),
  perNode('harmless-element-id', (node) =>
    isObject(node.value) && !isResource(node) ? [onObject(node, (object) => put(object, { id: 'elem-1' }))] : [],
  ),
  perNode('harmless-absent-reason', (node) =>
    typeof node.value === 'string' &&
    node.index === undefined &&
    !['id', 'url', 'div', 'reference', 'system'].includes(node.name)
      ? [
          onProperty(node, (holder, name) => {
            drop(holder, name);
            holder[`_${name}`] = {
              extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
            };
          }),
        ]
      : [],
  ),
  perNode('harmless-drop-optional', (node) =>
    first(node) &&
    node.parent &&
    Number(node.core?.min ?? 0) === 0 &&
    node.rules.every((rule) => Number(rule.min ?? 0) === 0)
      ? [onProperty(node, drop)]
      : [],
  ),
  perNode('harmless-translation', (node) =>
    node.type === 'CodeableConcept' && isObject(node.value)
      ? [
          onObject(node, (concept) => {
            concept.coding = [
              ...listed(concept.coding),
              { system: 'http://example.org/local', code: 'x1', display: 'Lokaal' },
            ];
          }),
        ]
      : [],
  ),
  perNode('harmless-contained', (node) => {
    if (!isResource(node) || node.parent || node.type === 'Bundle') return [];
    const see = (reference: string) => ({
      url: 'http://example.org/fhir/StructureDefinition/see',
      valueReference: { reference },
    });
    const add = (one: JsonObject, contained: JsonObject[], to: string) => {
      one.contained = [...listed(one.contained), ...contained];
      one.extension = [...listed(one.extension), see(to)];
    };
    const organization = { resourceType: 'Organization', name: 'Ziekenhuis' };
    return [
      onObject(node, (one) => add(one, [{ ...organization, id: 'a' }], '#a'), 'referenced'),
      onObject(
        node,
        (one) =>
          add(
            one,
            [
              { ...organization, id: 'a', partOf: { reference: '#b' } },
              { ...organization, id: 'b', partOf: { reference: '#a' } },
            ],
            '#a',
          ),
        'in a circle',
      ),
    ];
  }),
  perNode('harmless-less-precise', (node) =>
    node.type === 'dateTime' && typeof node.value === 'string' && node.value.length > 7
      ? [onProperty(node, (holder, name) => put(holder, { [name]: String(holder[name]).slice(0, 7) }))]
      : [],
  ),
  perNode('harmless-identifier', (node) =>
    node.base === node.type && isResource(node) && isObject(node.value) && Array.isArray(node.value.identifier)
      ? [
          onObject(node, (one) => {
            one.identifier = [...listed(one.identifier), { system: 'http://example.org/id', value: '1' }];
          }),
        ]
      : [],
  ),
];
