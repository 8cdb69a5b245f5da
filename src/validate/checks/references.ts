import { typedName } from '../../fhir/definitions/element-node';
import type { TypeRow } from '../../fhir/definitions/table';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { isAbsoluteUri } from '../../fhir/naming-systems';
import { asIs } from '../../fhir/phrase';
import { hiddenName, isToldType } from '../../fhir/told-name';
import type { Element, Shapes } from '../compile/shape';
import { standIns } from '../drafts';
import type { Glance } from '../glance/glance';
import { placeOf } from '../glance/place-of';
import { saidOfReferences } from '../rules/phrases';
import { restfulParts } from '../walk/bundle-index';
import type { Cursor, From } from '../walk/cursor';
import { note } from '../walk/run';
import { type Resolved, resolveIn, type Scope } from '../walk/scope';
import { countLeavingOut } from './bundle-completeness';
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

/** A conditional reference stands in a transaction, and only there (STU3 http.html#2.21.0.17.2). */
const isConditional = (reference: string, { bundle }: Scope): boolean =>
  bundle?.type === 'transaction' && searchedType(reference) !== undefined;

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
  if (!isRestful && !isConditional(reference, at.scope) && !isAbsoluteUri(reference)) {
    const other = reference.startsWith('/') ? saidOfReferences.slash : saidOfReferences.noForm;
    const searched = searchedType(reference);
    note(at, 'reference-form', { reason: searched ? saidOfReferences.searchOutsideTransaction : other });
    return;
  }
  if (!at.run.isAgain) at.run.outsideReferences++;
  const { value, scope, name, parent: holder } = at;
  if (isRestful && !at.run.trial && bundle && isJson(value))
    countLeavingOut(bundle, value, { reference, scope, name, holder, place: () => at });
}

/** The same without a place: whether the reference may lead where nobody can follow. */
function leadsOut(value: Json, reference: string, isRestful: boolean, glance: Glance, name: string): boolean {
  const { scope, run } = glance;
  if (reference.startsWith('#') || (scope.bundle && /^urn:(uuid|oid):/.test(reference))) return false;
  if (!isRestful && !isConditional(reference, scope) && !isAbsoluteUri(reference)) return false;
  const { vantage, depth, bottom } = glance;
  if (!vantage) return false;
  if (!run.isAgain) run.outsideReferences++;
  if (isRestful && !run.trial && scope.bundle) {
    const holder = depth === bottom ? vantage.at : undefined;
    countLeavingOut(scope.bundle, value, { reference, scope, name, holder, place: () => placeOf(vantage, value) });
  }
  return true;
}

const modeOf = (found: Resolved | undefined) => found?.where ?? 'referenced';

/** Whether a target is where the element wants it. */
function isAggregated({ aggregation }: TypeRow, found: Resolved | undefined): boolean {
  if (!aggregation || aggregation.length === 0) return true;
  const mode = modeOf(found);
  return aggregation.includes(mode) || (mode === 'bundled' && aggregation.includes('referenced'));
}

function checkAggregation(at: Cursor, element: Element, found: Resolved | undefined): void {
  if (isAggregated(element.type, found)) return;
  const parameters = { expected: (element.type.aggregation ?? []).join(', '), found: modeOf(found) };
  note(at, 'reference-aggregation', parameters, { profile: element.node.profile, node: element.node });
}

const toldFound = (type: string) => (isToldType(type) ? asIs(type) : hiddenName);

/** What an element wants of the targets of its references: each profile with the type it is about. */
type Targets = readonly { readonly url: string; readonly type: string | undefined }[];

/** Of these those that a target of a type may be; undefined when it need be none. */
function fittingTargets(
  targets: Targets,
  foundType: unknown,
  found: Resolved | undefined,
  shapes: Shapes,
): Targets | undefined {
  // A target that is no known resource is told where it stands.
  if (targets.length === 0 || typeof foundType !== 'string') return undefined;
  if (found && !shapes.snapshots.ofType(foundType)) return undefined;
  const fits = ({ type }: Targets[number]) => type === undefined || type === foundType;
  return targets.every(fits) ? targets : targets.filter(fits);
}

/** A target that claims the profile is checked against it where it stands; its faults are not told again here. */
const isFitting = (fitting: Targets, { resource }: Resolved, from: From): boolean =>
  fitting.some(({ url }) => claims(resource, url)) ||
  fitting.some(({ url }) => from.run.walker.conformsTo(from, resource, url));

function checkTarget(at: Cursor, element: Element, targets: Targets, shapes: Shapes, reference: string): void {
  const found = resolveIn(at.scope, reference);
  const parts = found ? undefined : restfulParts(reference);
  if (!found) checkUnresolved(at, reference, parts !== undefined);
  checkAggregation(at, element, found);
  const foundType = found ? found.resource.resourceType : (parts?.type ?? searchedType(reference));
  const fitting = fittingTargets(targets, foundType, found, shapes);
  if (!fitting) return;
  const detail = { profile: element.node.profile, node: element.node };
  if (fitting.length === 0) {
    const parameters = {
      found: toldFound(textOf(foundType)),
      expected: targets.map(({ url }) => shortName(url)).join(', '),
    };
    note(at, 'reference-target', parameters, detail);
    return;
  }
  if (!found || isFitting(fitting, found, at)) return;
  note(at, 'reference-target-profile', { expected: fitting.map(({ url }) => shortName(url)).join(', ') }, detail);
}

/** The check of a Reference: its form, that its target is there, and that the target is of an allowed kind. */
export function referenceCheck(element: Element, shapes: Shapes): Check {
  let known: Targets | undefined;
  const targetsOf = () => {
    known ??= (element.type.targets ?? []).map((url) => ({ url, type: targetType(url, shapes) }));
    return known;
  };
  const name = typedName(element.node.name, element.type.code);
  return {
    look: (at) => {
      const { value } = at;
      if (!isJson(value) || typeof value.reference !== 'string' || value.reference === '') return;
      checkTarget(at, element, targetsOf(), shapes, value.reference);
    },
    passes: (value, _, glance) => {
      if (!isJson(value)) return true;
      const { reference } = value;
      if (typeof reference !== 'string' || reference === '') return true;
      const found = resolveIn(glance.scope, reference);
      const parts = found ? undefined : restfulParts(reference);
      if (!found && !leadsOut(value, reference, parts !== undefined, glance, name)) return false;
      if (!isAggregated(element.type, found)) return false;
      const foundType = found ? found.resource.resourceType : (parts?.type ?? searchedType(reference));
      const fitting = fittingTargets(targetsOf(), foundType, found, shapes);
      return !fitting || (fitting.length > 0 && (!found || isFitting(fitting, found, glance)));
    },
  };
}
