import type { TypeRow } from '../../fhir/definitions/table';
import { isJson, type Json } from '../../fhir/json';
import { isAbsoluteUri } from '../../fhir/naming-systems';
import { restfulParts } from '../walk/bundle-index';
import type { Instance } from '../walk/instance';
import { listOf } from '../walk/json';
import { note } from '../walk/run';
import { type Resolved, resolveIn } from '../walk/scope';
import type { Element, Shapes } from '../walk/shape';
import type { Check } from './checks';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

const shortName = (url: string): string => (url.startsWith(BASE) ? url.slice(BASE.length) : url);

/** The resource type a target profile is about; undefined when it is any, or not known. */
function targetType(url: string, shapes: Shapes): string | undefined {
  const type = shapes.snapshots.of(url)?.table.type ?? (url.startsWith(BASE) ? shortName(url) : undefined);
  return type === 'Resource' || type === 'DomainResource' ? undefined : type;
}

/**
 * Profiles that a target may claim in place of the one a reference asks for. BgZ-Patient is nl-core-patient with room for
 * more general practitioners; Nictiz's own test patients with two claim it alone, and every zib profile refers to
 * nl-core-patient (spec bgz-msz-profiles §3.1).
 */
const standIns: Readonly<Record<string, string>> = {
  'http://fhir.nl/fhir/StructureDefinition/nl-core-patient': 'http://nictiz.nl/fhir/StructureDefinition/BgZ-Patient',
};

function claims(resource: Json, profile: string): boolean {
  const claimed = isJson(resource.meta) ? listOf(resource.meta.profile) : [];
  return claimed.includes(profile) || (Object.hasOwn(standIns, profile) && claimed.includes(standIns[profile]));
}

/** A reference whose target is not at hand: is it of a form that can lead anywhere. */
function checkUnresolved(instance: Instance, reference: string, isRestful: boolean): void {
  const { frame, scope, run } = instance;
  if (reference.startsWith('#')) {
    note(run, 'reference-unresolved', frame, scope, { where: 'contained resources' });
    return;
  }
  if (/^urn:(uuid|oid):/.test(reference) && scope.bundle) {
    note(run, 'reference-unresolved', frame, scope, { where: 'this Bundle' });
    return;
  }
  if (!isRestful && !isAbsoluteUri(reference)) {
    const reason = reference.startsWith('/') ? 'it starts with a slash' : 'it is no Type/id, absolute URL, urn: or #id';
    note(run, 'reference-form', frame, scope, { reason });
    return;
  }
  run.outsideReferences++;
}

function checkAggregation(instance: Instance, element: Element, found: Resolved | undefined): void {
  const { aggregation } = element.type;
  if (!aggregation || aggregation.length === 0) return;
  const mode = found?.where ?? 'referenced';
  if (aggregation.includes(mode) || (mode === 'bundled' && aggregation.includes('referenced'))) return;
  const { frame, scope, run } = instance;
  const parameters = { expected: aggregation.join(', '), found: mode };
  note(run, 'reference-aggregation', frame, scope, parameters, { profile: element.node.profile, node: element.node });
}

function checkTarget(instance: Instance, type: TypeRow, element: Element, shapes: Shapes, reference: string): void {
  const { frame, scope, run } = instance;
  const found = resolveIn(scope, reference);
  const parts = found ? undefined : restfulParts(reference);
  if (!found) checkUnresolved(instance, reference, parts !== undefined);
  checkAggregation(instance, element, found);
  const targets = type.targets ?? [];
  const foundType = found ? found.resource.resourceType : parts?.type;
  // A target that is no known resource is told where it stands.
  if (targets.length === 0 || typeof foundType !== 'string') return;
  if (found && !shapes.snapshots.ofType(foundType)) return;
  const detail = { profile: element.node.profile, node: element.node };
  const fitting = targets.filter((url) => {
    const wanted = targetType(url, shapes);
    return wanted === undefined || wanted === foundType;
  });
  if (fitting.length === 0) {
    const parameters = { found: foundType, expected: targets.map(shortName).join(', ') };
    note(run, 'reference-target', frame, scope, parameters, detail);
    return;
  }
  // A target that claims the profile is checked against it where it stands; its faults are not told again here.
  if (!found || fitting.some((url) => claims(found.resource, url))) return;
  if (fitting.some((url) => run.services.conformsTo(run, scope, found.resource, url))) return;
  note(run, 'reference-target-profile', frame, scope, { expected: fitting.map(shortName).join(', ') }, detail);
}

/** The check of a Reference: its form, that its target is there, and that the target is of an allowed kind. */
export function referenceCheck(element: Element, shapes: Shapes): Check {
  return (instance) => {
    const { value } = instance;
    if (!isJson(value) || typeof value.reference !== 'string' || value.reference.trim() === '') return;
    checkTarget(instance, element.type, element, shapes, value.reference);
  };
}
