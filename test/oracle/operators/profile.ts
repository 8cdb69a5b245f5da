import { isObject, type Json, type JsonObject, listed, objects, text } from '../json';
import { childrenOf, type Definition, required, typeCodes, upperFirst } from '../knowledge';
import type { Node } from '../tree';
import { first, type Operator, onObject, onProperty, perNode, put, replace } from './operator';

const states = (node: Node, kind: 'fixed' | 'pattern'): boolean =>
  node.rules.some((rule) => required(rule, kind) !== undefined);

const other = (value: Json): Json => {
  if (typeof value === 'string') return value.startsWith('http') ? 'http://example.org/other' : `${value}x`;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (!isObject(value)) return value;
  const inner = Object.keys(value).find((key) => typeof value[key] === 'string') ?? Object.keys(value)[0] ?? 'id';
  return { ...value, [inner]: other(value[inner] ?? '') };
};

const sliced = (rules: readonly Definition[]): Definition[] => rules.filter((rule) => isObject(rule.slicing));

const discriminators = (node: Node): string[] =>
  sliced(node.rules).flatMap((rule) =>
    isObject(rule.slicing) ? objects(rule.slicing.discriminator).map((one) => text(one.path)) : [],
  );

const samples: Record<string, Json> = {
  String: 'tekst',
  Boolean: true,
  Integer: 3,
  DateTime: '2020-01-01',
  Date: '2020-01-01',
  Code: 'a',
  Uri: 'urn:oid:1.2.3',
  Decimal: 1.5,
  Quantity: { value: 3 },
  CodeableConcept: { text: 'tekst' },
  Coding: { system: 'http://example.org/system', code: 'a' },
  Reference: { display: 'iemand' },
  Period: { start: '2020-01-01' },
  Range: { low: { value: 1 }, high: { value: 2 } },
  Ratio: { numerator: { value: 1 }, denominator: { value: 2 } },
  Annotation: { text: 'tekst' },
  Attachment: { contentType: 'text/plain', data: 'YWJj' },
  HumanName: { text: 'tekst' },
};

/** A property that is one type of a choice: the stem and the types core allows. */
function choice(node: Node): { stem: string; allowed: string[] } | undefined {
  const name = text(node.core?.path).split('.').pop() ?? '';
  if (!name.endsWith('[x]') || !node.core) return undefined;
  return { stem: name.slice(0, -3), allowed: typeCodes(node.core).map(upperFirst) };
}

const rename = (holder: JsonObject, from: string, to: string, value: Json) => {
  delete holder[from];
  delete holder[`_${from}`];
  holder[to] = value;
};

/** The first property of a slice that tells it from its siblings, changed to what no slice asks for. */
function leave(item: Json, path: string): Json {
  if (path === '$this' || path === '') return other(item);
  const [step = '', ...rest] = path.split('.');
  if (!isObject(item) || item[step] === undefined) return item;
  const changed = listed(item[step]).map((one) => leave(one, rest.length > 0 ? rest.join('.') : '$this'));
  return { ...item, [step]: Array.isArray(item[step]) ? changed : (changed[0] ?? null) };
}

export const profileOperators: Operator[] = [
  perNode('other-fixed-value', (node) => (states(node, 'fixed') ? [replace(node, other)] : [])),
  perNode('other-pattern-value', (node) =>
    states(node, 'pattern')
      ? [
          replace(node, (old) => {
            if (!isObject(old)) return other(old);
            const coding = listed(old.coding).map(other);
            return coding.length > 0 ? { ...old, coding } : other(old);
          }),
        ]
      : [],
  ),
  perNode('outside-all-slices', (node) =>
    discriminators(node).flatMap((path) =>
      /^(\$this|[a-z.]+)$/i.test(path) ? [replace(node, (old) => leave(old, path), path)] : [],
    ),
  ),
  perNode('repeat-slice', (node) =>
    node.index !== undefined && node.rules.some((rule) => text(rule.id).includes(':') && rule.max === '1')
      ? [onProperty(node, (holder, name) => put(holder, { [name]: [...listed(holder[name]), node.value] }))]
      : [],
  ),
  perNode('drop-slice', (node) =>
    node.count > 1 && sliced(node.rules).length > 0
      ? [
          onProperty(node, (holder, name) =>
            put(holder, { [name]: listed(holder[name]).filter((_, at) => at !== node.index) }),
          ),
        ]
      : [],
  ),
  perNode('choice-type-not-in-core', (node) => {
    const found = choice(node);
    const name = found && Object.keys(samples).find((type) => !found.allowed.includes(type));
    const value = name && samples[name];
    return found && name && value !== undefined
      ? [onProperty(node, (holder, old) => rename(holder, old, `${found.stem}${name}`, value), name)]
      : [];
  }),
  perNode('choice-type-not-in-profile', (node) => {
    const found = choice(node);
    if (!found || node.rules.length === 0) return [];
    return Object.entries(samples)
      .filter(([type]) => found.allowed.includes(type) && node.name !== `${found.stem}${type}`)
      .slice(0, 4)
      .map(([type, value]) =>
        onProperty(node, (holder, old) => rename(holder, old, `${found.stem}${type}`, value), type),
      );
  }),
  perNode('two-choice-types', (node) => {
    const found = choice(node);
    const type =
      found && Object.keys(samples).find((one) => found.allowed.includes(one) && node.name !== `${found.stem}${one}`);
    const value = type && samples[type];
    return found && type && value !== undefined && node.parent
      ? [
          onObject(
            node.parent,
            (holder) => put(holder, { [`${found.stem}${type}`]: value }),
            `${node.name} and ${type}`,
          ),
        ]
      : [];
  }),
  perNode('reduce-to-text', (node) =>
    first(node) && node.rules.length > 0 && node.type === 'CodeableConcept' && childrenOf(node.base).length > 0
      ? [replace(node, () => ({ text: 'tekst' }))]
      : [],
  ),
];
