import type { FhirResource } from 'fhir/r3';
import { extensionUrl, isExtensionName } from '../../src/fhir/extensions';

/** A value with its `_sibling`: a primitive's extensions live there. */
interface Node {
  readonly value: unknown;
  readonly sibling: unknown;
}

type Bag = Record<string, unknown>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function property({ value }: Node, name: string): Node[] {
  if (!isBag(value)) return [];
  const values = listOf(value[name]);
  const siblings = listOf(value[`_${name}`]);
  return Array.from({ length: Math.max(values.length, siblings.length) }, (_one, i) => ({
    value: values[i],
    sibling: siblings[i],
  }));
}

function extensions({ value, sibling }: Node, name: string): Node[] {
  const url = isExtensionName(name) ? extensionUrl(name) : name;
  const holders = [value, sibling].filter(isBag);
  const all = holders.flatMap((one) => [...listOf(one.extension), ...listOf(one.modifierExtension)]);
  return all.filter((one) => isBag(one) && one.url === url).map((one) => ({ value: one, sibling: undefined }));
}

/** Values at a path as the concept tables write it: `Patient.name.family.extension(humanname-own-name).valueString`. */
export function valuesAt(resources: readonly FhirResource[], path: string): unknown[] {
  const [type, ...steps] = path.split('.');
  let nodes: Node[] = resources
    .filter((one) => one.resourceType === type)
    .map((value) => ({ value, sibling: undefined }));
  for (const step of steps) {
    const [, name = step, inside] = /^(\w+)\((.+)\)$/.exec(step) ?? [];
    const isExtension = inside !== undefined && /xtension$/.test(name);
    nodes = nodes.flatMap((node) => (isExtension ? extensions(node, inside) : property(node, name)));
    // `component(8480-6)`: those with one of the codes.
    if (inside !== undefined && !isExtension)
      nodes = nodes.filter(({ value }) =>
        inside.split('|').some((code) => JSON.stringify(value).includes(`"${code}"`)),
      );
  }
  return nodes.flatMap(({ value, sibling }) => [value, sibling]).filter((value) => value !== undefined);
}
