import type { ContextRow } from '../../fhir/definitions/table';
import { isJson } from '../../fhir/json';
import type { Shapes } from '../compile/shape';
import { type Cursor, definitionPaths } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';

const ANYWHERE = new Set(['*', 'Any', 'Element']);

/** Context paths name a choice as `value[x]` or by one of its types. */
const choiceForms = (path: string): readonly string[] => {
  const [, base] = /^(.*\.[a-z]+)[A-Z][A-Za-z]*$/.exec(path) ?? [];
  return base ? [path, `${base}[x]`] : [path];
};

function isAllowedIn({ of }: ContextRow, holder: Cursor): boolean {
  if (of.some((allowed) => ANYWHERE.has(allowed))) return true;
  if (holder.resource && (of.includes('Resource') || of.includes('DomainResource'))) return true;
  const paths = definitionPaths(holder);
  return of.some((allowed) => paths.includes(allowed)) || paths.flatMap(choiceForms).some((path) => of.includes(path));
}

function checkPlace(at: Cursor, url: string, shapes: Shapes): void {
  const snapshot = shapes.snapshots.of(url);
  const modifier = at.name === 'modifierExtension';
  if (snapshot?.table.type !== 'Extension') {
    note(at, modifier ? 'modifier-extension-unknown' : 'extension-unknown', { url });
    return;
  }
  if (snapshot.root.isModifier !== modifier) {
    const expected = snapshot.root.isModifier ? 'modifierExtension' : 'extension';
    note(at, 'extension-modifier', { url, expected }, { profile: url });
  }
  const { context } = snapshot.table;
  const holder = at.parent;
  if (!context || context.type === 'extension' || !holder || isAllowedIn(context, holder)) return;
  const parameters = { url, found: definitionPaths(holder).at(-1) ?? holder.type, expected: context.of.join(', ') };
  note(at, 'extension-context', parameters, { profile: url });
}

/** The check of an extension: an absolute url that is known, at a place its definition allows. */
export function extensionCheck(shapes: Shapes): Check {
  return (at) => {
    const { value } = at;
    if (!isJson(value) || typeof value.url !== 'string' || value.url === '') return;
    if (value.url.includes(':')) checkPlace(at, value.url, shapes);
    else if (at.parent?.type !== 'Extension') note(at, 'extension-url');
  };
}
