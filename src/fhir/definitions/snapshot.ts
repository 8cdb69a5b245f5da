import { type Phrase, phrases } from '../phrase';
import type { Definitions } from './definitions';
import { constrain, type ElementNode, nodeOf, takenOverPath, typedName } from './element-node';
import { createLeaning } from './leaning';
import type { DefinitionTable, ElementRow, TypeRow } from './table';

const said = phrases({
  noElement: {
    en: '{row}: {name} is no element of {parent}',
    nl: '{row}: {name} is geen element van {parent}',
  },
});

/** A definition unfolded over its base, and what in its differential could not be placed. */
export interface Snapshot {
  readonly table: DefinitionTable;
  readonly root: ElementNode;
  /** Broken or partial parts of the differential, each by name. */
  readonly problems: readonly Phrase[];
}

/** Unfolds definitions; every snapshot is made once. */
export interface Snapshots {
  /** The snapshot of a canonical URL, or undefined when the definition or one of its bases is not known. */
  of(url: string): Snapshot | undefined;
  /** The snapshot of a FHIR type. */
  ofType(name: string): Snapshot | undefined;
  /** What stands below an element: its own children, or those of its type or of the one profile on its type. */
  childrenOf(node: ElementNode, root: ElementNode): readonly ElementNode[];
  /** The element of its definition that a node takes over (contentReference); undefined when it takes over none. */
  takenOver(node: ElementNode, root: ElementNode): ElementNode | undefined;
}

interface Segment {
  readonly name: string;
  readonly slices: readonly string[];
}

/**
 * `coding:a/b` is slice `a` sliced again into `a/b`. Where the path names the type of a choice (`valueQuantity`) it says
 * more than the id (`value[x]:valueQuantity`): the choice is limited to that type.
 */
function segmentsOf(row: ElementRow): readonly Segment[] {
  const id = row.id ?? (row.slice ? `${row.path}:${row.slice}` : row.path);
  const names = row.path.split('.').slice(1);
  return id
    .split('.')
    .slice(1)
    .map((part, at) => {
      const name = names[at];
      if (name !== undefined && part.includes('[x]:') && !name.endsWith('[x]')) return { name, slices: [] };
      const colon = part.indexOf(':');
      if (colon < 0) return { name: part, slices: [] };
      const steps = part.slice(colon + 1).split('/');
      return { name: part.slice(0, colon), slices: steps.map((_, at) => steps.slice(0, at + 1).join('/')) };
    });
}

/** The choice element a typed name such as `valueQuantity` belongs to, and the type it names. */
function choiceOf(
  children: readonly ElementNode[],
  name: string,
  by: string,
): { at: number; type: TypeRow } | undefined {
  for (const [at, child] of children.entries()) {
    if (!child.name.endsWith('[x]')) continue;
    const type = namable(child, by).find(({ code }) => typedName(child.name, code) === name);
    if (type) return { at, type };
  }
  return undefined;
}

const withChild = (
  node: ElementNode,
  children: readonly ElementNode[],
  at: number,
  child: ElementNode,
): ElementNode => ({
  ...node,
  children: children.map((known, index) => (index === at ? child : known)),
});

/** A slice starts as its element: optional, and without the element's own slices. */
function newSlice(node: ElementNode, slice: string): ElementNode {
  return { ...node, slice, min: 0, slicing: undefined, slices: undefined, limited: undefined };
}

/** The slicing of a choice that a profile limits by naming its types in the path. */
const LIMITED = { rules: 'closed', discriminators: [{ type: 'type', path: '$this' }] } as const;

/** The choice with one more type that a typed path allows; the first such path takes all others away. */
function limit(element: ElementNode, type: TypeRow, by: string): ElementNode {
  if (element.limited?.by === by) {
    return element.types.includes(type) ? element : { ...element, profile: by, types: [...element.types, type] };
  }
  if (element.slicing && !element.limited) return element;
  return { ...element, profile: by, slicing: LIMITED, types: [type], limited: { by, from: element.types } };
}

/** The types a path in the definition may name. */
const namable = (element: ElementNode, by: string): readonly TypeRow[] =>
  element.limited?.by === by ? element.limited.from : element.types;

function findByPath(node: ElementNode, path: string): ElementNode | undefined {
  if (node.path === path) return node;
  for (const child of node.children ?? []) {
    if (path === child.path || path.startsWith(`${child.path}.`)) return findByPath(child, path);
  }
  return undefined;
}

function baseTree(table: DefinitionTable): ElementNode {
  const [head, ...rows] = table.elements;
  if (!head) throw new Error(`${table.url} has no elements`);
  const childRows = new Map<string, ElementRow[]>();
  for (const row of rows) {
    const parent = row.path.slice(0, row.path.lastIndexOf('.'));
    const siblings = childRows.get(parent);
    if (siblings) siblings.push(row);
    else childRows.set(parent, [row]);
  }
  const grow = (row: ElementRow): ElementNode => {
    const children = childRows.get(row.path)?.map(grow);
    return { ...nodeOf(row, table.url), ...(children && { children }) };
  };
  return grow(head);
}

