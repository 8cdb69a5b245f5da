import type { ElementNode } from '../../fhir/definitions/element-node';
import { holdsPattern, isJson, listOf, sameJson, textOf } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import { saidOfSlices } from '../rules/phrases';
import { restfulParts } from '../walk/bundle-index';
import type { From } from '../walk/cursor';
import { resolveIn } from '../walk/scope';
import type { Shapes } from './shape';

/** Whether a value of a type bears the mark of a slice; undefined when that cannot be told. */
export type Discriminate = (value: unknown, type: string, from: From) => boolean | undefined;

type Matches = (value: unknown, from: From) => boolean | undefined;

/** Whether one of several says yes; undefined when none does and one cannot tell. */
function someOf<T>(items: readonly T[], answer: (item: T) => boolean | undefined): boolean | undefined {
  let told: boolean | undefined = false;
  for (const item of items) {
    const one = answer(item);
    if (one === true) return true;
    if (one === undefined) told = undefined;
  }
  return told;
}

/** Whether all of several say yes; undefined when none says no and one cannot tell. */
function allOf<T>(items: readonly T[], answer: (item: T) => boolean | undefined): boolean | undefined {
  const no = someOf(items, (item) => not(answer(item)));
  return not(no);
}

const not = (answer: boolean | undefined): boolean | undefined => (answer === undefined ? undefined : !answer);

const steps = (path: string): readonly string[] => path.split(/\.(?![^(]*\))/).filter((step) => step !== '$this');

const EXTENSION_STEP = /^extension\(['"]([^'"]+)['"]\)$/;

/** Asks about what one step of a path leads to; undefined when nothing says yes and something cannot be told. */
type Step = (item: unknown, from: From, ask: Matches) => boolean | undefined;

/** Asks about each item of an array, or about the value itself. */
function askAll(value: unknown, from: From, ask: Matches): boolean | undefined {
  if (!Array.isArray(value)) return value === undefined || value === null ? false : ask(value, from);
  let told: boolean | undefined = false;
  for (const item of value) {
    const one = ask(item, from);
    if (one === true) return true;
    if (one === undefined) told = undefined;
  }
  return told;
}

const resolveStep: Step = (item, from, ask) => {
  const reference = isJson(item) ? item.reference : item;
  const resource = typeof reference === 'string' ? resolveIn(from.scope, reference)?.resource : undefined;
  return resource ? ask(resource, from) : false;
};

const extensionStep =
  (url: string): Step =>
  (item, from, ask) =>
    isJson(item)
      ? askAll(item.extension, from, (one) => (isJson(one) && one.url === url ? ask(one, from) : false))
      : false;

/** A property by its name; of a choice, by the name with the type that is used. */
const propertyStep =
  (name: string): Step =>
  (item, from, ask) => {
    if (!isJson(item)) return false;
    if (Object.hasOwn(item, name)) return askAll(item[name], from, ask);
    for (const key in item) {
      if (key.length > name.length && key.startsWith(name) && Object.hasOwn(item, key)) {
        const first = key.charCodeAt(name.length);
        if (first >= 65 && first <= 90) return askAll(item[key], from, ask);
      }
    }
    return false;
  };

function stepOf(step: string): Step {
  if (step === 'resolve()') return resolveStep;
  const url = EXTENSION_STEP.exec(step)?.[1];
  return url ? extensionStep(url) : propertyStep(step);
}

/**
 * Makes what asks about the values that a discriminator path leads to, through arrays and choice types: whether one of them
 * is so. Without a list in between, as each value that may be of a slice is asked about.
 */
function askedAt(path: readonly string[], ask: Matches): Matches {
  const [first, ...rest] = path;
  if (first === undefined) return ask;
  const step = stepOf(first);
  const next = askedAt(rest, ask);
  return (value, from) => step(value, from, next);
}

const isThere: Matches = () => true;

/** Makes what finds the first of the values that a path leads to. */
function firstAt(path: readonly string[]): (value: unknown, from: From) => unknown {
  let found: unknown;
  const asked = askedAt(path, (value) => {
    found = value;
    return true;
  });
  return (value, from) => (asked(value, from) ? found : undefined);
}

/** The nodes a discriminator path leads to in the slice; an element that is sliced again speaks through its slices. */
function nodesAt(
  node: ElementNode,
  path: readonly string[],
  root: ElementNode,
  shapes: Shapes,
): readonly ElementNode[] {
  let nodes: readonly ElementNode[] = [node];
  for (const step of path) {
    const name = EXTENSION_STEP.test(step) ? 'extension' : step;
    nodes = nodes.flatMap((above) => {
      const found = shapes.snapshots
        .childrenOf(above, root)
        .find((child) => child.name === name || child.name === `${name}[x]`);
      return found ? [found, ...(found.slices ?? [])] : [];
    });
  }
  return nodes;
}

/** What a node demands of a value: its fixed value or pattern, a required value set, or what its children demand. */
function demandOf(node: ElementNode): Matches | undefined {
  const { fixed, pattern, binding } = node;
  if (fixed) return (value) => sameJson(value, fixed[1]);
  if (pattern) return (value) => holdsPattern(value, pattern[1]);
  const parts = (node.children ?? []).flatMap((child) => {
    const demand = demandOf(child);
    return demand ? [{ child, demand }] : [];
  });
  if (parts.length > 0) {
    return (value, from) =>
      isJson(value) &&
      allOf(parts, ({ child, demand }) => {
        const items = listOf(value[child.name]);
        return (child.min === 0 && items.length === 0) || someOf(items, (item) => demand(item, from));
      });
  }
  const { valueSet } = binding ?? {};
  if (binding?.strength === 'required' && valueSet) return (value, { run }) => run.walker.memberOf(valueSet, value);
  return undefined;
}

