import type { ElementNode, SourcedInvariant } from '../../fhir/definitions/element-node';
import { isJson } from '../../fhir/json';
import { type CompiledInvariant, compileInvariant } from '../invariant/compile-invariant';
import type { InvariantContext } from '../invariant/context';
import type { Instance } from '../walk/instance';
import { note } from '../walk/run';
import { resolveIn } from '../walk/scope';
import type { Check } from './checks';
import { type Intent, intents } from './intents';

/**
 * Invariants whose cause another rule reports, with what to change: bdl-7 is `bundle-duplicate`, ele-1 is `empty-value`,
 * ref-1 is `reference-unresolved`, txt-1 and txt-2 are the narrative rules.
 */
const TOLD_ELSEWHERE = new Set(['bdl-7', 'ele-1', 'ref-1', 'txt-1', 'txt-2']);

interface Ready {
  readonly invariant: SourcedInvariant;
  readonly compiled: CompiledInvariant | undefined;
  readonly intent: Intent | undefined;
}

function contextOf({ value, twin, type, scope, run }: Instance): InvariantContext {
  return {
    value,
    twin,
    type,
    resource: scope.resource,
    rootResource: scope.container,
    now: run.services.now,
    resolve: (reference) => resolveIn(scope, reference)?.resource,
    memberOf: run.services.memberOf,
    conformsTo: (profile, resource) =>
      isJson(resource) ? run.services.conformsTo(run, scope, resource, profile) : undefined,
  };
}

function evaluate(ready: Ready, node: ElementNode | undefined, context: InvariantContext, instance: Instance): void {
  const { key, severity, source, expression } = ready.invariant;
  const { frame, scope, run } = instance;
  const result = ready.compiled?.evaluate(context) ?? { outcome: 'not-evaluated', reason: 'no FHIRPath expression' };
  const intended = ready.intent?.(instance);
  if (intended !== undefined && intended !== (result.outcome === 'holds')) {
    note(
      run,
      intended ? 'invariant-too-strict' : 'invariant-too-lax',
      frame,
      scope,
      { key },
      { profile: source, node },
    );
  }
  if (result.outcome === 'holds') return;
  if (result.outcome === 'broken') {
    note(
      run,
      'invariant',
      frame,
      scope,
      { key, expression: expression ?? '' },
      { profile: source, severity, key, node },
    );
  } else {
    note(run, 'invariant-not-evaluated', frame, scope, { key, reason: result.reason }, { profile: source });
  }
}

/** The check of all invariants of an element or a type, in the order they are stated. */
export function invariantCheck(
  invariants: readonly SourcedInvariant[],
  node: ElementNode | undefined,
): Check | undefined {
  const own = invariants.filter((invariant) => !TOLD_ELSEWHERE.has(invariant.key));
  if (own.length === 0) return undefined;
  const all = own.map((invariant): Ready => {
    const { expression, key } = invariant;
    const compiled = expression === undefined ? undefined : compileInvariant(expression);
    return { invariant, compiled, intent: Object.hasOwn(intents, key) ? intents[key] : undefined };
  });
  return (instance) => {
    const context = contextOf(instance);
    for (const ready of all) evaluate(ready, node, context, instance);
  };
}
