import { randomUUID } from 'node:crypto';

/**
 * Numbers as they were written. A FHIR decimal tells its precision (`1.50` is not `1.5`) and has no exponent on the wire
 * (STU3 datatypes.html#decimal), but a number of JavaScript knows neither. Resources keep plain numbers, for everybody who
 * reads them; how one was written is kept beside the object that holds it, for the writers of JSON and XML.
 *
 * It is kept by the object itself: a copy of that object holds the number alone.
 */
const texts = new WeakMap<object, Map<string, string>>();

/** The form of a decimal in text: digits, with a fraction or without; no exponent, no leading zeros, no comma. */
export const decimalForm = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A number written out, without exponent: `5e-7` is `0.0000005`. */
export function plainText(value: number): string {
  const text = String(value);
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const power = Number(exponent);
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction}${'0'.repeat(power - fraction.length)}`;
}

/** Around a number in JSON that is to be written as text; nobody outside can write it. */
const MARK = randomUUID();
const marked = new RegExp(`"${MARK}(-?[\\d.]+)"`, 'g');

/** What the JSON writer gives is made while this is true; everybody else who asks for JSON gets plain numbers. */
let writing = false;

/** Gives an object its written numbers while they are asked for. Not enumerable: nobody who reads the object meets it. */
function toJSON(this: Record<string, unknown>): unknown {
  const written = writing ? texts.get(this) : undefined;
  if (written === undefined) return this;
  const result = { ...this };
  for (const [property, text] of written) {
    if (Number(text) === this[property]) result[property] = MARK + text;
  }
  return result;
}

/** Keeps how a number of an object is written, where that is not how JavaScript would write it. */
export function keepWritten(holder: object, property: string, text: string): void {
  if (String(Number(text)) === text) return;
  const known = texts.get(holder);
  if (known !== undefined) {
    known.set(property, text);
    return;
  }
  texts.set(holder, new Map([[property, text]]));
  // A property of this name that a sender wrote stays what it was.
  if (Object.hasOwn(holder, 'toJSON')) return;
  Object.defineProperty(holder, 'toJSON', { value: toJSON });
}

/** How a number of an object is written: as it was given, else written out. */
export function writtenNumber(holder: unknown, property: string, value: number): string {
  const text = typeof holder === 'object' && holder !== null ? texts.get(holder)?.get(property) : undefined;
  return text !== undefined && Number(text) === value ? text : plainText(value);
}

/** A deep copy of JSON in which every number is written as it was. */
export function copyWithNumbers<T>(json: T): T {
  const copy = structuredClone(json);
  keepAll(json, copy);
  return copy;
}

/** Has a copy of an object write its own numbers as they were; not those of the objects in it. */
export function keepOwnNumbers(from: object, to: object): void {
  for (const [property, text] of texts.get(from) ?? []) keepWritten(to, property, text);
}

function keepAll(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null) return;
  keepOwnNumbers(from, to as object);
  for (const [name, inner] of Object.entries(from)) keepAll(inner, (to as Record<string, unknown>)[name]);
}

/** How a resource is written as JSON. */
export interface FhirJsonOptions {
  /** With line breaks and two blanks a level. */
  readonly pretty?: boolean | undefined;
}

/**
 * A resource as FHIR JSON, every decimal as it was registered: `1.50` stays `1.50`, five ten-millionths are `0.0000005`.
 * `JSON.stringify` gives the same, but for those numbers.
 *
 * @example
 * response.end(fhirJson(toCollection(patients, { now }), { pretty: true }));
 */
export function fhirJson(resource: unknown, options: FhirJsonOptions = {}): string {
  writing = true;
  try {
    const json = JSON.stringify(resource, null, options.pretty ? 2 : undefined);
    return json.includes(MARK) ? json.replace(marked, '$1') : json;
  } finally {
    writing = false;
  }
}
