import type { FhirResource, HumanName, PractitionerRole } from 'fhir/r3';
import { isJson, type Json } from '../fhir/json';

/** Visits every reference with words in a resource. */
function everyReference(
  value: unknown,
  visit: (reference: Json & { display: string; reference: string }) => void,
): void {
  if (Array.isArray(value)) for (const item of value) everyReference(item, visit);
  else if (isJson(value)) {
    if (typeof value.reference === 'string' && typeof value.display === 'string') visit(value as never);
    for (const inner of Object.values(value)) everyReference(inner, visit);
  }
}

const namesOf = (resource: FhirResource | undefined): readonly string[] => {
  const names: unknown = isJson(resource) ? resource.name : undefined;
  return (Array.isArray(names) ? (names as HumanName[]) : []).flatMap(({ family, text }) => family ?? text ?? []);
};

/** Of the ways a party is shown, the first that has its first name in it; the first of all when none has. */
function shownAs(displays: ReadonlySet<string>, resource: FhirResource | undefined): string | undefined {
  const [name] = namesOf(resource);
  const all = [...displays];
  return all.find((one) => name !== undefined && one.includes(name)) ?? all[0];
}

/**
 * Lets all references to a person that several records write in different ways show the same name: the one its resource
 * has first. Resources that are written one way cost nothing but a look; `joined` names those that are not.
 *
 * @param all Resources by `Type/id`; those with another name in a reference are replaced.
 * @param joined `Type/id` of the resources that were made of more than one.
 */
export function agreeOnNames(all: Map<string, FhirResource>, joined: ReadonlySet<string>): void {
  if (joined.size === 0) return;
  const displays = new Map<string, Set<string>>();
  for (const resource of all.values())
    everyReference(resource, ({ reference, display }) => {
      const known = displays.get(reference);
      if (known) known.add(display);
      else displays.set(reference, new Set([display]));
    });
  const chosen = new Map<string, string>();
  for (const reference of joined) {
    const given = displays.get(reference);
    if (given === undefined || given.size < 2 || reference.startsWith('PractitionerRole/')) continue;
    const shown = shownAs(given, all.get(reference));
    if (shown !== undefined) chosen.set(reference, shown);
  }
  if (chosen.size === 0) return;
  const rename = (reference: string, display: string): string => {
    const own = chosen.get(reference);
    if (own !== undefined) return own;
    const role = all.get(reference);
    return role?.resourceType === 'PractitionerRole' ? roleName(role, display, chosen, displays) : display;
  };
  for (const [key, resource] of all) {
    const renamed = withNames(resource, rename);
    if (renamed !== resource) all.set(key, renamed as FhirResource);
  }
}

/** A role is shown as person, specialty and organization; the person by the name they have everywhere. */
function roleName(
  { practitioner }: PractitionerRole,
  display: string,
  chosen: ReadonlyMap<string, string>,
  displays: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const parts = display.split(' || ');
  const person = practitioner?.reference ?? '';
  if (displays.get(person)?.has(parts[0] ?? '')) parts[0] = chosen.get(person) ?? parts[0] ?? '';
  return parts.join(' || ');
}

/** The value with other words in its references; the value itself, decimals as written and all, where nothing changes. */
function withNames(value: unknown, rename: (reference: string, display: string) => string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withNames(item, rename));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isJson(value)) return value;
  let result: Record<string, unknown> | undefined;
  for (const [key, inner] of Object.entries(value)) {
    const next = withNames(inner, rename);
    if (next !== inner) result = { ...(result ?? value), [key]: next };
  }
  if (typeof value.reference === 'string' && typeof value.display === 'string') {
    const display = rename(value.reference, value.display);
    if (display !== value.display) result = { ...(result ?? value), display };
  }
  return result ?? value;
}
