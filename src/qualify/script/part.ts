import { isJson, listOf } from '../../fhir/json';
import { parseJson } from '../../fhir/json-text';
import { SaxesParser } from '../../fhir/xml/saxes-parser';

/**
 * A piece of a resource whose definition is not asked: scripts that say they are STU3 use elements of R4, which a reader by the definition
 * would lose.
 */
export interface Part {
  readonly name: string;
  /** The value of a primitive, as text. */
  readonly value: string | undefined;
  readonly id: string | undefined;
  /** Extension.url, which XML has as an attribute. */
  readonly url: string | undefined;
  readonly parts: readonly Part[];
}

/** The parts of that name. */
export const partsOf = (part: Part | undefined, name: string): readonly Part[] =>
  part?.parts.filter((one) => one.name === name) ?? [];

/** The value that stands at the end of a path, the first where there are several. */
export function valueAt(part: Part | undefined, ...path: readonly string[]): string | undefined {
  let at = part;
  for (const name of path) at = at?.parts.find((one) => one.name === name);
  return at?.value;
}

/** Extension.url */
export const urlOf = (part: Part): string => part.url ?? valueAt(part, 'url') ?? '';

interface OpenPart extends Part {
  readonly parts: OpenPart[];
}

const MOST_DEPTH = 200;

/** Reads XML without a document type, so that nothing is expanded but the five entities of XML; throws where it is not well-formed. */
function fromXml(text: string): Part | undefined {
  const parser = new SaxesParser();
  const open: OpenPart[] = [];
  let root: OpenPart | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('it has a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MOST_DEPTH) throw new Error('it is nested too deep');
    const { value, id, url } = attributes as Readonly<Record<string, string>>;
    const part: OpenPart = { name, value, id, url, parts: [] };
    open.at(-1)?.parts.push(part);
    root ??= part;
    open.push(part);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root;
}

const NOTHING: Part = { name: '', value: undefined, id: undefined, url: undefined, parts: [] };
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function fromJson(name: string, value: unknown): Part {
  if (!isJson(value)) return { ...NOTHING, name, value: value === null ? undefined : String(value) };
  const parts = Object.entries(value)
    .filter(([key]) => key !== 'resourceType' && !key.startsWith('_'))
    .flatMap(([key, inner]) => listOf(inner).map((one) => fromJson(key, one)));
  const { id, url } = value;
  return { name, value: undefined, id: textIn(id), url: textIn(url), parts };
}

/** The parts of a resource in XML or JSON; throws an `Error` with the reason where it cannot be read. */
export function readParts(text: string): Part {
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (trimmed.startsWith('<')) {
    const root = fromXml(trimmed);
    if (root) return root;
    throw new Error('it holds no element');
  }
  const parsed = parseJson(trimmed);
  if (!parsed.ok || !isJson(parsed.value)) throw new Error('it is neither XML nor a JSON object');
  return fromJson(String(parsed.value.resourceType ?? ''), parsed.value);
}
