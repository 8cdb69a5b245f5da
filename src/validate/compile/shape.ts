import { type ElementNode, type SourcedInvariant, typedName } from '../../fhir/definitions/element-node';
import type { Snapshots } from '../../fhir/definitions/snapshot';
import type { TypeRow } from '../../fhir/definitions/table';
import { isPrimitiveType } from '../../fhir/primitive-types';
import type { Check } from '../checks/checks';
import type { GroupTable, ShapeTable } from '../glance/tables';
import { compileSlicing, type Slicing } from './slicing';

/** One element with one of its types, ready to check a value. */
export interface Element {
  readonly node: ElementNode;
  readonly type: TypeRow;
  readonly primitive: boolean;
  /**
   * Whether its id and extensions may stand in a twin: a primitive's, but for what is an attribute in XML, `Extension.url` and
   * `Element.id`, which has no room for them.
   */
  readonly twinned: boolean;
  /** True when the value is a whole resource, as in `contained` and `Bundle.entry.resource`. */
  readonly resource: boolean;
  /** What it must obey beside its type: its own invariants, and those of the element it takes over. */
  readonly invariants: readonly SourcedInvariant[];
  /** Definitions the element's type follows beside its own rules; more than one means that one of them must hold. */
  readonly profiles: readonly string[];
  /** What an object of this element may hold; made when first needed, since types nest in themselves. */
  shape(): Shape;
  /** What its values must obey beyond their structure; compiled when first needed. */
  checks(): readonly Check[];
  /** What a primitive must obey that has only a twin. */
  absenceChecks(): readonly Check[];
}

/** An element of a shape over all its types: what cardinality and slicing count. */
export interface Group {
  readonly node: ElementNode;
  /** JSON names: one, or one for each type of a choice. */
  readonly names: readonly string[];
  /** Of each, where its id and extensions stand. */
  readonly twinNames: readonly string[];
  /** The element for a type code. */
  readonly elements: ReadonlyMap<string, Element>;
  readonly slicing?: Slicing;
  /** True when absence can break a rule. */
  readonly needed: boolean;
  /** What tells at a glance that its values pass; made when the first comes. */
  glance?: GroupTable | undefined;
}

/** A JSON property: the group it counts for and the element that checks it. */
export interface Property {
  readonly group: Group;
  readonly name: string;
  /** Where the id and extensions of a primitive stand; kept, so that no name is made anew for every value. */
  readonly twinName: string;
  /** Absent for a type that the base knows and the profile does not allow. */
  readonly element?: Element;
  readonly typeCode: string;
}

/** What an object may hold and must obey. */
export interface Shape {
  readonly type: string;
  readonly profile: string;
  readonly root: ElementNode;
  readonly properties: ReadonlyMap<string, Property>;
  readonly needed: readonly Group[];
  readonly groups: readonly Group[];
  readonly invariants: readonly SourcedInvariant[];
  /** What the object as a whole must obey: the invariants of a type or of a resource. */
  checks(): readonly Check[];
  /** What tells at a glance that an object passes; made when the first comes. */
  glance?: ShapeTable | undefined;
}

/** Makes the checks that elements and shapes bring beyond their structure. */
export interface CheckCompiler {
  ofElement(element: Element, shapes: Shapes): readonly Check[];
  ofAbsent(element: Element): readonly Check[];
  ofShape(shape: Shape): readonly Check[];
}

/** Compiles unfolded definitions into shapes; each is made once. */
export interface Shapes {
  readonly snapshots: Snapshots;
  /** The shape of a profile or base definition. */
  ofProfile(url: string): Shape | undefined;
  ofType(name: string): Shape | undefined;
  /** The element a node makes for one of its types. */
  elementOf(node: ElementNode, type: TypeRow, root: ElementNode): Element;
}

