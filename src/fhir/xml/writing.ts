import { FhirXmlError, type FhirXmlErrorCode, shownName } from './fhir-xml-error';

/** Nesting beyond this is a mistake, most often an object that holds itself. */
export const MAX_DEPTH = 200;

/** The state of one writing. */
export interface Writing {
  /** What is written so far. */
  xml: string;
  depth: number;
  /** Where the writer is: names, with a number for a position in an array. */
  readonly path: (string | number)[];
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function pathText(path: readonly (string | number)[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

/** Ends the writing: XML cannot say what stands here, or in a property of it. */
export function fail({ path }: Writing, code: FhirXmlErrorCode, what: string, property?: string): never {
  throw new FhirXmlError(code, pathText(property === undefined ? path : [...path, shownName(property)]), what);
}

/** Ends the writing: something of another JSON form stands here than its type has. */
export function wrongForm(writing: Writing, expected: string, value: unknown): never {
  fail(writing, 'wrong-form', `${expected} expected; found ${kindOf(value)}.`);
}
