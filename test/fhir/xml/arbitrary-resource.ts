import fc from 'fast-check';
import type { FhirXmlModel, XmlElement, XmlType } from '../../../src/fhir/xml/xml-model';

type Json = Record<string, unknown>;

const XHTML = 'http://www.w3.org/1999/xhtml';

// Everything JSON and XML 1.0 can both hold: no control characters, no halves of a pair.
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...'<>&"\'\t\n\r ]-a\u0085\u2028'), minLength: 1 }),
  )
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  .map((value) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '·'));

const narrative = fc
  .tuple(text, fc.constantFrom('', '<br/>', '<p class="x">a</p>', '<!-- c -->', '&#160;'))
  .map(([words, markup]) => `<div xmlns="${XHTML}">${words.replace(/[<>&]/g, '')}${markup}</div>`);

const values = {
  boolean: fc.boolean(),
  number: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  ),
} as const;

/** Types that keep their blanks in XML; in the others they are no part of the value. */
const KEEPS_BLANKS = ['string', 'markdown', 'id', 'base64Binary'];
const withoutBlanks = text.map((value) => value.replace(/[\t\n\r ]/g, '·'));

/** What stands under the name of an element, and under its `_` twin. */
interface Pair {
  readonly value?: unknown;
  readonly twin?: unknown;
}

/** Makes resources of every type a model knows, with any of its elements in any order. */
export function arbitraryResource(model: FhirXmlModel): fc.Arbitrary<Json> {
  const typeOf = (name: string): XmlType => {
    const type = model.resource(name);
    if (!type) throw new Error(`${name} is not in the model`);
    return type;
  };

  function object(type: XmlType, depth: number): fc.Arbitrary<Json> {
    if (type.elements.length === 0) return fc.constant({});
    return fc.uniqueArray(fc.nat(type.elements.length - 1), { maxLength: depth > 0 ? 4 : 1 }).chain((picked) => {
      const elements = picked
        .flatMap((at) => type.elements[at] ?? [])
        .filter(({ kind }) => depth > 0 || kind === 'primitive');
      return fc.tuple(...elements.map((element) => pair(element, depth - 1))).map((pairs) => assemble(elements, pairs));
    });
  }

  const resource = (depth: number): fc.Arbitrary<Json> =>
    fc
      .constantFrom(...model.resources)
      .chain((name) => object(typeOf(name), depth).map((content) => ({ ...content, resourceType: name })));

  function one(element: XmlElement, depth: number): fc.Arbitrary<unknown> {
    if (element.kind === 'primitive' && element.json !== 'string') return values[element.json];
    if (element.kind === 'primitive') {
      const keeps = element.attribute ? element.name === 'id' : KEEPS_BLANKS.includes(element.type().name);
      return keeps ? text : withoutBlanks;
    }
    if (element.kind === 'xhtml') return narrative;
    return element.kind === 'resource' ? resource(depth) : object(element.type(), depth);
  }

  function pair(element: XmlElement, depth: number): fc.Arbitrary<Pair> {
    if (element.kind !== 'primitive' || element.attribute) return plain(element, depth);
    const twin = object(element.type(), Math.max(depth, 0)).filter((content) => Object.keys(content).length > 0);
    const item = fc.oneof(
      one(element, depth).map((value): Pair => ({ value })),
      twin.map((content): Pair => ({ twin: content })),
      fc.tuple(one(element, depth), twin).map(([value, content]): Pair => ({ value, twin: content })),
    );
    return element.repeats ? fc.array(item, { minLength: 1, maxLength: 3 }).map(parallel) : item;
  }

  const plain = (element: XmlElement, depth: number): fc.Arbitrary<Pair> =>
    (element.repeats ? fc.array(one(element, depth), { minLength: 1, maxLength: 3 }) : one(element, depth)).map(
      (value) => ({
        value,
      }),
    );

  return resource(4);
}

/** The form FHIR gives lists of primitives: two arrays of one length, each left out when it would hold only null. */
function parallel(items: readonly Pair[]): Pair {
  const value = items.map((item) => item.value ?? null);
  const twin = items.map((item) => item.twin ?? null);
  const present = (list: readonly unknown[]) => (list.some((item) => item !== null) ? list : undefined);
  return { value: present(value), twin: present(twin) };
}

function assemble(elements: readonly XmlElement[], pairs: readonly Pair[]): Json {
  const content: Json = {};
  for (const [at, { value, twin }] of pairs.entries()) {
    const name = elements[at]?.name ?? '';
    if (twin !== undefined) content[`_${name}`] = twin;
    if (value !== undefined) content[name] = value;
  }
  return content;
}
