import { isObject, type JsonObject, listed } from '../json';
import { profileUrlsFor } from '../knowledge';
import { isResource, type Node } from '../tree';
import { type Operator, onObject, perNode, put } from './operator';

const claim = (node: Node, profile: JsonObject[string][], variant: string) =>
  onObject(node, (one) => put(one, { meta: { ...(isObject(one.meta) ? one.meta : {}), profile } }), variant);

const claims = (node: Node) =>
  isObject(node.value) && isObject(node.value.meta) ? listed(node.value.meta.profile) : [];

export const metaOperators: Operator[] = [
  perNode('profile-unknown', (node) =>
    isResource(node)
      ? [
          claim(node, ['http://example.org/fhir/StructureDefinition/unheard-of'], 'instead'),
          claim(node, [...claims(node), 'http://example.org/fhir/StructureDefinition/unheard-of'], 'also'),
        ]
      : [],
  ),
  perNode('profile-of-other-type', (node) => {
    const url = profileUrlsFor(node.type === 'Flag' ? 'Goal' : 'Flag').find((one) => one.includes('nictiz'));
    return isResource(node) && url ? [claim(node, [...claims(node), url], 'also'), claim(node, [url], 'instead')] : [];
  }),
  perNode('profile-of-same-type', (node) =>
    isResource(node)
      ? profileUrlsFor(node.type)
          .filter((url) => url.includes('.nl/') && !claims(node).includes(url))
          .slice(0, 12)
          .map((url) => claim(node, [...claims(node), url], url.split('/').pop() ?? ''))
      : [],
  ),
  perNode('profile-format', (node) =>
    isResource(node)
      ? [
          claim(node, ['nl-core-patient'], 'relative'),
          claim(node, [''], 'empty'),
          claim(node, [3], 'number'),
          claim(
            node,
            claims(node).map((one) => `${one}|9.9.9`),
            'version',
          ),
          claim(node, [...claims(node), ...claims(node)], 'twice'),
        ]
      : [],
  ),
  perNode('meta-part', (node) =>
    isResource(node)
      ? [
          onObject(
            node,
            (one) => put(one, { meta: { ...(isObject(one.meta) ? one.meta : {}), lastUpdated: '2020-01-01' } }),
            'lastUpdated',
          ),
          onObject(
            node,
            (one) => put(one, { meta: { ...(isObject(one.meta) ? one.meta : {}), source: 'http://example.org' } }),
            'source (R4)',
          ),
          onObject(
            node,
            (one) => put(one, { meta: { ...(isObject(one.meta) ? one.meta : {}), tag: [{ code: 'a' }] } }),
            'tag',
          ),
          onObject(node, (one) => put(one, { language: 'Nederlands' }), 'language'),
          onObject(node, (one) => put(one, { implicitRules: 'http://example.org/rules' }), 'implicitRules'),
          onObject(node, (one) => put(one, { id: 'a_b' }), 'id'),
        ]
      : [],
  ),
];
