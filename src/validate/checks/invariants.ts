import type { ElementNode, SourcedInvariant } from '../../fhir/definitions/element-node';
import { isJson } from '../../fhir/json';
import type { Glance } from '../glance/glance';
import { type CompiledInvariant, compileInvariant } from '../invariant/compile-invariant';
import type { InvariantContext } from '../invariant/context';
import { saidOfExpressions } from '../invariant/told-problem';
import type { Cursor, From } from '../walk/cursor';
import { note } from '../walk/run';
import { resolveIn } from '../walk/scope';
import type { Check } from './checks';
import { type Intent, intents, unmeetable } from './intents';
import { noteOpenMoments } from './open-moments';

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

/** What an expression about the value at a cursor may ask for. */
export const contextOf = (at: Cursor): InvariantContext => contextFrom(at.value, at.twin, at.type, at);

function contextFrom(value: unknown, twin: unknown, type: string, from: From): InvariantContext {
  const { scope, run } = from;
  return {
    value,
    twin,
    type,
    resource: scope.resource,
    rootResource: scope.container,
    now: run.now,
    resolve: (reference) => resolveIn(scope, reference)?.resource,
    memberOf: run.walker.memberOf,
    conformsTo: (profile, resource) => (isJson(resource) ? run.walker.conformsTo(from, resource, profile) : undefined),
  };
}

function evaluate(at: Cursor, ready: Ready, node: ElementNode | undefined, context: InvariantContext): void {
  const { invariant } = ready;
  const { key, severity, source } = invariant;
  const result = ready.compiled?.evaluate(context) ?? {
    outcome: 'not-evaluated',
    reason: saidOfExpressions.noExpression,
  };
  const intended = ready.intent?.of(at);
  if (intended !== undefined && intended !== (result.outcome === 'holds')) {
    note(at, intended ? 'invariant-too-strict' : 'invariant-too-lax', { key }, { profile: source, node, invariant });
  }
  if (result.outcome === 'holds' || (intended && ready.intent && unmeetable.has(ready.intent))) return;
  if (result.outcome === 'broken') {
    const detail = { profile: source, severity, node, invariant };
    if (result.open) noteOpenMoments(at, key, result.open, detail);
    else note(at, 'invariant', { key }, detail);
  } else {
    note(at, 'invariant-not-evaluated', { key, reason: result.reason }, { profile: source, node, invariant });
  }
}

/** The check of all invariants of an element or a type, in the order they are stated. */
export function invariantCheck(
  invariants: readonly SourcedInvariant[],
  node: ElementNode | undefined,
  type: string,
): Check | undefined {
  const own = invariants.filter((invariant) => !TOLD_ELSEWHERE.has(invariant.key));
  if (own.length === 0) return undefined;
  const all = own.map((invariant): Ready => {
    const { expression, key } = invariant;
    const compiled = expression === undefined ? undefined : compileInvariant(expression);
    return { invariant, compiled, intent: Object.hasOwn(intents, key) ? intents[key] : undefined };
  });
  return {
    look: (at) => {
      const context = contextOf(at);
      for (const ready of all) evaluate(at, ready, node, context);
    },
    passes: (value, twin, glance) => allHold(all, value, twin, type, glance),
  };
}

function allHold(all: readonly Ready[], value: unknown, twin: unknown, type: string, glance: Glance): boolean {
  let context: InvariantContext | undefined;
  for (const { compiled, intent } of all) {
    const quickly = twin === undefined ? compiled?.quickly?.(value, glance.scope.resource) : undefined;
    if (quickly === false) return false;
    if (quickly === undefined) {
      context ??= contextFrom(value, twin, type, glance);
      if (compiled?.evaluate(context).outcome !== 'holds') return false;
    }
    if (intent && !intent.isSurely(value)) return false;
  }
  return true;
}
