import type { Definitions } from '../definitions/definitions';
import { type ElementNode, typedName } from '../definitions/element-node';
import { createSnapshots } from '../definitions/snapshot';

/** What JSON makes of a primitive's text. */
export type JsonForm = 'string' | 'number' | 'boolean';

/**
 * How an element is written: as text in JSON, as an object, as a whole resource, or as XHTML. Of the elements of a resource whose
 * type is not known it is not known either: these are free.
 */
export type XmlElementKind = 'primitive' | 'complex' | 'resource' | 'xhtml' | 'free';

/** One element of a type as both forms know it; a choice gives one for each of its types (`valueString`). */
export interface XmlElement {
  /** The name in JSON and in XML. */
  readonly name: string;
  /** The name in JSON of the twin of a primitive. */
  readonly twin: string;
  /** Place among the elements of its type; the types of a choice share one. */
  readonly order: number;
  /** True when it is an array in JSON. */
  readonly repeats: boolean;
  readonly kind: XmlElementKind;
  /** Of a primitive. */
  readonly json: JsonForm;
  /** True when XML writes it as an attribute: `Element.id` and `Extension.url`. */
  readonly attribute: boolean;
  /** What stands inside the element; of a primitive, what its `_` twin may hold. */
  type(): XmlType;
}

/** The elements of a type, of a backbone element or of a resource. */
export interface XmlType {
  readonly name: string;
  /** In the order of the definition. */
  readonly elements: readonly XmlElement[];
  readonly byName: ReadonlyMap<string, XmlElement>;
}

/** What both forms of STU3 have in common: order, repetition and type of every element, apart from any profile. */
export interface FhirXmlModel {
  /** The elements of a resource type; undefined when it is not known or no resource. */
  resource(name: string): XmlType | undefined;
  /** The elements that a resource of whatever type has, for one whose type is not known. */
  readonly anyResource: XmlType;
  /** The elements that whatever stands in such a resource has. */
  readonly anyElement: XmlType;
  /** True for a type of STU3 that is no resource, such as `HumanName` or `code`. */
  isDatatype(name: string): boolean;
  /** Names of the resource types that the definitions hold, sorted. */
  readonly resources: readonly string[];
}

const NUMBERS = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);
const ABSTRACT = new Set(['Resource', 'DomainResource']);
const BASE = 'http://hl7.org/fhir/StructureDefinition/';
const EMPTY: XmlType = { name: '', elements: [], byName: new Map() };

/**
 * Makes the model of a set of definitions. Nothing is read until a type is asked for, and each type is made once.
 *
 * @param definitions The bundled definitions (`definitionsOf()`), or those with a vendor's package before them.
 * @example
 * const xml = writeFhirXml(bundle, createFhirXmlModel(definitionsOf()));
 */
export function createFhirXmlModel(definitions: Definitions): FhirXmlModel {
  const snapshots = createSnapshots(definitions);
  // A contentReference leads to the children of another element, so the list of children is what a type is known by.
  const types = new WeakMap<readonly ElementNode[], XmlType>();
  const resources = new Map<string, XmlType | undefined>();

  const kindOfType = (code: string) => snapshots.ofType(code)?.table.kind;

  function kindOf(code: string): XmlElementKind {
    if (code === 'xhtml') return 'xhtml';
    const kind = kindOfType(code);
    return kind === 'primitive-type' ? 'primitive' : kind === 'resource' ? 'resource' : 'complex';
  }

  function typeOf(name: string, children: readonly ElementNode[], root: ElementNode): XmlType {
    const known = types.get(children);
    if (known) return known;
    const isPrimitive = kindOfType(name) === 'primitive-type';
    const elements = children.flatMap((node, order) =>
      isPrimitive && node.name === 'value' ? [] : elementsOf(node, order, root),
    );
    const type = { name, elements, byName: new Map(elements.map((element) => [element.name, element])) };
    types.set(children, type);
    return type;
  }

  function ofType(code: string): XmlType {
    const root = (snapshots.ofType(code) ?? snapshots.ofType('Element'))?.root;
    return root ? typeOf(code, root.children ?? [], root) : EMPTY;
  }

  function elementsOf(node: ElementNode, order: number, root: ElementNode): readonly XmlElement[] {
    const attribute = node.representation === 'xmlAttr';
    // Attributes of STU3's base types have no type of their own in every definition; all of them are text.
    const codes = node.types.length > 0 ? node.types.map(({ code }) => code) : [attribute ? 'string' : 'Element'];
    const open = codes.includes('*') ? openTypes() : codes;
    return open.map((code) => {
      const kind = kindOf(code);
      let type: XmlType | undefined;
      const name = typedName(node.name, code);
      return {
        name,
        twin: `_${name}`,
        order,
        repeats: node.repeats,
        kind,
        json: code === 'boolean' ? 'boolean' : NUMBERS.has(code) ? 'number' : 'string',
        attribute,
        type() {
          type ??= insideOf(node, code, root);
          return type;
        },
      };
    });
  }

  function insideOf(node: ElementNode, code: string, root: ElementNode): XmlType {
    if (node.children) return typeOf(code, node.children, root);
    // Rules that a profile on the datatype adds (SimpleQuantity) change neither names nor order.
    return node.contentReference ? typeOf('BackboneElement', snapshots.childrenOf(node, root), root) : ofType(code);
  }

  /** `*` allows what an extension may hold. */
  const openTypes = (): readonly string[] =>
    (snapshots.ofType('Extension')?.root.children ?? []).flatMap((node) =>
      node.name === 'value[x]' ? node.types.map(({ code }) => code) : [],
    );

  function resource(name: string): XmlType | undefined {
    if (resources.has(name)) return resources.get(name);
    const isResource = !ABSTRACT.has(name) && kindOfType(name) === 'resource';
    const type = isResource ? ofType(name) : undefined;
    // Names come from outside; only those that exist are kept.
    if (type) resources.set(name, type);
    return type;
  }

  let anyResource: XmlType | undefined;
  let names: readonly string[] | undefined;
  let anyElement: XmlType | undefined;

  return {
    resource,
    get anyResource() {
      // Copies: an element of these very types is not open to what is unknown.
      anyResource ??= { ...ofType('DomainResource') };
      return anyResource;
    },
    get anyElement() {
      anyElement ??= { ...ofType('BackboneElement') };
      return anyElement;
    },
    isDatatype: (name) =>
      /^[A-Za-z0-9]+$/.test(name) && ['primitive-type', 'complex-type'].includes(kindOfType(name) ?? ''),
    get resources() {
      names ??= definitions
        .urls()
        .filter((url) => url.startsWith(BASE))
        .map((url) => url.slice(BASE.length))
        .filter((name) => /^[A-Z]\w+$/.test(name) && resource(name) !== undefined);
      return names;
    },
  };
}
