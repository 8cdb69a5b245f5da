import { bgzRecordsJsonSchema } from '../../../src/bgz/json-schema';
import { type ZibGroup, zibGroups } from '../../../src/zib';
import { type Holder, isObject, type Json, type Path } from './places';

const schema = bgzRecordsJsonSchema() as Json;
const definitions = schema.$defs as Holder;

export const groups = Object.keys(zibGroups) as ZibGroup[];

export const accepts = (group: ZibGroup, record: unknown): boolean => zibGroups[group].parse(record).ok;

/** What a place may hold, with the name it has in the schema. */
export interface Node {
  readonly name: string | undefined;
  readonly node: Holder;
}

const isAbsent = (node: unknown): boolean => isObject(node) && node.$ref === '#/$defs/Absent';

/** The choices at a place, `Absent` left out: what null and blanks are is not this test's. */
export function choicesOf(node: unknown): Node[] {
  if (!isObject(node) || isAbsent(node)) return [];
  const reference = /^#\/\$defs\/(.+)$/.exec(String(node.$ref))?.[1];
  if (reference !== undefined) return [{ name: reference, node: definitions[reference] as Holder }];
  const inner = Array.isArray(node.anyOf) ? node.anyOf : [];
  const refers = inner.some((one) => isObject(one) && ('$ref' in one || 'enum' in one || 'const' in one));
  return refers ? inner.flatMap(choicesOf) : [{ name: undefined, node }];
}

const rootOf = (group: ZibGroup): unknown => {
  const node = (schema.properties as Holder)[group];
  return choicesOf(node).find(({ node: one }) => one.items !== undefined)?.node.items ?? node;
};

const stepInto = (node: unknown, step: string | number): unknown[] =>
  choicesOf(node).flatMap(({ node: one }) => {
    if (typeof step === 'number') return one.items === undefined ? [] : [one.items];
    const inner = (one.properties as Holder | undefined)?.[step];
    return inner === undefined ? [] : [inner];
  });

/** What the schema says of a place in a record. */
export function schemaAt(group: ZibGroup, path: Path): Node[] {
  let nodes = [rootOf(group)];
  for (const step of path) nodes = nodes.flatMap((node) => stepInto(node, step));
  return nodes.flatMap(choicesOf);
}

/** Codes and words that the schema lists for a place. */
export function listedAt(group: ZibGroup, path: Path): unknown[] {
  return schemaAt(group, path).flatMap(({ node }) =>
    Array.isArray(node.enum) ? node.enum.filter((one) => one !== null) : [],
  );
}

/**
 * Who told of a problem that stands inside another record is told of as in the list of problems, and so is its metadata; who
 * registered a record is told of as others are: those places are their own.
 */
const toldElsewhere: ReadonlySet<string | undefined> = new Set([
  'HealthProfessional',
  'HealthcareProvider',
  'ContactPerson',
  'Metadata',
]);

/** Every place a record of a group can have, outermost first; the first item stands for a list. A coded value is one place. */
export function placesOf(group: ZibGroup): Path[] {
  const walk = (node: unknown, at: Path, isInside: boolean): Path[] =>
    choicesOf(node).flatMap(({ name, node: one }) => {
      if (name === 'CodedConcept' || name === 'Coding' || (isInside && toldElsewhere.has(name))) return [];
      const inside = isInside || name === 'ProblemInside' || name === 'Metadata';
      const items = one.items === undefined ? [] : [[...at, 0], ...walk(one.items, [...at, 0], inside)];
      const properties = Object.entries((one.properties as Holder | undefined) ?? {});
      return [...items, ...properties.flatMap(([key, value]) => [[...at, key], ...walk(value, [...at, key], inside)])];
    });
  return walk(rootOf(group), [], false);
}
