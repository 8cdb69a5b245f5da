import type { ContextRow } from '../../fhir/definitions/table';
import { isJson } from '../../fhir/json';
import { definitionPaths, type Frame } from '../walk/frame';
import type { Instance } from '../walk/instance';
import { note } from '../walk/run';
import type { Shapes } from '../walk/shape';
import type { Check } from './checks';

const ANYWHERE = new Set(['*', 'Any', 'Element']);

/** Context paths name a choice as `value[x]` or by one of its types. */
const choiceForms = (path: string): readonly string[] => {
  const [, base] = /^(.*\.[a-z]+)[A-Z][A-Za-z]*$/.exec(path) ?? [];
  return base ? [path, `${base}[x]`] : [path];
};

function isAllowedIn({ of }: ContextRow, holder: Frame): boolean {
  if (of.some((allowed) => ANYWHERE.has(allowed))) return true;
  if (holder.resource && (of.includes('Resource') || of.includes('DomainResource'))) return true;
  const paths = definitionPaths(holder);
  return of.some((allowed) => paths.includes(allowed)) || paths.flatMap(choiceForms).some((path) => of.includes(path));
}

function checkPlace(instance: Instance, url: string, shapes: Shapes): void {
  const { frame, scope, run } = instance;
  const snapshot = shapes.snapshots.of(url);
  const modifier = frame.name === 'modifierExtension';
  if (snapshot?.table.type !== 'Extension') {
    note(run, modifier ? 'modifier-extension-unknown' : 'extension-unknown', frame, scope, { url });
    return;
  }
  if (snapshot.root.isModifier !== modifier) {
    const expected = snapshot.root.isModifier ? 'modifierExtension' : 'extension';
    note(run, 'extension-modifier', frame, scope, { url, expected }, { profile: url });
  }
  const { context } = snapshot.table;
  const holder = frame.parent;
  if (!context || context.type === 'extension' || !holder || isAllowedIn(context, holder)) return;
  const parameters = { url, found: definitionPaths(holder).at(-1) ?? holder.type, expected: context.of.join(', ') };
  note(run, 'extension-context', frame, scope, parameters, { profile: url });
}

/** The check of an extension: an absolute url that is known, at a place its definition allows. */
export function extensionCheck(shapes: Shapes): Check {
  return (instance) => {
    const { value, frame, scope, run } = instance;
    if (!isJson(value) || typeof value.url !== 'string' || value.url === '') return;
    if (value.url.includes(':')) checkPlace(instance, value.url, shapes);
    else if (frame.parent?.type !== 'Extension') note(run, 'extension-url', frame, scope);
  };
}
