import { isJson, type Json } from '../json';
import { narrativeText, valueTexts } from './write-values';
import { fail, MAX_DEPTH, type Writing, wrongForm } from './writing';
import type { FhirXmlModel, XmlElement, XmlType } from './xml-model';

/**
 * Writes what stands under a name of an object, with its tags.
 *
 * @param twin What stands under the `_` name, if anything does.
 * @param holder The object.
 */
type Write = (value: unknown, twin: unknown, writing: Writing, holder: Json) => void;

/** Writes an element, one of those that its name has. */
type WriteOne = (value: unknown, twin: unknown, writing: Writing, holder: Json | undefined) => void;

/** What is to be done with a property of an object. */
interface Part {
  /** The name of the element, also where the property is its twin. */
  readonly name: string;
  readonly twin: string;
  readonly order: number;
  readonly attribute: boolean;
  readonly isTwin: boolean;
  readonly write: Write;
}

/** The properties an object of a type may have. */
type Parts = ReadonlyMap<string, Part>;

/** Writes a resource, and gives its open tag more, such as its namespace. */
export type WriteResource = (resource: unknown, writing: Writing, more: string) => void;

/**
 * Makes the writer of a model's resources. Of each type it keeps by the name of a property what is to be written around the value;
 * a type is looked at when it is first met.
 */
export function compileWriter(model: FhirXmlModel): WriteResource {
  const known = new Map<XmlType, Parts>();
  const resources = new Map<string, Parts>();

  function partsOf(type: XmlType): Parts {
    let parts = known.get(type);
    if (parts === undefined) {
      parts = new Map(type.elements.flatMap((element) => partsOfElement(element)));
      known.set(type, parts);
    }
    return parts;
  }

  function partsOfElement(element: XmlElement): readonly (readonly [property: string, part: Part])[] {
    const { name, twin, order, attribute, kind } = element;
    const one = writerOf(element);
    const part = { name, twin, order, attribute, isTwin: false, write: element.repeats ? eachOf(element, one) : one };
    const hasTwin = kind === 'primitive' && !attribute;
    return hasTwin
      ? [
          [name, part],
          [element.twin, { ...part, isTwin: true }],
        ]
      : [[name, part]];
  }

  function writerOf(element: XmlElement): WriteOne {
    const { name, kind, attribute } = element;
    if (attribute) return attributeWriter(name);
    if (kind === 'primitive') return primitiveWriter(element);
    if (kind === 'resource') return containerWriter(name);
    if (kind !== 'xhtml') return objectWriter(element);
    return (value, _twin, writing) => {
      writing.xml += narrativeText(value, writing);
    };
  }

  function primitiveWriter(element: XmlElement): WriteOne {
    const { name, json } = element;
    const [before, after] = [`<${name} value="`, '"/>'];
    const [open, close] = [`<${name}`, `</${name}>`];
    const textOf = valueTexts[json];
    let inside: Parts | undefined;
    return (value, twin, writing, holder) => {
      if (twin === undefined) {
        if (value === undefined) wrongForm(writing, 'A value or an extension', null);
        writing.xml += before;
        writing.xml += textOf(value, writing, holder, name);
        writing.xml += after;
        return;
      }
      const start = value === undefined ? open : `${before}${textOf(value, writing, holder, name)}"`;
      if (!isJson(twin)) wrongForm(writing, 'An object with id and extensions', twin);
      inside ??= partsOf(element.type());
      writeObject(twin, inside, writing, start, false);
      writing.xml += close;
    };
  }

  function objectWriter(element: XmlElement): WriteOne {
    const [open, close] = [`<${element.name}`, `</${element.name}>`];
    let inside: Parts | undefined;
    return (value, _twin, writing) => {
      if (!isJson(value)) wrongForm(writing, 'An object', value);
      inside ??= partsOf(element.type());
      writeObject(value, inside, writing, open, false);
      writing.xml += close;
    };
  }

  function containerWriter(name: string): WriteOne {
    const [open, close] = [`<${name}>`, `</${name}>`];
    return (value, _twin, writing) => {
      if (!isJson(value)) wrongForm(writing, 'An object', value);
      writing.xml += open;
      writeResource(value, writing, '');
      writing.xml += close;
    };
  }

  function writeResource(resource: unknown, writing: Writing, more: string): void {
    if (!isJson(resource)) wrongForm(writing, 'A resource', resource);
    const name = resource.resourceType;
    if (typeof name !== 'string') fail(writing, 'wrong-form', 'A resourceType is expected.');
    let parts = resources.get(name);
    if (parts === undefined) {
      const type = model.resource(name);
      if (!type) fail(writing, 'unknown-resource-type', 'The resource type is not known.');
      parts = partsOf(type);
      // Names come from outside; only those that exist are kept.
      resources.set(name, parts);
    }
    writeObject(resource, parts, writing, `<${name}${more}`, true);
    writing.xml += `</${name}>`;
  }

  return writeResource;
}

function attributeWriter(name: string): WriteOne {
  const before = ` ${name}="`;
  return (value, _twin, writing) => {
    writing.xml += `${before}${valueTexts.string(value, writing, undefined, name)}"`;
  };
}

/** Writes the elements of a list. */
function eachOf({ kind }: XmlElement, one: WriteOne): Write {
  return (values, twins, writing) => {
    const list = values ?? [];
    const twinList = twins ?? [];
    if (!Array.isArray(list)) wrongForm(writing, 'An array', values);
    if (!Array.isArray(twinList)) wrongForm(writing, 'An array', twins);
    const { path } = writing;
    const count = Math.max(list.length, twinList.length);
    for (let at = 0; at < count; at++) {
      path.push(at);
      // In parallel arrays null stands for "nothing here".
      const hollow = kind === 'primitive' && list[at] === null;
      one(hollow ? undefined : list[at], twinList[at] ?? undefined, writing, undefined);
      path.pop();
    }
  };
}

/** Writes an open tag, of which the start is given, and what the object holds. */
function writeObject(object: Json, parts: Parts, writing: Writing, open: string, isResource: boolean): void {
  if (++writing.depth > MAX_DEPTH) fail(writing, 'too-deep', `The resource is nested deeper than ${MAX_DEPTH} levels.`);
  const present: Part[] = [];
  let [sorted, attributes, twins] = [true, false, false];
  let last = -1;
  for (const key of Object.keys(object)) {
    if (object[key] === undefined || (isResource && key === 'resourceType')) continue;
    const part = parts.get(key);
    if (part === undefined) fail(writing, 'unknown-property', 'The property is not known here.', key);
    if (part.isTwin) {
      twins = true;
      if (object[part.name] !== undefined) continue;
    }
    if (part.attribute) attributes = true;
    if (part.order < last) sorted = false;
    last = part.order;
    present.push(part);
  }
  // JSON made by machines mostly has the order of the definition already.
  if (!sorted) present.sort((a, b) => a.order - b.order);
  writing.xml += open;
  if (attributes) writeParts(object, present, writing, true, false);
  writing.xml += '>';
  writeParts(object, present, writing, false, twins);
  writing.depth--;
}

function writeParts(object: Json, present: Part[], writing: Writing, attributes: boolean, twins: boolean): void {
  const { path } = writing;
  for (const part of present) {
    if (part.attribute !== attributes) continue;
    const { name } = part;
    path.push(name);
    part.write(object[name], twins ? object[part.twin] : undefined, writing, object);
    path.pop();
  }
}
