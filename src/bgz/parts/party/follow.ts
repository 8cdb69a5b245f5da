import { isJson, textOf } from '../../../fhir/json';
import type { FhirNode } from '../../define/fhir-node';
import { follow } from '../../define/follow';
import type { ReadContext } from '../../define/read-context';
import type { Draft } from '../../define/rows';
import { readIdentifier } from '../identifier/codec';
import type { Identifier } from '../identifier/zib';

/** What a building block is known by, whatever its kind. */
interface Known {
  readonly identificationNumbers?: readonly Identifier[];
}

/** The type of resource that a reference names: `https://epd.example/fhir/Practitioner/1`. */
const typeIn = (reference: unknown): string | undefined =>
  /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(textOf(reference))?.[1];

/** The type of resource a reference is to: of what it leads to, else the type it names; undefined when nothing tells. */
export const typeOf = (reference: FhirNode, context: ReadContext): string | undefined =>
  context.resolve(reference)?.type ?? typeIn(reference.peek('reference'));

/** A building block as it was read, without what only its FHIR id says; undefined when nothing else was. */
export const stating = <T extends object>(draft: Draft): T | undefined =>
  Object.keys(draft).some((property) => property !== 'id') ? (draft as T) : undefined;

/** The party a reference leads to; the number it shows is taken too, if it is one of those of that party. */
export function followParty<T extends Known>(
  reference: FhirNode,
  type: string,
  context: ReadContext,
  read: (resource: FhirNode) => T | undefined,
): T | undefined {
  const party = follow(reference, type, context, read);
  const told = reference.peek('identifier');
  const isOwn = ({ system, value }: Identifier) => isJson(told) && system === told.system && value === told.value;
  const identifier = party?.identificationNumbers?.some(isOwn) ? reference.open('identifier') : undefined;
  if (identifier) readIdentifier(identifier);
  return party;
}

/** What a reference itself shows of who or what it is to. */
export interface Shown extends Known {
  readonly display?: string;
}

const isIdentifier = (value: unknown): boolean =>
  isJson(value) && typeof value.system === 'string' && typeof value.value === 'string';

/**
 * The name and the number that a reference shows, where nothing else was read of who or what it is to. Nothing of a reference
 * to a resource of another type: that is somebody else's.
 */
export function shownBy(reference: FhirNode, context: ReadContext, ...types: readonly string[]): Shown | undefined {
  const type = typeOf(reference, context);
  if (type !== undefined && !types.includes(type)) return undefined;
  const display = reference.text('display');
  const identifier = isIdentifier(reference.peek('identifier')) ? reference.open('identifier') : undefined;
  const number = identifier && readIdentifier(identifier);
  if (display === undefined && number === undefined) return undefined;
  return { ...(display !== undefined && { display }), ...(number && { identificationNumbers: [number] }) };
}

/** Somebody of whom a name in one line and a number are all that is known. */
export function personShownBy(reference: FhirNode, context: ReadContext, ...types: readonly string[]) {
  const { display, ...known } = shownBy(reference, context, ...types) ?? {};
  const person = { ...known, ...(display !== undefined && { nameInformation: { unstructuredName: display } }) };
  return stating<typeof person>(person);
}
