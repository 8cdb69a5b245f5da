import type { Snapshots } from '../../fhir/definitions/snapshot';
import type { DefinitionTable } from '../../fhir/definitions/table';
import { isJson, type Json } from '../../fhir/json';
import { checkBundle } from '../checks/bundle';
import { checkPlausibility } from '../checks/plausibility';
import { indexBundle } from './bundle-index';
import { enterResource, type Frame, startFrame, stepInto } from './frame';
import { kindOf, listOf, textOf } from './json';
import { note, type Run } from './run';
import { containedIn, labelOf, type Scope } from './scope';
import type { Element, Shape } from './shape';
import { type Walker, walkObject } from './walk-object';

/** Where a resource stands. */
export interface ResourcePlace {
  readonly frame: Frame;
  /** The scope of the resource that holds it; absent for the one that was given. */
  readonly holder?: Scope;
  /** The element it is the value of. */
  readonly element?: Element;
}

/** Whether a text can be the name of a resource type; anything else is not repeated. */
export const isTypeName = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name);

/** The scope of a resource that stands where it does: contained, in a Bundle entry, or by itself. */
function scopeOf(resource: Json, type: string, place: ResourcePlace): Scope {
  const { holder } = place;
  const frame = enterResource(place.frame, type);
  const label = labelOf(resource, type);
  if (!holder) {
    const bundle = type === 'Bundle' ? indexBundle(resource) : undefined;
    return { resource, type, container: resource, frame, label, bundle };
  }
  if (frame.name === 'contained') {
    return { ...holder, resource, type, container: holder.container, frame, label: `${holder.label}#${label}` };
  }
  const entry = holder.type === 'Bundle' ? listOf(holder.resource.entry)[frame.parent?.index ?? -1] : undefined;
  const fullUrl = isJson(entry) && typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined;
  const bundle = type === 'Bundle' ? indexBundle(resource) : holder.bundle;
  return { resource, type, container: resource, frame, label, bundle, fullUrl };
}

/** The profiles a resource claims, with the position of each claim. */
const claimsOf = (resource: Json): readonly (readonly [string, number])[] =>
  isJson(resource.meta)
    ? listOf(resource.meta.profile).flatMap((url, at) => (typeof url === 'string' ? [[url, at] as const] : []))
    : [];

function isAbout(table: DefinitionTable, type: string, snapshots: Snapshots): boolean {
  if (table.type === type || table.type === 'Resource') return true;
  return table.type === 'DomainResource' && snapshots.ofType(type)?.table.base?.endsWith('/DomainResource') === true;
}

/** The shape of a profile for a resource; notes a profile that is unknown or about another type. */
function profileShape(walker: Walker, url: string, frame: Frame, scope: Scope, run: Run): Shape | undefined {
  const { shapes } = walker;
  const snapshot = shapes.snapshots.of(url);
  if (!snapshot && !url.includes(':')) {
    note(run, 'profile-url', frame, scope);
    return undefined;
  }
  if (!snapshot) {
    run.unknownProfiles.add(url);
    note(run, 'profile-unknown', frame, scope, { profile: url });
    return undefined;
  }
  if (!isAbout(snapshot.table, scope.type, shapes.snapshots)) {
    const parameters = { profile: url, expected: snapshot.table.type, found: scope.type };
    note(run, 'profile-type', frame, scope, parameters);
    return undefined;
  }
  if (snapshot.problems.length > 0 && !run.profiles.has(url)) {
    const reason = snapshot.problems.slice(0, 5).join('; ');
    note(run, 'profile-broken', frame, scope, { profile: url, reason }, { profile: url });
  }
  return shapes.ofProfile(url);
}

/**
 * Profiles asked for that are not about the resource given, to be told there. A Bundle without entries of a type has
 * nothing to check against a profile for that type; a profile nobody knows is told in any case.
 */
function unmatched(scope: Scope, run: Run): readonly string[] {
  const unknown = run.asked.get('') ?? [];
  if (scope.type === 'Bundle') return unknown;
  return [...run.asked].flatMap(([type, urls]) => (type === scope.type ? [] : urls));
}