/** The types STU3 lets `value[x]` of any element have (datatypes.html#open). */
const OPEN_TYPES = [
  ...['base64Binary', 'boolean', 'code', 'date', 'dateTime', 'decimal', 'id', 'instant', 'integer', 'markdown', 'oid'],
  ...['positiveInt', 'string', 'time', 'unsignedInt', 'uri', 'Address', 'Age', 'Annotation', 'Attachment'],
  ...['CodeableConcept', 'Coding', 'ContactPoint', 'Count', 'Distance', 'Duration', 'HumanName', 'Identifier', 'Money'],
  ...['Period', 'Quantity', 'Range', 'Ratio', 'Reference', 'SampledData', 'Signature', 'Timing', 'Meta'],
];

const ELEMENT: TypeRow = { code: 'Element' };
const BACKBONE: TypeRow = { code: 'BackboneElement' };

/** `Extension.url` and `Element.id` have no type row in STU3 but an XML attribute's form. */
const typesOf = (node: ElementNode): readonly TypeRow[] => {
  if (node.types.length > 0) return node.types;
  if (node.contentReference) return [BACKBONE];
  if (node.name === 'id' || node.name === 'value') return [{ code: 'string' }];
  if (node.name === 'url') return [{ code: 'uri' }];
  return [ELEMENT];
};

const isNeeded = (node: ElementNode): boolean => node.min > 0 || (node.slices?.some((slice) => slice.min > 0) ?? false);

/** Whether a node, or anything below it, takes over another element of its definition (contentReference). */
function refersBack(node: ElementNode): boolean {
  const known = referring.get(node);
  if (known !== undefined) return known;
  const refers =
    node.contentReference !== undefined ||
    node.children?.some(refersBack) === true ||
    node.slices?.some(refersBack) === true;
  referring.set(node, refers);
  return refers;
}

const referring = new WeakMap<ElementNode, boolean>();

