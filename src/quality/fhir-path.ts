import { extensionUrl, isExtensionName } from '../fhir/extensions';
import { isJson, type Json, listOf } from '../fhir/json';
import { isAtStep, pathStep } from '../fhir/path-step';

const own = (bag: Json, name: string): unknown => (Object.hasOwn(bag, name) ? bag[name] : undefined);

/** A value with its `_sibling`, where FHIR JSON keeps the extensions of a primitive. */
export interface Node {
  readonly value: unknown;
  readonly sibling: unknown;
}

function property({ value }: Node, name: string): Node[] {
  if (!isJson(value)) return [];
  const values = listOf(own(value, name));
  const siblings = listOf(own(value, `_${name}`));
  return Array.from({ length: Math.max(values.length, siblings.length) }, (_one, i) => ({
    value: values[i] ?? undefined,
    sibling: siblings[i] ?? undefined,
  })).filter((node) => node.value !== undefined || node.sibling !== undefined);
}

/** The extensions of a node with this canonical URL, or with the short name of it that the concept tables write. */
export function extensionsOf({ value, sibling }: Node, name: string): Json[] {
  const url = isExtensionName(name) ? extensionUrl(name) : name;
  return [value, sibling]
    .filter(isJson)
    .flatMap((one) => [...listOf(own(one, 'extension')), ...listOf(own(one, 'modifierExtension'))])
    .filter(isJson)
    .filter((one) => own(one, 'url') === url);
}

/** The nodes below `from` at dotted steps as the concept tables write them: `reaction.extension(name).valueCode`. */
export function nodesBelow(from: Node, steps: string): Node[] {
  if (steps === '') return [from];
  let nodes: Node[] = [from];
  // The url of an extension in the tables is a short name, and codes have no dot, so a dot always parts two steps.
  for (const step of steps.split('.')) {
    const asked = pathStep(step);
    nodes = nodes.flatMap((node) =>
      asked.url === undefined
        ? property(node, asked.name).filter(({ value }) => isAtStep(value, asked))
        : extensionsOf(node, asked.url).map((value) => ({ value, sibling: undefined })),
    );
  }
  return nodes;
}