/** The value sets that tell a slice apart, where it takes one to tell. */
export function valueSetsOf(
  { path }: { readonly path: string },
  slice: ElementNode,
  root: ElementNode,
  shapes: Shapes,
): readonly string[] {
  return nodesAt(slice, steps(path), root, shapes).flatMap(demandedSets);
}

function demandedSets(node: ElementNode): readonly string[] {
  if (node.fixed || node.pattern) return [];
  const below = (node.children ?? []).flatMap(demandedSets);
  const { strength, valueSet } = node.binding ?? {};
  return below.length === 0 && strength === 'required' && valueSet ? [valueSet] : below;
}

function byValue(
  path: readonly string[],
  slice: ElementNode,
  root: ElementNode,
  shapes: Shapes,
): Discriminate | Phrase {
  const url = slice.types[0]?.profiles?.[0];
  if (path.length === 1 && path[0] === 'url' && slice.types[0]?.code === 'Extension') {
    const fixed = nodesAt(slice, path, root, shapes)[0]?.fixed?.[1] ?? url;
    if (typeof fixed === 'string') return (value) => isJson(value) && value.url === fixed;
  }
  const nodes = nodesAt(slice, path, root, shapes);
  const demands = nodes.flatMap((node) => demandOf(node) ?? []);
  const [only, ...others] = demands;
  if (only) {
    const demanded: Matches =
      others.length === 0 ? only : (value, from) => someOf(demands, (demand) => demand(value, from));
    const asked = askedAt(path, demanded);
    return (value, _, from) => asked(value, from);
  }
  const [node] = nodes;
  const exists = askedAt(path, isThere);
  if (node && node.min > 0) return (value, _, from) => exists(value, from);
  if (node && node.max === 0) return (value, _, from) => exists(value, from) === false;
  return saidOfSlices.saysNothing({ slice: slice.slice ?? '', path: path.join('.') || '$this' });
}

const typeName = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The FHIR types that a node's types, or the targets of its references, come down to. */
function typeNames(nodes: readonly ElementNode[], targets: boolean, shapes: Shapes): readonly string[] {
  const types = nodes.flatMap((node) => node.types);
  if (!targets) return types.map((type) => type.code);
  return types
    .flatMap((type) => type.targets ?? [])
    .map((url) => shapes.snapshots.of(url)?.table.type ?? typeName(url));
}

function byType(path: readonly string[], slice: ElementNode, root: ElementNode, shapes: Shapes): Discriminate {
  const resolves = path.at(-1) === 'resolve()';
  const plain = resolves ? path.slice(0, -1) : path;
  const names = typeNames(nodesAt(slice, plain, root, shapes), resolves, shapes);
  if (resolves) {
    const first = firstAt(plain);
    return (value, _, from) => {
      const reference = first(value, from);
      if (!isJson(reference) || typeof reference.reference !== 'string') return undefined;
      const type =
        resolveIn(from.scope, reference.reference)?.resource.resourceType ?? restfulParts(reference.reference)?.type;
      return typeof type === 'string' ? names.includes(type) : undefined;
    };
  }
  if (plain.length === 0) return (_, type) => names.includes(type);
  const typed = askedAt(plain, (value) => isJson(value) && names.includes(textOf(value.resourceType)));
  return (value, _, from) => typed(value, from);
}

function byProfile(path: readonly string[], slice: ElementNode, root: ElementNode, shapes: Shapes): Discriminate {
  const resolves = path.at(-1) === 'resolve()';
  const nodes = nodesAt(slice, resolves ? path.slice(0, -1) : path, root, shapes);
  const profiles = nodes.flatMap((node) =>
    node.types.flatMap((type) => (resolves ? type.targets : type.profiles) ?? []),
  );
  const exists = askedAt(path, isThere);
  const conforms = askedAt(
    path,
    (value, from) => isJson(value) && profiles.some((profile) => from.run.walker.conformsTo(from, value, profile)),
  );
  return (value, _, from) => (resolves && exists(value, from) === false ? undefined : conforms(value, from));
}

function byExistence(
  path: readonly string[],
  slice: ElementNode,
  root: ElementNode,
  shapes: Shapes,
): Discriminate | Phrase {
  const [node] = nodesAt(slice, path, root, shapes);
  if (!node) return saidOfSlices.noElement({ slice: slice.slice ?? '', path: path.join('.') });
  const wanted = node.max > 0;
  const exists = askedAt(path, isThere);
  return (value, _, from) => exists(value, from) === wanted;
}

/**
 * Compiles a discriminator for a slice (STU3 profiling.html#discriminator: value, exists, pattern, type, profile).
 *
 * @returns The test, or what says why the slice cannot be told.
 */
export function discriminatorOf(
  discriminator: { readonly type: string; readonly path: string },
  slice: ElementNode,
  root: ElementNode,
  shapes: Shapes,
): Discriminate | Phrase {
  const path = steps(discriminator.path);
  switch (discriminator.type) {
    case 'value':
    case 'pattern':
      return byValue(path, slice, root, shapes);
    case 'type':
      return byType(path, slice, root, shapes);
    case 'profile':
      return byProfile(path, slice, root, shapes);
    case 'exists':
      return byExistence(path, slice, root, shapes);
    default:
      return saidOfSlices.unknownType({ type: discriminator.type });
  }
}
