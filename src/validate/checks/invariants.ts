import type { ElementNode, SourcedInvariant } from '../../fhir/definitions/element-node';
import { compileInvariant } from '../invariant/compile-invariant';
import type { Instance } from '../walk/instance';
import { isJson } from '../walk/json';
import { note } from '../walk/run';
import { resolveIn } from '../walk/scope';
import type { Check } from './checks';

/**
 * Invariants whose cause another rule reports, with what to change: ele-1 is `empty-value`, ref-1 is
 * `reference-unresolved`, txt-1 and txt-2 are the narrative rules.
 */
const TOLD_ELSEWHERE = new Set(['ele-1', 'ref-1', 'txt-1', 'txt-2']);

function checkOf(invariant: SourcedInvariant, node: ElementNode | undefined): Check {
  const { key, severity, source, expression } = invariant;
  const detail = { profile: source, severity, key, node };
  if (expression === undefined) {
    return ({ frame, scope, run }) =>
      note(
        run,
        'invariant-not-evaluated',
        frame,
        scope,
        { key, reason: 'no FHIRPath expression' },
        { profile: source },
      );
  }
  const compiled = compileInvariant(expression);
  return (instance) => {
    const result = compiled.evaluate(contextOf(instance));
    if (result.outcome === 'holds') return;
    const { frame, scope, run } = instance;
    if (result.outcome === 'broken') note(run, 'invariant', frame, scope, { key, expression }, detail);
    else note(run, 'invariant-not-evaluated', frame, scope, { key, reason: result.reason }, { profile: source });
  };
}

function contextOf({ value, twin, type, scope, run }: Instance) {
  return {
    value,
    twin,
    type,
    resource: scope.resource,
    rootResource: scope.container,
    now: run.services.now,
    resolve: (reference: string) => resolveIn(scope, reference)?.resource,
    memberOf: run.services.memberOf,
    conformsTo: (profile: string, resource: unknown) =>
      isJson(resource) ? run.services.conformsTo(run, scope, resource, profile) : undefined,
  };
}

/** The checks of invariants, in the order they are stated. */
export function invariantChecks(
  invariants: readonly SourcedInvariant[],
  node: ElementNode | undefined,
): readonly Check[] {
  return invariants
    .filter((invariant) => !TOLD_ELSEWHERE.has(invariant.key))
    .map((invariant) => checkOf(invariant, node));
}
