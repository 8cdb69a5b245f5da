import type { Snapshot } from '../../fhir/definitions/snapshot';
import type { ContextRow } from '../../fhir/definitions/table';
import { isJson } from '../../fhir/json';
import { isAbsolute } from '../../fhir/resource-address';
import type { Shapes } from '../compile/shape';
import type { Glance } from '../glance/glance';
import { compileInvariant } from '../invariant/compile-invariant';
import { saidOfPlaces } from '../rules/phrases';
import { type Cursor, definitionPaths, placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';
import { contextOf } from './invariants';

const BASE = 'http://hl7.org/fhir/StructureDefinition/Extension';

const ANYWHERE = new Set(['*', 'Any', 'Element']);

/** Context paths name a choice as `value[x]` or by one of its types. */
const choiceForms = (path: string): readonly string[] => {
  const [, base] = /^(.*\.[a-z]+)[A-Z][A-Za-z]*$/.exec(path) ?? [];
  return base ? [path, `${base}[x]`] : [path];
};

function isAllowedOn(holder: Cursor, { type, of }: ContextRow): boolean {
  if (type === 'extension') {
    const url = isJson(holder.value) && holder.type === 'Extension' ? holder.value.url : undefined;
    return typeof url === 'string' && of.includes(url);
  }
  if (of.some((allowed) => ANYWHERE.has(allowed))) return true;
  if (holder.resource && (of.includes('Resource') || of.includes('DomainResource'))) return true;
  const paths = definitionPaths(holder);
  return of.some((allowed) => paths.includes(allowed)) || paths.flatMap(choiceForms).some((path) => of.includes(path));
}

/** The parts of an ElementDefinition whose value is one of the element it describes. */
const VALUES_OF_ELEMENT = /^(?:fixed|pattern|defaultValue|minValue|maxValue|value)[A-Z]/;

/**
 * The path of the element that a value in a definition is one of: an example or fixed value of `Address.line` holds what
 * `Address.line` may hold.
 */
function describedPath(holder: Cursor): string | undefined {
  const below: string[] = [];
  for (let at: Cursor | undefined = holder; at && !at.resource; at = at.parent) {
    const inExample = at.parent?.name === 'example' && at.name.startsWith('value');
    const definition = inExample ? at.parent?.parent : at.parent;
    if (definition?.type === 'ElementDefinition' && VALUES_OF_ELEMENT.test(at.name) && isJson(definition.value)) {
      const { path } = definition.value;
      return typeof path === 'string' ? [path, ...below].join('.') : undefined;
    }
    below.unshift(at.name);
  }
  return undefined;
}

/** `3.0` of `3.0.2`, as a number that compares. */
function release(version: string): number | undefined {
  const [, major, minor = '0'] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return major === undefined ? undefined : Number(major) * 1000 + Number(minor);
}

const STU3 = 3000;

/** Whether an extension is for STU3; a version that is none limits nothing. */
const isForStu3 = ({ from, to }: NonNullable<ContextRow['fhirVersions']>): boolean =>
  (release(from ?? '') ?? STU3) <= STU3 && (release(to ?? '') ?? STU3) >= STU3;

function checkCondition(at: Cursor, holder: Cursor, url: string, expression: string): void {
  const result = compileInvariant(expression).evaluate({
    ...contextOf(holder),
    ...(isJson(at.value) && { extension: at.value }),
  });
  if (result.outcome === 'broken') note(at, 'extension-condition', { url }, { profile: url, constraint: expression });
  if (result.outcome === 'not-evaluated') {
    note(at, 'extension-not-evaluated', { url, reason: result.reason }, { profile: url, constraint: expression });
  }
}

function checkContext(at: Cursor, holder: Cursor, url: string, context: ContextRow): void {
  const { type, of, invariants = [], fhirVersions } = context;
  if (fhirVersions && !isForStu3(fhirVersions)) {
    const expected = [fhirVersions.from ?? '…', fhirVersions.to ?? '…'].join(' – ');
    note(at, 'extension-version', { url, expected }, { profile: url });
  }
  if (type === 'mapping') {
    note(at, 'extension-not-evaluated', { url, reason: saidOfPlaces.mapping }, { profile: url });
  } else if (!isAllowedOn(holder, context)) {
    const described = describedPath(holder);
    if (described !== undefined) {
      if (!choiceForms(described).some((path) => of.includes(path)))
        note(at, 'extension-not-evaluated', { url, reason: saidOfPlaces.described }, { profile: url });
      return;
    }
    const found = definitionPaths(holder).at(-1) ?? holder.type;
    note(at, 'extension-context', { url, found, expected: of.join(', ') }, { profile: url });
  } else {
    for (const expression of invariants) checkCondition(at, holder, url, expression);
  }
}

/** Whether a definition is that of an extension; what all of them are made from, `Extension` itself, means nothing yet. */
const definesExtension = ({ table }: Snapshot): boolean => table.type === 'Extension' && table.url !== BASE;

/**
 * The url without its version, where that is of an extension: a url is fixed as it is, and `url|version` is one that nobody
 * defines. Of the version that is at hand its definition says so.
 */
function definedWithout(url: string, shapes: Shapes): string | undefined {
  const end = url.indexOf('|');
  const snapshot = end < 0 ? undefined : shapes.snapshots.of(url.slice(0, end));
  return snapshot && definesExtension(snapshot) ? snapshot.table.url : undefined;
}

function checkPlace(at: Cursor, url: string, shapes: Shapes): void {
  const snapshot = shapes.snapshots.of(url);
  const modifier = at.name === 'modifierExtension';
  if (snapshot && !definesExtension(snapshot)) {
    note(at, 'extension-definition', { url, found: snapshot.table.type });
    return;
  }
  const unversioned = snapshot ? undefined : definedWithout(url, shapes);
  if (unversioned !== undefined) {
    const parameters = { type: 'uri', expected: unversioned };
    note(placeIn(at, 'url', -1, 'uri'), 'fixed-value', parameters, { profile: unversioned });
    return;
  }
  if (!snapshot) {
    note(at, modifier ? 'modifier-extension-unknown' : 'extension-unknown', { url });
    return;
  }
  if (snapshot.root.isModifier !== modifier) {
    const expected = snapshot.root.isModifier ? 'modifierExtension' : 'extension';
    note(at, 'extension-modifier', { url, expected }, { profile: url });
  }
  const { context } = snapshot.table;
  if (context && at.parent) checkContext(at, at.parent, url, context);
}

/** Where an extension may stand, as far as it can be told without a place. */
interface KnownPlaces {
  readonly isModifier: boolean;
  readonly isAnywhere: boolean;
  /** Paths of elements, each as its steps. */
  readonly paths: readonly (readonly string[])[];
}

/** Undefined where more than the names of what it stands in decides. */
function knownPlaces(url: string, shapes: Shapes): KnownPlaces | undefined {
  const snapshot = shapes.snapshots.of(url);
  if (!snapshot || !definesExtension(snapshot)) return undefined;
  const { isModifier } = snapshot.root;
  const { context } = snapshot.table;
  if (!context) return { isModifier, isAnywhere: true, paths: [] };
  const { type, of, invariants = [], fhirVersions } = context;
  if (type === 'mapping' || type === 'extension' || invariants.length > 0) return undefined;
  if (fhirVersions && !isForStu3(fhirVersions)) return undefined;
  const isAnywhere = of.some((allowed) => ANYWHERE.has(allowed));
  return { isModifier, isAnywhere, paths: of.map((path) => path.split('.')) };
}

/** Whether what holds a value is the element of a path: the last of its steps is its name, the first the type they begin in. */
function endsIn({ names, types, depth }: Glance, steps: readonly string[]): boolean {
  const from = depth - steps.length;
  if (from < 0 || types[from] !== steps[0]) return false;
  for (let at = 1; at < steps.length; at++) if (names[from + at] !== steps[at]) return false;
  return true;
}

const isPlacedWell = (glance: Glance, { isAnywhere, paths }: KnownPlaces): boolean =>
  isAnywhere ||
  paths.some(
    (steps) =>
      endsIn(glance, steps) ||
      (glance.depth === 1 && steps.length === 1 && (steps[0] === 'Resource' || steps[0] === 'DomainResource')),
  );

/**
 * The check of an extension: an absolute url that is known, at a place its definition allows.
 *
 * @param name Of the element: `extension` or `modifierExtension`.
 */
export function extensionCheck(name: string, shapes: Shapes): Check {
  const known = new Map<string, KnownPlaces>();
  const placesOf = (url: string): KnownPlaces | undefined => {
    const before = known.get(url);
    if (before) return before;
    const places = knownPlaces(url, shapes);
    // Of definitions there are only so many; what nobody defines comes from an input, and nothing of an input is kept.
    if (places && !url.includes('|')) known.set(url, places);
    return places;
  };
  return {
    look: (at) => {
      const { value } = at;
      if (!isJson(value) || typeof value.url !== 'string' || value.url === '') return;
      if (isAbsolute(value.url)) checkPlace(at, value.url, shapes);
      else if (at.parent?.type !== 'Extension') note(at, 'extension-url');
    },
    passes: (value, _, glance) => {
      if (!isJson(value) || typeof value.url !== 'string' || value.url === '') return true;
      const { url } = value;
      const places = placesOf(url);
      if (places) return places.isModifier === (name === 'modifierExtension') && isPlacedWell(glance, places);
      return !url.includes(':') && glance.types[glance.depth - 1] === 'Extension';
    },
  };
}
