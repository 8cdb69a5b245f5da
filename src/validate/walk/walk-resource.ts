import type { Snapshots } from '../../fhir/definitions/snapshot';
import type { DefinitionTable } from '../../fhir/definitions/table';
import { isJson, type Json, kindOf, listOf, textOf } from '../../fhir/json';
import { joined } from '../../fhir/phrase';
import { toldType } from '../../fhir/told-name';
import { checkBundle } from '../checks/bundle';
import { checkPlausibility } from '../checks/plausibility';
import { areRecords } from '../checks/records';
import { lookedAt } from '../compile/looked-at';
import type { Shape } from '../compile/shape';
import { standIns } from '../drafts';
import { kindPhrase, saidOfValues } from '../rules/phrases';
import { indexBundle } from './bundle-index';
import { type Cursor, elementPathOf, enterResource, type From, placeIn, startAt } from './cursor';
import { inTurn } from './postpone';
import { isClean, note, trialOf } from './run';
import { containedIn, isTypeName, labelOf, type Scope, scopeFor } from './scope';
import { identityOf, wholeOf } from './stand-in';
import { walkObject } from './walk-object';

/** The scope of a resource by itself. */
function ownScope(resource: Json, type: string): Scope {
  const index = type === 'Bundle' ? indexBundle(resource) : undefined;
  return scopeFor(resource, type, resource, labelOf(resource, type), index);
}

/** The scope of a resource that stands where it does: contained, in a Bundle entry, or by itself. */
function scopeOf(at: Cursor, resource: Json, type: string): Scope {
  if (!at.parent) return ownScope(resource, type);
  const holder = at.scope;
  const label = labelOf(resource, type);
  if (at.name === 'contained') {
    const { container, contained, bundle, fullUrl } = holder;
    const scope = scopeFor(resource, type, container, `${holder.label}#${label}`, bundle, fullUrl);
    scope.contained = contained;
    return scope;
  }
  const entry = holder.type === 'Bundle' ? listOf(holder.resource.entry)[at.parent.index] : undefined;
  const fullUrl = isJson(entry) && typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined;
  const bundle = type === 'Bundle' ? indexBundle(resource) : holder.bundle;
  return scopeFor(resource, type, resource, label, bundle, fullUrl);
}

/** The profiles a resource claims, with the position of each claim. */
function claimsOf(resource: Json): readonly (readonly [string, number])[] {
  const claims: [string, number][] = [];
  if (!isJson(resource.meta)) return claims;
  for (const [at, url] of listOf(resource.meta.profile).entries()) if (typeof url === 'string') claims.push([url, at]);
  return claims;
}

function isAbout(table: DefinitionTable, type: string, snapshots: Snapshots): boolean {
  if (table.type === type || table.type === 'Resource') return true;
  return table.type === 'DomainResource' && snapshots.ofType(type)?.table.base?.endsWith('/DomainResource') === true;
}

/** The shape of a profile for a resource; notes a profile that is unknown or about another type where it is named. */
function profileShape(named: Cursor, url: string): Shape | undefined {
  const { run, scope } = named;
  const { shapes } = run.walker;
  const snapshot = shapes.snapshots.of(url);
  if (!snapshot && !url.includes(':')) {
    note(named, 'profile-url');
    return undefined;
  }
  if (!snapshot) {
    run.unknownProfiles.add(url);
    note(named, 'profile-unknown', { profile: url });
    return undefined;
  }
  if (!isAbout(snapshot.table, scope.type, shapes.snapshots)) {
    note(named, 'profile-type', { profile: url, expected: snapshot.table.type, found: scope.type });
    return undefined;
  }
  if (snapshot.problems.length > 0 && !run.profiles.has(url)) {
    const reason = joined(snapshot.problems.slice(0, 5), '; ');
    note(named, 'profile-broken', { profile: url, reason }, { profile: url });
  }
  // A claim of Resource or DomainResource asks no more than the resource's own type does.
  const { abstract, derivation } = snapshot.table;
  return abstract && derivation !== 'constraint' ? shapes.ofType(scope.type) : shapes.ofProfile(url);
}

/**
 * Profiles asked for that are not about the resource given, to be told there. A Bundle without entries of a type has
 * nothing to check against a profile for that type; a profile nobody knows is told in any case.
 */
function unmatched({ scope, run }: Cursor): readonly string[] {
  const unknown = run.asked.get('') ?? [];
  if (scope.type === 'Bundle') return unknown;
  return [...run.asked].flatMap(([type, urls]) => (type === scope.type ? [] : urls));
}

/** A claim that is taken for another one where something refers to the resource is told once, at the claim. */
function noteStandIns(claims: ReturnType<typeof claimsOf>, meta: Cursor): void {
  if (meta.run.trial) return;
  for (const { claimed, asked, reason } of standIns) {
    const [, index] = claims.find(([url]) => url === claimed) ?? [];
    if (index === undefined || claims.some(([url]) => url === asked)) continue;
    note(placeIn(meta, 'profile', index, 'uri'), 'profile-stand-in', { claimed, asked, reason }, { profile: claimed });
  }
}

/** Whether nobody asks for a profile of a resource: neither itself, nor the caller, nor the element it is the value of. */
const isPlain = ({ scope, run, element }: Cursor): boolean =>
  run.asked.size === 0 && scope.resource.meta === undefined && (element === undefined || element.profiles.length === 0);

