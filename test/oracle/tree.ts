import { isArray, isObject, type Json, type JsonObject, listed, text } from './json';
import { childOf, type Definition, isKnownType, profileType, rulesOf, typeProfiles } from './knowledge';

/** A place in an instance, with what core and the profiles that apply there say of it. */
export interface Node {
  readonly pointer: readonly (string | number)[];
  /** FHIRPath, an index on every item of a JSON array. */
  readonly location: string;
  /** Element path without indexes from the resource type, to spread mutants over kinds of places. */
  readonly kind: string;
  readonly name: string;
  readonly value: Json;
  /** Undefined outside an array. */
  readonly index?: number;
  readonly count: number;
  readonly parent?: Node;
  readonly type: string;
  /** Where core defines the children. */
  readonly base: string;
  readonly core?: Definition;
  readonly rules: readonly Definition[];
  readonly scopes: readonly Scope[];
}

/** A profile being followed: its rules, and the paths in it the node answers to (a choice answers to two). */
interface Scope {
  readonly rules: ReadonlyMap<string, Definition[]>;
  readonly paths: readonly string[];
}

export interface Tree {
  readonly resource: JsonObject;
  readonly nodes: readonly Node[];
}

function enter(url: string): Scope[] {
  const rules = rulesOf(url);
  return rules ? [{ rules, paths: [profileType(url)] }] : [];
}

function claimed(resource: JsonObject): Scope[] {
  const profiles = isObject(resource.meta) ? listed(resource.meta.profile).map(text) : [];
  return profiles.flatMap(enter);
}

const said = (scopes: readonly Scope[]): Definition[] =>
  scopes.flatMap((scope) => scope.paths.flatMap((path) => scope.rules.get(path) ?? []));

function* inside(node: Node): Generator<Node> {
  if (!isObject(node.value)) return;
  for (const [name, property] of Object.entries(node.value)) {
    if (name.startsWith('_') || name === 'resourceType') continue;
    const child = childOf(node.base, name);
    if (!child) continue;
    const inherited = node.scopes.map((scope) => ({
      rules: scope.rules,
      paths: scope.paths.flatMap((path) => [...new Set([`${path}.${name}`, `${path}.${child.definedName}`])]),
    }));
    const items = listed(property);
    for (const [index, value] of items.entries()) {
      const inner = isObject(value) && child.type === 'Resource' ? text(value.resourceType) : '';
      const extension = child.type === 'Extension' && isObject(value) ? enter(text(value.url)) : [];
      const rules = said(inherited);
      const many = isArray(property);
      const at: Node = {
        pointer: many ? [...node.pointer, name, index] : [...node.pointer, name],
        location: many ? `${node.location}.${name}[${index}]` : `${node.location}.${name}`,
        kind: `${node.kind}.${name}`,
        name,
        value,
        index: many ? index : undefined,
        count: items.length,
        parent: node,
        type: inner || child.type,
        base: inner || child.base,
        core: child.definition,
        rules,
        scopes:
          inner && isObject(value)
            ? claimed(value)
            : [...inherited, ...typeProfiles(rules).flatMap(enter), ...extension],
      };
      yield at;
      yield* inside(at);
    }
  }
}

export function treeOf(resource: JsonObject): Tree {
  const type = text(resource.resourceType);
  const scopes = claimed(resource);
  const root: Node = {
    pointer: [],
    location: type,
    kind: type,
    name: '',
    value: resource,
    count: 1,
    type,
    base: type,
    rules: said(scopes),
    scopes,
  };
  return { resource, nodes: isKnownType(type) ? [root, ...inside(root)] : [] };
}

export const isResource = (node: Node): boolean => isObject(node.value) && typeof node.value.resourceType === 'string';
