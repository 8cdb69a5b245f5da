import type { TypeRow } from '../../fhir/definitions/table';
import { isJson, type Json, listOf } from '../../fhir/json';
import { isAbsoluteUri } from '../../fhir/naming-systems';
import { asIs } from '../../fhir/phrase';
import { hiddenName, isToldType } from '../../fhir/told-name';
import type { Element, Shapes } from '../compile/shape';
import { standIns } from '../drafts';
import { saidOfReferences } from '../rules/phrases';
import { restfulParts } from '../walk/bundle-index';
import type { Cursor } from '../walk/cursor';
import { note } from '../walk/run';
import { type Resolved, resolveIn } from '../walk/scope';
import type { Check } from './checks';

const BASE = 'http://hl7.org/fhir/StructureDefinition/';

const shortName = (url: string): string => (url.startsWith(BASE) ? url.slice(BASE.length) : url);

/** The resource type a target profile is about; undefined when it is any, or not known. */
function targetType(url: string, shapes: Shapes): string | undefined {
  const type = shapes.snapshots.of(url)?.table.type ?? (url.startsWith(BASE) ? shortName(url) : undefined);
  return type === 'Resource' || type === 'DomainResource' ? undefined : type;
}

function claims(resource: Json, profile: string): boolean {
  const claimed = isJson(resource.meta) ? listOf(resource.meta.profile) : [];
  return claimed.includes(profile) || standIns.some((one) => one.asked === profile && claimed.includes(one.claimed));
}

/** The type that a search in place of a reference is about: `Patient?identifier=…`. */
const searchedType = (reference: string): string | undefined => /^([A-Z][A-Za-z]{1,40})\?\S+=/.exec(reference)?.[1];

/** A reference whose target is not at hand: is it of a form that can lead anywhere. */
function checkUnresolved(at: Cursor, reference: string, isRestful: boolean): void {
  const { bundle } = at.scope;
  if (reference.startsWith('#')) {
    note(at, 'reference-unresolved', { where: saidOfReferences.contained });
    return;
  }
  if (/^urn:(uuid|oid):/.test(reference) && bundle) {
    note(at, 'reference-unresolved', { where: saidOfReferences.bundle({ type: bundle.type }) });
    return;
  }
  const searched = searchedType(reference);
  // STU3 http.html#2.21.0.17.2, conditional references: in a transaction, and only there.
  const isConditional = searched !== undefined && bundle?.type === 'transaction';
  if (!isRestful && !isConditional && !isAbsoluteUri(reference)) {
    const other = reference.startsWith('/') ? saidOfReferences.slash : saidOfReferences.noForm;
    note(at, 'reference-form', { reason: searched ? saidOfReferences.searchOutsideTransaction : other });
    return;
  }
  at.run.outsideReferences++;
  if (isRestful && !at.run.trial) bundle?.leavingOut.set(at.value, at);
}

function checkAggregation(at: Cursor, element: Element, found: Resolved | undefined): void {
  const { aggregation } = element.type;
  if (!aggregation || aggregation.length === 0) return;
  const mode = found?.where ?? 'referenced';
  if (aggregation.includes(mode) || (mode === 'bundled' && aggregation.includes('referenced'))) return;
  const parameters = { expected: aggregation.join(', '), found: mode };
  note(at, 'reference-aggregation', parameters, { profile: element.node.profile, node: element.node });
}

const toldFound = (type: string) => (isToldType(type) ? asIs(type) : hiddenName);

function checkTarget(at: Cursor, type: TypeRow, element: Element, shapes: Shapes, reference: string): void {
  const found = resolveIn(at.scope, reference);
  const parts = found ? undefined : restfulParts(reference);
  if (!found) checkUnresolved(at, reference, parts !== undefined);
  checkAggregation(at, element, found);
  const targets = type.targets ?? [];
  const foundType = found ? found.resource.resourceType : (parts?.type ?? searchedType(reference));
  // A target that is no known resource is told where it stands.
  if (targets.length === 0 || typeof foundType !== 'string') return;
  if (found && !shapes.snapshots.ofType(foundType)) return;
  const detail = { profile: element.node.profile, node: element.node };
  const fitting = targets.filter((url) => {
    const wanted = targetType(url, shapes);
    return wanted === undefined || wanted === foundType;
  });
  if (fitting.length === 0) {
    const parameters = { found: toldFound(foundType), expected: targets.map(shortName).join(', ') };
    note(at, 'reference-target', parameters, detail);
    return;
  }
  // A target that claims the profile is checked against it where it stands; its faults are not told again here.
  if (!found || fitting.some((url) => claims(found.resource, url))) return;
  if (fitting.some((url) => at.run.walker.conformsTo(at, found.resource, url))) return;
  note(at, 'reference-target-profile', { expected: fitting.map(shortName).join(', ') }, detail);
}

/** The check of a Reference: its form, that its target is there, and that the target is of an allowed kind. */
export function referenceCheck(element: Element, shapes: Shapes): Check {
  return (at) => {
    const { value } = at;
    if (!isJson(value) || typeof value.reference !== 'string' || value.reference === '') return;
    checkTarget(at, element.type, element, shapes, value.reference);
  };
}
