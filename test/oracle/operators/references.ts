import { isArray, isObject, type JsonObject, listed, objects, text } from '../json';
import { isResource, type Node } from '../tree';
import { div } from './narrative';
import { first, type Mutation, type Operator, onObject, perNode, put } from './operator';

const onReference = (node: Node, reference: string, variant: string): Mutation[] =>
  node.type === 'Reference' ? [onObject(node, (one) => put(one, { reference: reference }), variant)] : [];

const contained = (node: Node): JsonObject[] => (isObject(node.value) ? objects(node.value.contained) : []);
const isRoot = (node: Node): boolean => node.parent === undefined && node.type !== 'Bundle';

const add = (resource: JsonObject, ...items: JsonObject[]) => {
  resource.contained = [...listed(resource.contained), ...items];
};

const organization = (id: string): JsonObject => ({ resourceType: 'Organization', id, name: 'Ziekenhuis' });

/** A contained resource with an id of its own, reachable from the resource through an extension any element may have. */
const addReferenced = (resource: JsonObject, inner: JsonObject, reference = `#${text(inner.id)}`, times = 1) => {
  add(resource, ...Array.from({ length: times }, () => inner));
  const extension = { url: 'http://example.org/fhir/StructureDefinition/see', valueReference: { reference } };
  resource.extension = [...listed(resource.extension), extension];
};

export const referenceOperators: Operator[] = [
  perNode('reference-local-missing', (node) => onReference(node, '#unheard-of', '')),
  perNode('reference-other-type', (node) =>
    isObject(node.value) && !text(node.value.reference).startsWith('#')
      ? [
          ...onReference(node, 'Binary/1', 'Binary'),
          ...onReference(node, 'Patient/1', 'Patient'),
          ...onReference(node, 'Medication/1', 'Medication'),
        ]
      : [],
  ),
  perNode('reference-unknown-type', (node) => onReference(node, 'Unheardof/1', '')),
  perNode('reference-format', (node) => [
    ...onReference(node, 'Patient', 'type only'),
    ...onReference(node, 'Patient/a b', 'blank'),
    ...onReference(node, 'Patient/a_b', 'underscore'),
    ...onReference(node, 'http://example.org/fhir/Patient/1/_history/', 'history'),
    ...onReference(node, 'urn:uuid:123', 'bad uuid'),
    ...onReference(node, '#', 'hash'),
  ]),
  perNode('reference-emptied', (node) =>
    node.type === 'Reference' && isObject(node.value)
      ? [
          onObject(node, (one) => void delete one.reference, 'no reference'),
          onObject(node, (one) => void delete one.display, 'no display'),
        ]
      : [],
  ),
  perNode('reference-unknown-child', (node) =>
    node.type === 'Reference' ? [onObject(node, (one) => put(one, { type: 'Patient' }))] : [],
  ),
  perNode('contained-in-contained', (node) =>
    isRoot(node)
      ? [
          onObject(node, (one) =>
            addReferenced(one, {
              ...organization('outer'),
              contained: [organization('inner')],
              partOf: { reference: '#inner' },
            }),
          ),
        ]
      : [],
  ),
  perNode('contained-twice', (node) =>
    isRoot(node) ? [onObject(node, (one) => addReferenced(one, organization('same'), '#same', 2))] : [],
  ),
  perNode('contained-without-id', (node) =>
    isRoot(node) ? [onObject(node, (one) => add(one, { resourceType: 'Organization', name: 'Ziekenhuis' }))] : [],
  ),
  perNode('contained-unreferenced', (node) =>
    isRoot(node) ? [onObject(node, (one) => add(one, organization('alone')))] : [],
  ),
  perNode('contained-in-narrative', (node) => {
    if (!isRoot(node)) return [];
    const tell = (html: string) => (one: JsonObject) => {
      add(one, organization('told'));
      one.text = { status: 'additional', div: div(html) };
    };
    return [
      onObject(node, tell('<img src="#told" alt="a"/>'), 'image'),
      onObject(node, tell('<a href="#told">a</a>'), 'link'),
      onObject(node, tell('<p id="told">#told</p>'), 'id only'),
      onObject(node, tell('<p>told</p>'), 'not at all'),
      onObject(node, tell('<img src="#tol" alt="a"/>'), 'other id'),
    ];
  }),
  perNode('contained-refers-up', (node) =>
    isRoot(node)
      ? [
          onObject(node, (one) => add(one, { ...organization('up'), partOf: { reference: '#' } }), 'to its container'),
          onObject(
            node,
            (one) => add(one, { resourceType: 'Provenance', id: 'up', target: [{ reference: '#' }] }),
            'provenance',
          ),
          onObject(node, (one) => add(one, { ...organization('up'), partOf: { reference: '#up' } }), 'to itself'),
        ]
      : [],
  ),
  perNode('contained-with-text', (node) =>
    isRoot(node)
      ? [
          onObject(node, (one) =>
            addReferenced(one, {
              ...organization('told'),
              text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">tekst</div>' },
            }),
          ),
        ]
      : [],
  ),
  perNode('contained-versioned', (node) =>
    isRoot(node)
      ? [
          onObject(node, (one) => addReferenced(one, { ...organization('a'), meta: { versionId: '1' } }), 'versionId'),
          onObject(
            node,
            (one) => addReferenced(one, { ...organization('a'), meta: { lastUpdated: '2020-01-01T10:00:00Z' } }),
            'lastUpdated',
          ),
        ]
      : [],
  ),
  perNode('contained-broken', (node) =>
    isRoot(node)
      ? [
          onObject(node, (one) => addReferenced(one, { resourceType: 'Organization', id: 'a' }), 'org-1'),
          onObject(node, (one) => addReferenced(one, { ...organization('a'), active: 'ja' }), 'boolean'),
          onObject(node, (one) => addReferenced(one, { resourceType: 'Observation', id: 'a' }), 'required'),
        ]
      : [],
  ),
  perNode('contained-wrong-type', (node) =>
    node.type === 'Reference' && first(node)
      ? [
          {
            at: node.location,
            kind: node.kind,
            apply: (copy) => {
              add(copy, { resourceType: 'Substance', id: 'other', code: { text: 'stof' } });
              onObject(node, (one) => put(one, { reference: '#other' })).apply(copy);
            },
          },
        ]
      : [],
  ),
  perNode('contained-as-object', (node) =>
    isRoot(node) && isResource(node) && !isArray(contained(node)[0] ?? null)
      ? [onObject(node, (one) => put(one, { contained: organization('a') }))]
      : [],
  ),
];