function shapesOf(walker: Walker, scope: Scope, place: ResourcePlace, run: Run): readonly Shape[] {
  const found = new Map<string, Shape>();
  const { frame } = scope;
  const keep = (url: string, at: Frame): void => {
    const shape = found.has(url) ? undefined : profileShape(walker, url, at, scope, run);
    if (shape) found.set(url, shape);
  };
  const meta = stepInto(frame, 'meta', -1, 'Meta');
  for (const [url, at] of claimsOf(scope.resource)) keep(url, stepInto(meta, 'profile', at, 'uri'));
  const entry = place.holder?.type === 'Bundle';
  if (!place.holder || entry) for (const url of run.asked.get(scope.type) ?? []) keep(url, frame);
  if (!place.holder) for (const url of unmatched(scope, run)) keep(url, frame);
  const { element } = place;
  if (element && element.profiles.length > 0 && element.type.code === scope.type) {
    for (const url of element.profiles) keep(url, frame);
  }
  if (found.size > 0) return [...found.values()];
  const base = walker.shapes.ofType(scope.type);
  return base ? [base] : [];
}

function checkContained(resource: Json, scope: Scope, holder: Scope, run: Run): void {
  if (typeof resource.id !== 'string') note(run, 'contained-id', scope.frame, scope);
  // What a contained resource contains itself is refused as such (dom-2).
  else if (holder.container === holder.resource && containedIn(holder, resource.id) !== resource) {
    note(run, 'contained-duplicate', scope.frame, scope);
  }
}

/** Checks a resource against its base definition, the profiles it claims, and those asked for. */
export function walkResource(walker: Walker, resource: unknown, place: ResourcePlace, run: Run): void {
  const { holder, element } = place;
  const type = isJson(resource) ? resource.resourceType : undefined;
  if (!isJson(resource) || !isTypeName(type)) {
    const found = isJson(resource) ? 'resourceType ?' : kindOf(resource);
    note(run, 'not-a-resource', place.frame, holder ?? nowhere(resource), { found });
    return;
  }
  run.resources++;
  const scope = scopeOf(resource, type, place);
  if (holder && scope.frame.name === 'contained') checkContained(resource, scope, holder, run);
  const definition = walker.shapes.snapshots.ofType(type)?.table;
  if (definition?.kind !== 'resource' || definition.abstract) {
    note(run, 'resource-type-unknown', scope.frame, scope, { type });
    return;
  }
  if (element && element.type.code !== 'Resource' && element.type.code !== type) {
    const parameters = { element: element.node.path, found: type, expected: element.type.code };
    note(run, 'choice-type', scope.frame, scope, parameters, { profile: element.node.profile, node: element.node });
  }
  for (const shape of shapesOf(walker, scope, place, run)) {
    run.profiles.add(shape.profile);
    walkObject(walker, shape, resource, scope.frame, scope, run);
  }
  if (type === 'Bundle') checkBundle(resource, scope, run);
  if (run.plausibility) checkPlausibility(resource, scope, run);
}

const nowhere = (resource: unknown): Scope => {
  const nothing = isJson(resource) ? resource : {};
  return { resource: nothing, type: '', container: nothing, frame: startFrame('$this'), label: '?' };
};

/** A chain of references longer than this is not followed to its end; each target is looked at where it stands. */
const MAX_FOLLOWED = 20;

/** Whether a resource conforms to one profile, found out without keeping the findings; circles count as conforming. */
export function conformsToProfile(walker: Walker, run: Run, scope: Scope, resource: Json, url: string): boolean {
  const { shapes } = walker;
  const table = shapes.snapshots.of(url)?.table;
  const shape = shapes.ofProfile(url);
  const type = textOf(resource.resourceType);
  if (!table || !shape || run.following >= MAX_FOLLOWED) return true;
  if (!isAbout(table, type, shapes.snapshots)) return false;
  if (table.derivation !== 'constraint') return true;
  const known = run.conformance.get(resource) ?? new Map<string, boolean>();
  run.conformance.set(resource, known);
  const answer = known.get(url);
  if (answer !== undefined) return answer;
  // Circles count as conforming, so the answer is yes until it is found to be no.
  const mark = run.assumed.length;
  known.set(url, true);
  run.assumed.push([resource, url]);
  const place = { frame: startFrame(type), holder: undefined };
  const own: Scope = {
    ...scopeOf(resource, type, place),
    bundle: scope.bundle,
    container:
      scope.container === resource || !listOf(scope.container.contained).includes(resource)
        ? resource
        : scope.container,
  };
  const trial: Run = {
    ...run,
    findings: [],
    tasks: [],
    profiles: new Set(),
    unknownProfiles: new Set(),
    following: run.following + 1,
  };
  walkObject(walker, shape, resource, own.frame, own, trial);
  const holds = !trial.findings.some(({ severity }) => severity === 'error' || severity === 'fatal');
  if (!holds) {
    // What was found to conform since then may have leaned on this one.
    for (const [other, profile] of run.assumed.splice(mark)) run.conformance.get(other)?.delete(profile);
    known.set(url, false);
  } else if (run.following === 0) {
    run.assumed.length = 0;
  }
  return holds;
}
