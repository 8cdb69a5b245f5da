import { withoutOuterBlanks } from '../bgz/define/blanks';

/** An element of an ADA instance. Values are in attributes; ADA has no text between tags. */
export interface AdaElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly AdaElement[];
  readonly parent?: AdaElement;
  /** Place among the siblings of the same name, from 1. */
  readonly position: number;
  /** How many children there are of each name. */
  readonly counts: ReadonlyMap<string, number>;
  /** True when there is text between the tags. */
  readonly hasText: boolean;
  /** Line of the start tag, from 1. */
  readonly line: number;
}

/** No element of ADA is longer; whatever is, is not a name that helps to find it. */
const LONGEST_NAME = 80;

/** `adaxml/data/sturen/allergieen/allergie_intolerantie[2]/allergie_status`; numbered only where names repeat. */
export function pathOf(element: AdaElement): string {
  const name = element.name.length > LONGEST_NAME ? `${element.name.slice(0, LONGEST_NAME)}…` : element.name;
  const repeats = (element.parent?.counts.get(element.name) ?? 1) > 1;
  const step = repeats ? `${name}[${element.position}]` : name;
  return element.parent ? `${pathOf(element.parent)}/${step}` : step;
}

/** The first child of that name. */
export function child(element: AdaElement | undefined, name: string): AdaElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The text of an attribute without blanks around it; undefined when it is absent or blank. Inside, nothing changes. */
export function attribute(element: AdaElement | undefined, name: string): string | undefined {
  const value = withoutOuterBlanks(element?.attributes[name] ?? '');
  return value === '' ? undefined : value;
}

/** Attributes that carry content; the others (conceptId, comment, datatype …) describe the form. */
export const CONTENT: readonly string[] = ['value', 'code', 'root', 'nullFlavor', 'displayName', 'originalText'];

/** True for an element that only takes up room: no content in it or below it. */
export function isBlank(element: AdaElement): boolean {
  return (
    !element.hasText &&
    CONTENT.every((name) => attribute(element, name) === undefined) &&
    element.children.every(isBlank)
  );
}

/** True when the element points to a block instead of holding it. */
export function isReference(element: AdaElement): boolean {
  return (
    element.attributes.datatype === 'reference' || (element.children.length === 0 && 'value' in element.attributes)
  );
}