type MadeElements = WeakMap<ElementNode, Map<string, Element>>;

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Makes the compiler of a set of definitions. */
export function createShapes(snapshots: Snapshots, compiler: CheckCompiler): Shapes {
  const byProfile = new Map<string, Shape>();
  const shared: MadeElements = new WeakMap();
  const ownOf = new WeakMap<ElementNode, MadeElements>();

  function ofProfile(url: string): Shape | undefined {
    const known = byProfile.get(url);
    if (known) return known;
    const snapshot = snapshots.of(url);
    // A canonical that nobody defines comes from an input, and nothing of an input is kept.
    if (!snapshot) return undefined;
    const { table, root } = snapshot;
    if (table.url !== url) return ofProfile(table.url);
    const shape = makeShape(table.type, table.url, root, root, root.invariants);
    byProfile.set(url, shape);
    return shape;
  }

  const ofType = (name: string): Shape | undefined => {
    const snapshot = snapshots.ofType(name);
    return snapshot && ofProfile(snapshot.table.url);
  };

  function makeShape(
    type: string,
    profile: string,
    node: ElementNode,
    root: ElementNode,
    invariants: readonly SourcedInvariant[],
  ): Shape {
    const groups: Group[] = [];
    const properties = new Map<string, Property>();
    // The value of a primitive is the JSON value itself; its object form is the `_` twin.
    const hidden = isPrimitiveType(type) ? 'value' : undefined;
    for (const child of snapshots.childrenOf(node, root)) {
      if (child.name === hidden) continue;
      const group = makeGroup(child, root);
      groups.push(group);
      for (const [code, element] of group.elements) {
        const name = typedName(child.name, code);
        properties.set(name, { group, name, twinName: `_${name}`, element, typeCode: code });
      }
      if (child.name.endsWith('[x]')) addForeignTypes(properties, group);
    }
    const shape: Shape = {
      type,
      profile,
      root: node,
      properties,
      groups,
      needed: groups.filter((group) => group.needed),
      invariants,
      checks: once(() => compiler.ofShape(shape)),
      glance: undefined,
    };
    return shape;
  }

  /** So that a type the element may not have is called that, instead of an unknown property. */
  function addForeignTypes(properties: Map<string, Property>, group: Group): void {
    for (const code of OPEN_TYPES) {
      const name = typedName(group.node.name, code);
      if (!properties.has(name)) properties.set(name, { group, name, twinName: `_${name}`, typeCode: code });
    }
  }

  function makeGroup(node: ElementNode, root: ElementNode): Group {
    const own = new Map<string, Element>();
    for (const type of openTypes(typesOf(node))) own.set(type.code, elementOf(node, type, root));
    const names = [...new Set([...own.keys()].map((code) => typedName(node.name, code)))];
    let slicing: Slicing | undefined;
    return {
      node,
      names,
      twinNames: names.map((name) => `_${name}`),
      elements: own,
      needed: isNeeded(node),
      glance: undefined,
      get slicing() {
        if (!slicing && node.slices && node.slices.length > 0) slicing = compileSlicing(node, root, shapes);
        return slicing;
      },
    };
  }

  const openTypes = (types: readonly TypeRow[]): readonly TypeRow[] =>
    types.some((type) => type.code === '*') ? OPEN_TYPES.map((code) => ({ code })) : types;

  /**
   * The elements made of a node, by type code. Definitions share the nodes that they say nothing about; one that refers
   * back into its definition means something else in each, so it is made for each.
   */
  function elementsOf(node: ElementNode, root: ElementNode): Map<string, Element> {
    const made = refersBack(node) ? (ownOf.get(root) ?? new WeakMap()) : shared;
    if (made !== shared) ownOf.set(root, made);
    const known = made.get(node) ?? new Map<string, Element>();
    made.set(node, known);
    return known;
  }

  function elementOf(node: ElementNode, type: TypeRow, root: ElementNode): Element {
    const known = elementsOf(node, root);
    const made = known.get(type.code);
    if (made) return made;
    const primitive = isPrimitiveType(type.code);
    const element: Element = {
      node,
      type,
      primitive,
      twinned: primitive && node.representation !== 'xmlAttr',
      resource: snapshots.ofType(type.code)?.table.kind === 'resource',
      invariants: invariantsOf(node, root),
      profiles: type.profiles ?? [],
      shape: once(() => elementShape(node, type, root)),
      checks: once(() => compiler.ofElement(element, shapes)),
      absenceChecks: once(() => compiler.ofAbsent(element)),
    };
    known.set(type.code, element);
    return element;
  }

  function invariantsOf(node: ElementNode, root: ElementNode): readonly SourcedInvariant[] {
    const { invariants } = node;
    const taken = snapshots.takenOver(node, root)?.invariants ?? [];
    return [...invariants, ...taken.filter(({ key }) => !invariants.some((own) => own.key === key))];
  }

  function elementShape(node: ElementNode, type: TypeRow, root: ElementNode): Shape {
    const single = type.profiles?.length === 1 ? type.profiles[0] : undefined;
    const typeShape = (single ? ofProfile(single) : undefined) ?? ofType(type.code) ?? ofType('Element');
    const invariants = typeShape?.invariants ?? [];
    const profile = typeShape?.profile ?? node.profile;
    if (node.children) {
      const inline = type.code === 'BackboneElement' || type.code === 'Element';
      return makeShape(type.code, inline ? node.profile : profile, withAllChildren(node, type, root), root, invariants);
    }
    if (node.contentReference) return makeShape('BackboneElement', node.profile, node, root, invariants);
    return typeShape ?? makeShape(type.code, node.profile, node, root, []);
  }

  /** A choice constrained below without naming its type keeps the children of the type that is used. */
  function withAllChildren(node: ElementNode, type: TypeRow, root: ElementNode): ElementNode {
    if (node.types.length <= 1) return node;
    const own = new Map(node.children?.map((child) => [child.name, child]));
    const all = snapshots.childrenOf({ ...node, types: [type], children: undefined }, root);
    return { ...node, children: all.map((child) => own.get(child.name) ?? child) };
  }

  const shapes: Shapes = { snapshots, ofProfile, ofType, elementOf };
  return shapes;
}
