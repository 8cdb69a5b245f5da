import { locateInJson } from '../../fhir/json-positions';
import { type Pointer, type Position, positionsOf } from '../../fhir/text-position';
import { toldName } from '../../fhir/told-name';
import { begunAt, pathAt, repeatedProperties, writtenNumbers } from '../../fhir/walk-json';
import type { FhirXmlModel } from '../../fhir/xml/xml-model';
import type { RuleFault } from '../rules';
import { saidOfJson } from '../rules/phrases';
import { inTurns } from './in-turns';
import { syntaxFaultIn } from './json-syntax';
import { MAX_OBJECTS, measure, unshared } from './measure';
import { outlineOf } from './outline';
import { Entries } from './read-entries';
import { propertiesIn, type ScanLimits, scanJson } from './scan-json';
import { knownPath, namesAt } from './told-place';

/** A fault of the text itself. */
export type TextFault = RuleFault<
  | 'json-syntax'
  | 'duplicate-property'
  | 'xml-syntax'
  | 'xml-structure'
  | 'xml-value'
  | 'xml-whitespace'
  | 'resource-type-unknown'
  | 'records-given'
  | 'size-limit'
  | 'depth-limit'
  | 'fault-limit'
> & {
  /** Steps to the element it is about. */
  readonly path: Pointer;
} & Partial<Position>;

/** What was given, read. */
export interface ReadInput {
  /** The JSON value; undefined when the text could not be read. */
  readonly value: unknown;
  /** What names the places of faults where there is no value: as much of it as was read. */
  readonly begun?: unknown;
  readonly readable: boolean;
  readonly faults: readonly TextFault[];
  /** The numbers that a number of JavaScript does not keep as they are written, by the key of the steps to them. */
  readonly written?: ReadonlyMap<string, string>;
  /** Where values stand; absent when no text was given. */
  readonly locate?: (pointers: readonly Pointer[]) => readonly Position[];
  /** Of a large Bundle, of which each resource is read when it is its turn. */
  readonly inTurns?: ReadInTurns;
}

/** A Bundle of which the resources are read one by one. */
export interface ReadInTurns {
  /** How many characters of them were read so far, some of them more than once. */
  readonly read: () => number;
  /** What was given, once all of it was read: now it is known whether it is sound JSON. */
  readonly whole: () => Promise<ReadInput>;
}

function syntaxFault(text: string): TextFault & { readonly offset: number } {
  const offset = syntaxFaultIn(text);
  const [position] = positionsOf(text, [offset]);
  const reason =
    text.trim() === '' ? saidOfJson.empty : offset >= text.length ? saidOfJson.endsTooEarly : saidOfJson.syntaxError;
  return { rule: 'json-syntax', parameters: { reason }, path: pathAt(text, offset), offset, ...position };
}

const tooDeep = (limit: number): ReadInput => ({
  value: undefined,
  readable: false,
  faults: [{ rule: 'depth-limit', parameters: { limit }, path: [] }],
});

/** A text that is no JSON, or goes beyond a limit. */
function unreadJson(text: string, limits: ScanLimits): ReadInput {
  if (scanJson(text, limits) === undefined) return tooDeep(limits.maxDepth);
  const fault = syntaxFault(text);
  return { value: undefined, begun: begunAt(text, fault.offset), readable: false, faults: [fault] };
}

/** Reads the text of a Bundle with resources in its entries; undefined when it is none. */
function readBundle(text: string, limits: ScanLimits, xmlModel: () => Promise<FhirXmlModel>): ReadInput | undefined {
  const outline = outlineOf(text, limits);
  if (outline?.entries === undefined) return undefined;
  let entries: Entries;
  let written: ReadInput['written'];
  try {
    entries = new Entries(text, outline);
    if (outline.scan.oddNumbers) written = writtenNumbers(text);
  } catch (error) {
    if (error instanceof SyntaxError) return unreadJson(text, limits);
    throw error;
  }
  const { bundle } = entries;
  if (bundle.resourceType !== 'Bundle') return undefined;
  const read: ReadInput = {
    value: bundle,
    readable: true,
    faults: [],
    ...(written && { written }),
    locate: (pointers) => locateInJson(text, pointers),
  };
  const whole = async (): Promise<ReadInput> => {
    if (!entries.areJson()) return readWithFaults(unreadJson(text, limits), xmlModel);
    if (!entries.repeat) return read;
    return readWithFaults({ ...read, faults: duplicates(text, bundle, await xmlModel()) }, xmlModel);
  };
  return { ...read, inTurns: { read: () => entries.read, whole } };
}

function readJson(
  text: string,
  { maxDepth, asWhole = false }: Omit<InputLimits, 'maxSize'>,
  xmlModel: () => Promise<FhirXmlModel>,
): ReadInput | Promise<ReadInput> {
  const limits = { maxDepth, maxObjects: MAX_OBJECTS };
  const bundle = asWhole || text.length < inTurns.from ? undefined : readBundle(text, limits, xmlModel);
  if (bundle) return bundle;
  // Before it is read: brackets alone unfold to many times their size.
  const scan = scanJson(text, limits);
  if (scan === undefined) return tooDeep(maxDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadJson(text, limits);
  }
  const read: ReadInput = {
    value,
    readable: true,
    faults: [],
    ...(scan.oddNumbers && { written: writtenNumbers(text) }),
    locate: (pointers) => locateInJson(text, pointers),
  };
  // Counting tells whether there are any, so that only a text that has them is read twice.
  if (scan.properties === propertiesIn(value)) return read;
  return xmlModel().then((model) => ({ ...read, faults: duplicates(text, value, model) }));
}

