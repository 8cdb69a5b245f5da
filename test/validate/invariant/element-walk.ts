import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from './support';

const packages = path.resolve(import.meta.dirname, '../../../../shared/packages');
const core = path.join(packages, 'hl7.fhir.r3.core-3.0.2/package');
const zib = path.join(packages, 'nictiz.fhir.nl.stu3.zib2017-2.2.18/package');

/** Whether the reference packages are beside the repository. */
export const packagesArePresent = existsSync(core) && existsSync(zib);

interface Constraint {
  readonly key: string;
  readonly expression?: string;
}

interface Definition {
  readonly path: string;
  readonly type?: readonly { readonly code: string }[];
  readonly contentReference?: string;
  readonly constraint?: readonly Constraint[];
}

interface StructureDefinition {
  readonly type: string;
  readonly derivation?: string;
  readonly snapshot?: { readonly element: readonly Definition[] };
  readonly differential?: { readonly element: readonly Definition[] };
}

function readAll<Read>(folder: string, prefix = ''): { readonly file: string; readonly json: Read }[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.json') && !file.startsWith('.'))
    .map((file) => ({ file, json: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) }));
}

const structures = packagesArePresent
  ? [core, zib].flatMap((folder) =>
      readAll<StructureDefinition>(folder, 'StructureDefinition-').map(({ json }) => json),
    )
  : [];

/** Every expression of the packages, by the path of an element it is on. */
export const packageExpressions: ReadonlyMap<string, ReadonlySet<string>> = structures
  .flatMap(({ snapshot, differential }) => [...(snapshot?.element ?? []), ...(differential?.element ?? [])])
  .flatMap(({ path: at, constraint }) => (constraint ?? []).map(({ expression }) => [at, expression] as const))
  .reduce((byPath, [at, expression]) => {
    if (expression !== undefined) byPath.set(at, (byPath.get(at) ?? new Set()).add(expression));
    return byPath;
  }, new Map<string, Set<string>>());

const definitions = new Map(
  structures
    .filter(({ derivation }) => derivation !== 'constraint')
    .map(({ type, snapshot }) => [type, new Map(snapshot?.element.map((element) => [element.path, element]))] as const),
);

/** The examples of the zib package. */
export function packageExamples(): readonly { readonly file: string; readonly json: Json }[] {
  return readAll<Json>(path.join(zib, 'examples')).filter(({ json }) => typeof json.resourceType === 'string');
}

/** An element of an example with the expressions that the packages state for it. */
export interface WalkedElement {
  readonly value: unknown;
  readonly type: string;
  readonly path: string;
  readonly resource: Json;
  readonly expressions: ReadonlySet<string>;
}

function definitionOf(type: string, base: string, name: string): { definition: Definition; type: string } | undefined {
  const known = definitions.get(type);
  const plain = known?.get(`${base}.${name}`);
  if (plain) return { definition: plain, type: plain.type?.[0]?.code ?? 'BackboneElement' };
  for (const [at, definition] of known ?? []) {
    if (!at.endsWith('[x]') || !`${base}.${name}`.startsWith(at.slice(0, -3))) continue;
    const suffix = `${base}.${name}`.slice(at.length - 3).toLowerCase();
    const code = definition.type?.find((one) => one.code.toLowerCase() === suffix)?.code;
    if (code !== undefined) return { definition, type: code };
  }
  return undefined;
}

/** Lists the elements of a resource that have a value and no twin, depth first. */
export function walkElements(resource: Json, found: WalkedElement[] = []): readonly WalkedElement[] {
  const type = String(resource.resourceType);
  const expressions = packageExpressions.get(type) ?? new Set();
  found.push({ value: resource, type, path: type, resource, expressions });
  walk(resource, type, type, resource, found);
  return found;
}

function walk(value: Json, type: string, base: string, resource: Json, found: WalkedElement[]): void {
  for (const [name, child] of Object.entries(value)) {
    const known = definitionOf(type, base, name);
    if (!known || value[`_${name}`] !== undefined) continue;
    const at = known.definition.contentReference?.slice(1) ?? known.definition.path;
    const stated = [known.definition.path, at, `${base}.${name}`, known.type];
    const expressions = new Set(stated.flatMap((where) => [...(packageExpressions.get(where) ?? [])]));
    for (const item of Array.isArray(child) ? child : [child]) {
      if (known.type === 'Resource') {
        walkElements(item, found);
        continue;
      }
      found.push({ value: item, type: known.type, path: at, resource, expressions });
      if (typeof item !== 'object') continue;
      if (known.type === 'BackboneElement' || known.type === 'Element') walk(item, type, at, resource, found);
      else walk(item, known.type, known.type, resource, found);
    }
  }
}
