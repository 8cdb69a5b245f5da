import { type ExtensionName, extensionUrls } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { copyWithNumbers, plainText, writtenNumber } from '../../fhir/written-numbers';

type Loose = Record<string, unknown>;

/** Of one item of a list: which property it is an item of, and its place. */
interface Item {
  readonly name: string;
  readonly index: number;
}

export type ExtensionList = 'extension' | 'modifierExtension';

const own = (json: Loose, name: string): unknown => (Object.hasOwn(json, name) ? json[name] : undefined);

/**
 * An element of a resource that is being read into a record. What a reading takes is gone from it, so that what is left at the
 * end is what the record has no place for: nothing is lost in silence.
 */
export class FhirNode {
  readonly #json: Loose;
  readonly #item: Item | undefined;
  readonly #opened: FhirNode[] = [];
  /** Path of the element as FHIRPath writes it: `AllergyIntolerance.reaction[0]`. */
  readonly path: string;
  /** Of a resource: its type, which stays known when it is taken. */
  readonly type: string | undefined;

  /** The resource it is in: the outermost one, for what is contained. */
  readonly root: FhirNode;

  private constructor(json: Loose, path: string, root?: FhirNode, item?: Item) {
    this.#json = json;
    this.path = path;
    this.root = root ?? this;
    const type = own(json, 'resourceType');
    this.type = typeof type === 'string' ? type : undefined;
    this.#item = item;
  }

  /** A resource or element to read from. The JSON itself is not changed: it is read from a copy. */
  static of(json: Readonly<Loose>, path: string): FhirNode {
    return new FhirNode(copyWithNumbers(json), path);
  }

  /** The value of a property, without taking it. */
  peek(name: string): unknown {
    return own(this.#json, name);
  }

  /** Takes a value: it has its place in the record. */
  take(name: string): unknown {
    const value = own(this.#json, name);
    delete this.#json[name];
    return value;
  }

  /** Takes a text; anything else stays and is told as not read. */
  text(name: string): string | undefined {
    return typeof this.peek(name) === 'string' ? (this.take(name) as string) : undefined;
  }

  boolean(name: string): boolean | undefined {
    return typeof this.peek(name) === 'boolean' ? (this.take(name) as boolean) : undefined;
  }

  /** Takes a number; as text where it was written otherwise than a number of JavaScript is, such as `1.50`. */
  decimal(name: string): number | string | undefined {
    const value = this.peek(name);
    if (typeof value !== 'number') return undefined;
    const written = writtenNumber(this.#json, name, value);
    this.take(name);
    return written === plainText(value) ? value : written;
  }

  /** Takes a value that only repeats what the record says anyway, or what every resource of its kind has; another stays. */
  drop(name: string, ...said: readonly unknown[]): void {
    if (said.includes(this.peek(name))) this.take(name);
  }

  /** Opens an element that holds others; what nothing takes in it is told too. */
  open(name: string): FhirNode | undefined {
    if (!isJson(this.peek(name))) return undefined;
    return this.#open(this.take(name) as Loose, this.#pathOf(name));
  }

  /**
   * Reads an element as a whole or not at all: where `read` finds nothing that a record can hold, all of it stays. For what
   * says something else when a part of it is missing, such as an amount without its time.
   */
  whole<T>(name: string, read: (element: FhirNode) => T | undefined): T | undefined {
    const json = this.peek(name);
    if (!isJson(json)) return undefined;
    const node = new FhirNode(copyWithNumbers(json as Loose), this.#pathOf(name));
    const value = read(node);
    if (value === undefined) return undefined;
    this.take(name);
    this.#opened.push(node);
    return value;
  }

  /** What stands beside a primitive: its `_name`. */
  beside(name: string): FhirNode | undefined {
    if (!isJson(this.peek(`_${name}`))) return undefined;
    return this.#open(this.take(`_${name}`) as Loose, this.#pathOf(name));
  }

  /** The items of a list, each as an element that holds only this property, and what stands beside it. */
  items(name: string): FhirNode[] {
    const list = this.peek(name);
    if (!Array.isArray(list)) return [];
    this.take(name);
    const besides = this.peek(`_${name}`);
    const beside: readonly unknown[] = Array.isArray(besides) ? besides : [];
    if (Array.isArray(besides)) this.take(`_${name}`);
    return Array.from({ length: Math.max(list.length, beside.length) }, (_, index) => {
      const held: Loose = {};
      if (index < list.length && list[index] !== null) held[name] = list[index];
      if (beside[index] !== undefined && beside[index] !== null) held[`_${name}`] = beside[index];
      return this.#open(held, this.path, { name, index });
    });
  }

  /** The elements of a list that hold others. What is none stays. */
  list(name: string): FhirNode[] {
    return this.items(name).flatMap((item) => item.open(name) ?? []);
  }

  /** Opens one item of a list that holds others; the rest of the list stays for who asks for it. */
  pick(name: string, index: number): FhirNode | undefined {
    const list = this.peek(name);
    const item: unknown = Array.isArray(list) ? list[index] : undefined;
    if (!Array.isArray(list) || !isJson(item)) return undefined;
    list[index] = null;
    return this.#open(item as Loose, `${this.path}.${name}[${index}]`);
  }

  /** Opens the extensions of this kind, their `url` taken. */
  extensions(name: ExtensionName, list: ExtensionList = 'extension'): FhirNode[] {
    return this.#extensionsAt(extensionUrls[name], name, list);
  }

  /** Opens the first part of an extension that goes by this name within it. */
  part(name: string): FhirNode | undefined {
    return this.#extensionsAt(name, name, 'extension')[0];
  }

  #extensionsAt(url: string, name: string, list: ExtensionList): FhirNode[] {
    const all = this.peek(list);
    if (!Array.isArray(all)) return [];
    const isWanted = (one: unknown): one is Loose => isJson(one) && own(one as Loose, 'url') === url;
    const rest = all.filter((one) => !isWanted(one));
    if (rest.length === all.length) return [];
    if (rest.length > 0) this.#json[list] = rest;
    else this.take(list);
    return all.filter(isWanted).map((one) => {
      delete one.url;
      return this.#open(one, `${this.path}.${list}(${name})`);
    });
  }

  /** Opens the first extension of this kind; what else there is of it is told as not read. */
  extension(name: ExtensionName, list: ExtensionList = 'extension'): FhirNode | undefined {
    return this.extensions(name, list)[0];
  }

  /** The paths of all values that nothing took. */
  left(): string[] {
    return [...leaves(this.#json, this.path, this.#item), ...this.#opened.flatMap((node) => node.left())];
  }

  #open(json: Loose, path: string, item?: Item): FhirNode {
    const node = new FhirNode(json, path, this.root, item);
    this.#opened.push(node);
    return node;
  }

  #pathOf(name: string): string {
    return `${this.path}.${stepOf(name, this.#item)}`;
  }
}

const stepOf = (name: string, item: Item | undefined): string =>
  item?.name === name ? `${name}[${item.index}]` : name;

function leaves(value: unknown, path: string, item?: Item): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => leaves(one, `${path}[${i}]`));
  if (!isJson(value)) return value === null || value === undefined ? [] : [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, `${path}.${stepOf(name.startsWith('_') ? name.slice(1) : name, item)}`),
  );
}