function duplicates(text: string, value: unknown, model: FhirXmlModel): readonly TextFault[] {
  const repeated = repeatedProperties(text);
  const positions = positionsOf(
    text,
    repeated.map(({ offset }) => offset),
  );
  return repeated.map(({ property, path }, at): TextFault => {
    const shown = toldName(property, ['resourceType', ...namesAt(value, path, model)]);
    return { rule: 'duplicate-property', parameters: { property: shown }, path, ...positions[at] };
  });
}

/** What protects the process from hostile input. */
export interface InputLimits {
  /** Largest text that is read, in characters. */
  readonly maxSize: number;
  /** Deepest nesting of objects and arrays. */
  readonly maxDepth: number;
  /** Reads a large Bundle at once, for who looks at each of its resources more than once. */
  readonly asWhole?: boolean;
}

/** What `bgz convert --from ada` reads: a Nictiz ADA instance. */
const ADA = /^\s*(?:<[?!][^>]*>\s*)*<adaxml[\s>]/;

async function readXml(text: string, model: FhirXmlModel, limits: InputLimits): Promise<ReadInput> {
  const { readFhirXml } = await import('../../fhir/xml/read-fhir-xml');
  const { value, begun, faults, valueFaults, locate } = readFhirXml(text, model, limits);
  if (value === undefined && ADA.test(text))
    return {
      value,
      readable: false,
      faults: [{ rule: 'records-given', parameters: { format: 'ada' }, path: [], line: 1, column: 1 }],
    };
  // A resource of an unknown type is told where it stands, as in JSON.
  const own = faults.filter(({ rule }) => rule !== 'resource-type-unknown');
  const inOrder = [...own, ...valueFaults].sort((a, b) => a.line - b.line || a.column - b.column);
  return { value, begun, readable: value !== undefined, faults: inOrder, locate };
}

function readValue(input: unknown, maxDepth: number): ReadInput {
  try {
    const { tooDeep: isTooDeep, shares } = measure(input, maxDepth);
    if (isTooDeep) return tooDeep(maxDepth);
    return { value: shares ? unshared(input) : input, readable: true, faults: [] };
  } catch {
    // A getter or proxy that throws; what it throws may hold anything.
    const reason = saidOfJson.throwsWhenRead;
    return { value: undefined, readable: false, faults: [{ rule: 'json-syntax', parameters: { reason }, path: [] }] };
  }
}

/** Nothing of an input was read, for one reason. */
const unread = (fault: Omit<TextFault, 'path'>): ReadInput => ({
  value: undefined,
  readable: false,
  faults: [{ ...fault, path: [] } as TextFault],
});

const tooLarge = (limit: number): ReadInput => unread({ rule: 'size-limit', parameters: { limit } });

/** Why a line of a text that comes in pieces is none that can be read. */
export function unreadLine(reason: 'too-long' | 'unknown-charset' | 'not-the-charset', maxSize: number): ReadInput {
  if (reason === 'too-long') return tooLarge(maxSize);
  const said = reason === 'unknown-charset' ? saidOfJson.unknownCharset : saidOfJson.notTheCharset;
  return unread({ rule: 'json-syntax', parameters: { reason: said } });
}

async function readWithFaults(
  pending: ReadInput | Promise<ReadInput>,
  xmlModel: () => Promise<FhirXmlModel>,
): Promise<ReadInput> {
  const read = await pending;
  if (read.faults.length === 0) return read;
  const model = await xmlModel();
  const faults = read.faults.map((fault) => ({
    ...fault,
    path: knownPath(read.value ?? read.begun, fault.path, model),
  }));
  return { ...read, faults };
}

/**
 * Reads what `validate` was given: a value as it is, a text as JSON or, when it starts with `<`, as FHIR XML. What is JSON
 * without faults is there at once: nobody has to wait for it.
 *
 * @param xmlModel Makes the model of FHIR XML; only asked when there is XML to read, or a fault to tell the place of.
 */
export function readInput(
  input: unknown,
  limits: InputLimits,
  xmlModel: () => Promise<FhirXmlModel>,
): ReadInput | Promise<ReadInput> {
  const { maxSize, maxDepth } = limits;
  if (typeof input !== 'string') return readValue(input, maxDepth);
  if (input.length > maxSize) return tooLarge(maxSize);
  const text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  if (/^\s*</.test(text)) {
    const inXml = xmlModel().then((model) => readXml(text, model, { maxSize, maxDepth }));
    return readWithFaults(inXml, xmlModel);
  }
  const read = readJson(text, limits, xmlModel);
  return read instanceof Promise || read.faults.length > 0 ? readWithFaults(read, xmlModel) : read;
}
