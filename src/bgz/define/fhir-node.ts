import { type ExtensionName, extensionUrl } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import { plainText, writtenNumber } from '../../fhir/written-numbers';
import { readFrom } from './read-from';

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
  readonly #json: Readonly<Loose>;
  /** What stands in place of what was taken: of a list what is left of it, of anything else nothing. The JSON is not changed. */
  #left: Map<string, readonly unknown[] | undefined> | undefined;
  /** What it was before anything was taken, also by who holds it. */
  readonly #given: Readonly<Loose>;
  readonly #item: Item | undefined;
  readonly #within: FhirNode | undefined;
  #opened: FhirNode[] | undefined;
  /** Elements of it that were given back. */
  #givenBack: Set<string> | undefined;
  /** That it is told with an element that was given back, which it was opened from. */
  #isToldAbove = false;
  #isBack = false;
  /** Path of the element as FHIRPath writes it: `AllergyIntolerance.reaction[0]`. */
  readonly path: string;
  /** Of a resource: its type, which stays known when it is taken. */
  readonly type: string | undefined;

  /** The resource it is in: the outermost one, for what is contained. */
  readonly root: FhirNode;
  /** Of what is only looked at: nobody asks what its parts were read from. */
  readonly isOnlySeen: boolean;

  private constructor(
    json: Readonly<Loose>,
    given: Readonly<Loose>,
    path: string,
    within?: FhirNode,
    item?: Item,
    isOnlySeen = false,
  ) {
    this.#json = json;
    this.#given = given;
    this.path = path;
    this.root = within?.root ?? this;
    this.isOnlySeen = isOnlySeen;
    this.#within = within;
    const type = own(json, 'resourceType');
    this.type = typeof type === 'string' ? type : undefined;
    this.#item = item;
  }

  /** A resource or element to read from. The JSON itself is not changed. */
  static of(json: Readonly<Loose>, path: string): FhirNode {
    return new FhirNode(json, json, path);
  }

  /** The same, for who tells what it reads as and gives nothing back. */
  static seen(json: Readonly<Loose>, path: string): FhirNode {
    return new FhirNode(json, json, path, undefined, undefined, true);
  }

  /** As it was given, nothing of it taken. */
  get asGiven(): Readonly<Loose> {
    return this.#given;
  }

  /** The value of a property, without taking it. */
  peek(name: string): unknown {
    return this.#left?.has(name) ? this.#left.get(name) : own(this.#json, name);
  }

  /** Takes a value: it has its place in the record. */
  take(name: string): unknown {
    const value = this.peek(name);
    if (value !== undefined) this.#leave(name, undefined);
    return value;
  }

  #leave(name: string, rest: readonly unknown[] | undefined): void {
    if (this.#left === undefined) this.#left = new Map([[name, rest]]);
    else this.#left.set(name, rest);
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
    return this.#open(this.take(name) as Loose, own(this.#given, name), this.#pathOf(name));
  }

  /**
   * Reads an element as a whole or not at all: where `read` finds nothing that a record can hold, all of it stays. For what
   * says something else when a part of it is missing, such as an amount without its time.
   */
  whole<T>(name: string, read: (element: FhirNode) => T | undefined): T | undefined {
    const json = this.peek(name);
    if (!isJson(json)) return undefined;
    const node = new FhirNode(json as Loose, json as Loose, this.#pathOf(name), this);
    const value = read(node);
    if (value === undefined) return undefined;
    this.take(name);
    this.#opens(node);
    return readFrom(node, value);
  }

  /** What stands beside a primitive: its `_name`. */
  beside(name: string): FhirNode | undefined {
    if (!isJson(this.peek(`_${name}`))) return undefined;
    return this.#open(this.take(`_${name}`) as Loose, own(this.#given, `_${name}`), this.#pathOf(name));
  }

  /** The items of a list, each as an element that holds only this property, and what stands beside it. */
  items(name: string): FhirNode[] {
    const list = this.peek(name);
    if (!Array.isArray(list)) return [];
    this.take(name);
    const besides = this.peek(`_${name}`);
    const beside: readonly unknown[] = Array.isArray(besides) ? besides : [];
    if (Array.isArray(besides)) this.take(`_${name}`);
    const [given, givenBeside] = [listAt(this.#given, name), listAt(this.#given, `_${name}`)];
    return Array.from({ length: Math.max(list.length, beside.length) }, (_, index) =>
      this.#open(itemOf(name, list[index], beside[index]), itemOf(name, given[index], givenBeside[index]), this.path, {
        name,
        index,
      }),
    );
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
    // One that is open is no more in the list; the others keep their places.
    this.#leave(
      name,
      list.map((one: unknown, at) => (at === index ? null : one)),
    );
    return this.#open(item as Loose, listAt(this.#given, name)[index], `${this.path}.${name}[${index}]`);
  }

  /** Opens the extensions of this kind, their `url` taken. */
  extensions(name: ExtensionName, list: ExtensionList = 'extension'): FhirNode[] {
    return this.extensionsAt(extensionUrl(name), name, list);
  }

  /** Opens the first part of an extension that goes by this name within it. */
  part(name: string): FhirNode | undefined {
    return this.extensionsAt(name, name)[0];
  }

  /** Opens the extensions with this `url`, which paths call by the name. */
  extensionsAt(url: string, name: string, list: ExtensionList = 'extension'): FhirNode[] {
    const all = this.peek(list);
    if (!Array.isArray(all)) return [];
    const isWanted = (one: unknown): one is Loose => isJson(one) && own(one as Loose, 'url') === url;
    const rest = all.filter((one) => !isWanted(one));
    if (rest.length === all.length) return [];
    this.#leave(list, rest.length > 0 ? rest : undefined);
    // All of one kind are taken at once, so that they are the same ones in what was given.
    const given = listAt(this.#given, list).filter(isWanted);
    return all.filter(isWanted).map((one, at) => {
      const node = this.#open(one, given[at], `${this.path}.${list}(${name})`);
      node.take('url');
      return node;
    });
  }

  /** Opens the first extension of this kind; what else there is of it is told as not read. */
  extension(name: ExtensionName, list: ExtensionList = 'extension'): FhirNode | undefined {
    return this.extensions(name, list)[0];
  }

  /** The paths of all values that nothing took, and of those that were given back. */
  left(): string[] {
    const { given, json } = this.#back;
    const opened = (this.#opened ?? []).filter((node) => !node.#isToldAbove).flatMap((node) => node.left());
    return [...leaves(json, this.path, this.#item), ...leaves(given, this.path, this.#item), ...opened];
  }

  /** What is left of it, and what was given back as it was. */
  get #back(): { readonly json: Loose; readonly given: Loose } {
    const givenBack = this.#givenBack;
    const isBack = ([name]: [string, unknown]) => givenBack?.has(name.replace(/^_/, ''));
    const json = this.#notTaken;
    if (givenBack === undefined) return { json, given: {} };
    return {
      json: Object.fromEntries(Object.entries(json).filter((one) => !isBack(one))),
      given: Object.fromEntries(Object.entries(this.#given).filter(isBack)),
    };
  }

  /** What is left of it. */
  get #notTaken(): Loose {
    const left = this.#left;
    if (left === undefined) return this.#json;
    return Object.fromEntries(
      Object.entries(this.#json).flatMap(([name, value]): [string, unknown][] => {
        if (!left.has(name)) return [[name, value]];
        const rest = left.get(name);
        return rest === undefined ? [] : [[name, rest]];
      }),
    );
  }

  /**
   * Gives back what was taken of it: the record it was read into cannot hold it, so that all of it is told as not read.
   *
   * @param kept elements that have their place all the same
   */
  giveBack(...kept: readonly string[]): void {
    this.#isBack = kept.length === 0;
    for (const property of Object.keys(this.#given)) {
      const name = property.replace(/^_/, '');
      if (!kept.includes(name)) this.giveBackOf(name);
    }
  }

  /** Gives back what was taken of one of its elements. */
  giveBackOf(name: string): void {
    this.#givenBack = (this.#givenBack ?? new Set()).add(name);
    const path = this.#pathOf(name);
    const isOfIt = (node: FhirNode) =>
      node.#item?.name === name ||
      node.path === path ||
      (/^[[(.]/.test(node.path.slice(path.length)) && node.path.startsWith(path));
    for (const node of this.#opened ?? []) if (isOfIt(node)) node.#isToldAbove = true;
  }

  /** Gives back an element by its place in this one: `bodySite`, `clinicalStatus.extension(code-specification)`. */
  giveBackAt(place: string): void {
    const [step = ''] = place.split(/\.(?![^(]*\))/);
    if (!step.includes('(')) this.giveBackOf(step);
    for (const node of this.#opened ?? []) if (node.path === `${this.path}.${step}`) node.giveBack();
  }

  /** Whether what was taken of it was given back, with that which it is in. */
  get isGivenBack(): boolean {
    return this.#isBack || this.#isToldAbove || (this.#within?.isGivenBack ?? false);
  }

  #open(json: Loose, given: unknown, path: string, item?: Item): FhirNode {
    const node = new FhirNode(json, (given ?? json) as Loose, path, this, item);
    this.#opens(node);
    return node;
  }

  #opens(node: FhirNode): void {
    if (this.#opened === undefined) this.#opened = [node];
    else this.#opened.push(node);
  }

  #pathOf(name: string): string {
    return `${this.path}.${stepOf(name, this.#item)}`;
  }
}

const listAt = (json: Readonly<Loose>, name: string): readonly unknown[] => {
  const list = own(json, name);
  return Array.isArray(list) ? list : [];
};

/** An item of a list as an element that holds only this property, and what stands beside it. */
function itemOf(name: string, value: unknown, beside: unknown): Loose {
  const held: Loose = {};
  if (value !== undefined && value !== null) held[name] = value;
  if (beside !== undefined && beside !== null) held[`_${name}`] = beside;
  return held;
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