/** Makes the unfolder of a set of definitions. */
export function createSnapshots(definitions: Definitions): Snapshots {
  const made = new Map<string, Snapshot | undefined>();
  const pending: DefinitionTable[] = [];
  const leaning = createLeaning(definitions);

  function childrenOf(node: ElementNode, root: ElementNode): readonly ElementNode[] {
    if (node.children) return node.children;
    if (node.contentReference) return takenOver(node, root)?.children ?? ofType(root.path)?.root.children ?? [];
    const codes = new Set(node.types.map((type) => type.code));
    const [only] = node.types;
    if (codes.size !== 1 || !only) return ofType('Element')?.root.children ?? [];
    const profile = only.profiles?.length === 1 && only.profiles[0] ? profiled(only.profiles[0]) : undefined;
    return (profile ?? ofType(only.code))?.root.children ?? [];
  }

  function takenOver(node: ElementNode, root: ElementNode): ElementNode | undefined {
    const path = takenOverPath(node);
    return path === undefined ? undefined : findByPath(root, path);
  }

  function place(
    node: ElementNode,
    root: ElementNode,
    path: readonly Segment[],
    row: ElementRow,
    profile: string,
  ): ElementNode | Phrase {
    const [segment, ...rest] = path;
    if (!segment) return withDefinedMaximum(constrain(node, row, profile), row);
    const children = childrenOf(node, root);
    const at = children.findIndex((child) => child.name === segment.name);
    const child = children[at];
    if (child) {
      const changed = placeInSlices(child, root, segment.slices, rest, row, profile);
      return 'en' in changed ? changed : withChild(node, children, at, changed);
    }
    const choice = choiceOf(children, segment.name, profile);
    const element = choice && children[choice.at];
    if (!choice || !element) return said.noElement({ row: row.id ?? row.path, name: segment.name, parent: node.path });
    const sliced = limit(element, choice.type, profile);
    const known = sliced.slices?.find((slice) => slice.slice === segment.name);
    const start = known ?? { ...newSlice(sliced, segment.name), types: [choice.type] };
    const changed = place(start, root, rest, row, profile);
    if ('en' in changed) return changed;
    return withChild(node, children, choice.at, withSlice(sliced, changed));
  }

  function withSlice(node: ElementNode, slice: ElementNode): ElementNode {
    const slices = node.slices ?? [];
    const at = slices.findIndex((known) => known.slice === slice.slice);
    return {
      ...node,
      slices: at < 0 ? [...slices, slice] : slices.map((known, index) => (index === at ? slice : known)),
    };
  }

  function placeInSlices(
    node: ElementNode,
    root: ElementNode,
    slices: readonly string[],
    rest: readonly Segment[],
    row: ElementRow,
    profile: string,
  ): ElementNode | Phrase {
    const [name, ...deeper] = slices;
    if (!name) return place(node, root, rest, row, profile);
    // The slice `valueQuantity` of `value[x]` is of that type, and without a slicing entry it is the only one.
    const type = node.name.endsWith('[x]') ? choiceOf([node], name, profile)?.type : undefined;
    const sliced = type ? limit(node, type, profile) : node;
    const known = sliced.slices?.find((slice) => slice.slice === name);
    const start = known ?? { ...newSlice(sliced, name), ...(type && { types: [type] }) };
    const changed = placeInSlices(start, root, deeper, rest, row, profile);
    return 'en' in changed ? changed : withSlice(sliced, changed);
  }

  /** An extension slice may occur as often as the definition of the extension allows, unless the profile says less. */
  function withDefinedMaximum(slice: ElementNode, row: ElementRow): ElementNode {
    const url = row.types?.[0]?.code === 'Extension' ? row.types[0].profiles?.[0] : undefined;
    const max = url === undefined || row.max !== undefined ? undefined : leaning.maximumOf(url);
    return max === undefined || max >= slice.max ? slice : { ...slice, max };
  }

  function derive(table: DefinitionTable, base: Snapshot): Snapshot {
    const problems: Phrase[] = [];
    let root: ElementNode = { ...base.root, profile: table.url };
    for (const row of table.elements) {
      const placed = place(root, root, segmentsOf(row), row, table.url);
      if ('en' in placed) problems.push(placed);
      else root = placed;
    }
    return { table, root, problems: [...base.problems, ...problems] };
  }

  /** A profile that leans on the one being unfolded serves as little as that one would: its base type does. */
  function profiled(url: string): Snapshot | undefined {
    const unfolding = pending.at(-1);
    const table = unfolding === undefined ? undefined : definitions.get(url);
    const leans =
      table?.derivation === 'constraint' && (table === unfolding || leaning.leansOn(url, unfolding?.url ?? ''));
    return leans ? undefined : of(url);
  }

  function make(table: DefinitionTable): Snapshot | undefined {
    if (table.derivation !== 'constraint') return { table, root: baseTree(table), problems: [] };
    const base = table.base ? of(table.base) : undefined;
    return base && derive(table, base);
  }

  function of(url: string): Snapshot | undefined {
    if (made.has(url)) return made.get(url);
    const table = definitions.get(url);
    // Kept by the name the definition has: where it states no version any will do, and those come from inputs.
    if (table && table.url !== url) return of(table.url);
    // A definition that is its own base, by way of others, has none.
    if (!table || pending.includes(table)) return undefined;
    pending.push(table);
    const snapshot = make(table);
    pending.pop();
    made.set(url, snapshot);
    return snapshot;
  }

  const ofType = (name: string): Snapshot | undefined => {
    const table = definitions.type(name);
    return table && of(table.url);
  };

  return { of, ofType, childrenOf, takenOver };
}
