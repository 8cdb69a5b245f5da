import { extensionUrl, isExtensionName } from './extensions';
import { isJson, listOf, textOf } from './json';

/** A step of a path as the concept tables write it. */
export interface PathStep {
  /** Name of the element. */
  readonly name: string;
  /** Of `extension(name)`: the URL that the name is short for. */
  readonly url?: string;
  /** Of `component(8480-6)`, or `component(8478-0|6797001)`: the codes, of which the element has one. */
  readonly codes?: readonly string[];
}

const CODES = '|';

/** The step of an element that others of its name are told apart from by their code. */
export const codedStep = (name: string, codes: readonly string[]): string => `${name}(${codes.join(CODES)})`;

/** Takes a step apart: `code`, `extension(short name or URL)`, `component(code)`. */
export function pathStep(step: string): PathStep {
  const [, name, inside] = /^(\w+)\((.+)\)$/.exec(step) ?? [];
  if (name === undefined || inside === undefined) return { name: step };
  if (!/^(?:modifierE|e)xtension$/.test(name)) return { name, codes: inside.split(CODES) };
  return { name, url: isExtensionName(inside) ? extensionUrl(inside) : inside };
}

/** The codes by which an element is told apart from others of its name. */
export const codesIn = (element: unknown): readonly string[] =>
  isJson(element) && isJson(element.code)
    ? listOf(element.code.coding).flatMap((coding) => (isJson(coding) ? [textOf(coding.code)] : []))
    : [];

/** Whether an element is what a step asks beside its name. */
export const isAtStep = (element: unknown, { url, codes }: PathStep): boolean =>
  (url === undefined || (isJson(element) && Object.hasOwn(element, 'url') && element.url === url)) &&
  (codes === undefined || codesIn(element).some((code) => codes.includes(code)));