/** The shapes a resource must have: of the profiles it claims, of those asked for, of the element it is the value of. */
function shapesOf(at: Cursor, holder: Scope | undefined): readonly Shape[] {
  const { scope, run, element } = at;
  if (isPlain(at)) {
    const only = run.walker.shapes.ofType(scope.type);
    return only ? [only] : [];
  }
  const found = new Map<string, Shape>();
  const keep = (url: string, named: Cursor): void => {
    const shape = found.has(url) ? undefined : profileShape(named, url);
    if (shape) found.set(url, shape);
  };
  const meta = placeIn(at, 'meta', -1, 'Meta');
  const claims = claimsOf(scope.resource);
  for (const [url, index] of claims) keep(url, placeIn(meta, 'profile', index, 'uri'));
  noteStandIns(claims, meta);
  if (!holder || holder.type === 'Bundle') for (const url of run.asked.get(scope.type) ?? []) keep(url, at);
  if (!holder) for (const url of unmatched(at)) keep(url, at);
  if (element && element.profiles.length > 0 && element.type.code === scope.type) {
    for (const url of element.profiles) keep(url, at);
  }
  if (found.size > 0) return [...found.values()];
  const base = run.walker.shapes.ofType(scope.type);
  return base ? [base] : [];
}

function checkContained(at: Cursor, resource: Json, holder: Scope): void {
  if (typeof resource.id !== 'string') note(at, 'contained-id');
  // What a contained resource contains itself is refused as such (dom-2).
  else if (holder.container === holder.resource && containedIn(holder, resource.id) !== resource) {
    note(at, 'contained-duplicate');
  }
}

/** Checks a resource against its base definition, the profiles it claims, and those asked for. */
export function walkResource(place: Cursor): void {
  const { value: resource, element, run } = place;
  const type = isJson(resource) ? resource.resourceType : undefined;
  if (!place.parent && areRecords(resource)) {
    note(place, 'records-given', { format: 'records' });
    return;
  }
  if (!isJson(resource) || !isTypeName(type)) {
    note(place, 'not-a-resource', { found: isJson(resource) ? saidOfValues.noTypeName : kindPhrase(kindOf(resource)) });
    return;
  }
  run.resources++;
  const holder = place.parent && place.scope;
  const at = enterResource(place, type, scopeOf(place, resource, type));
  if (holder && at.name === 'contained') checkContained(at, resource, holder);
  const definition = run.walker.shapes.snapshots.ofType(type)?.table;
  if (definition?.kind !== 'resource' || definition.abstract) {
    note(at, 'resource-type-unknown', { type: toldType(type) });
    return;
  }
  if (element && element.type.code !== 'Resource' && element.type.code !== type) {
    const parameters = { element: elementPathOf(place), found: type, expected: element.type.code };
    note(at, 'choice-type', parameters, { profile: element.node.profile, node: element.node });
  }
  const shapes = shapesOf(at, holder);
  const { isAgain } = run;
  for (const [nth, shape] of shapes.entries()) {
    run.profiles.add(shape.profile);
    run.isAgain = isAgain || nth > 0;
    walkObject(at, shape, resource, nth > 0 ? lookedAt(shape, shapes.slice(0, nth)) : undefined);
  }
  run.isAgain = isAgain;
  inTurn(run, () => {
    if (type === 'Bundle') checkBundle(at, resource);
    if (run.plausibility) checkPlausibility(at, resource);
  });
}

/** A chain of references longer than this is not followed to its end; each target is looked at where it stands. */
const MAX_FOLLOWED = 20;

/** Whether a resource conforms to one profile, found out without keeping the findings; circles count as conforming. */
export function conformsToProfile({ run, scope }: From, target: Json, url: string): boolean {
  const { shapes } = run.walker;
  const table = shapes.snapshots.of(url)?.table;
  const shape = shapes.ofProfile(url);
  const type = textOf(target.resourceType);
  if (!table || !shape || run.following >= MAX_FOLLOWED) return true;
  if (!isAbout(table, type, shapes.snapshots)) return false;
  if (table.derivation !== 'constraint') return true;
  const identity = identityOf(target);
  const known = run.conformance.get(identity) ?? new Map<string, boolean>();
  run.conformance.set(identity, known);
  const answer = known.get(url);
  if (answer !== undefined) return answer;
  // Circles count as conforming, so the answer is yes until it is found to be no.
  const mark = run.assumed.length;
  known.set(url, true);
  run.assumed.push([identity, url]);
  const resource = wholeOf(target);
  const isContained = scope.container !== resource && listOf(scope.container.contained).includes(resource);
  const container = isContained ? scope.container : resource;
  const bundle = scope.bundle ?? (type === 'Bundle' ? indexBundle(resource) : undefined);
  const own = scopeFor(resource, type, container, labelOf(resource, type), bundle);
  const trial = trialOf(run, run.following + 1);
  walkObject(startAt(type, resource, own, trial), shape, resource);
  const holds = isClean(trial.findings);
  if (!holds) {
    // What was found to conform since then may have leaned on this one.
    for (const [other, profile] of run.assumed.splice(mark)) run.conformance.get(other)?.delete(profile);
    known.set(url, false);
  } else if (run.following === 0) {
    run.assumed.length = 0;
  }
  return holds;
}
