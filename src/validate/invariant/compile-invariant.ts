import type { Phrase } from '../../fhir/phrase';
import { compileVerdict, WrongUse } from './compile-expression';
import type { InvariantContext, InvariantResult } from './context';
import { readingOf } from './corrections';
import { compileWithPackage, PackageAbsent } from './fallback';
import { type HotInvariant, hotInvariant } from './hot';
import { element, nothing, type Truth } from './node';
import { parse } from './parser';
import { type Decides, EvaluationProblem, NotAtHand, type Notes } from './scope';
import { saidOfExpressions, ToldProblem } from './told-problem';

export type { InvariantContext, InvariantResult } from './context';

/** An invariant's expression, ready to be evaluated on elements. */
export interface CompiledInvariant {
  /** The expression as published. */
  readonly expression: string;
  /** The reading that is evaluated, where the published text is known to say something else than was meant. */
  readonly readAs?: string;
  /** `native` when our own compiler knows it, `fhirpath` when it is left to the package of that name. */
  readonly how: 'native' | 'fhirpath';
  /** Whether it holds of an element without a twin, where that can be told without more ado; undefined where it cannot. */
  readonly quickly?: HotInvariant | undefined;
  /** Evaluates the invariant on an element; never throws. */
  evaluate(context: InvariantContext): InvariantResult;
}

const holds: InvariantResult = { outcome: 'holds' };
const broken: InvariantResult = { outcome: 'broken' };

/** A vendor's packages hold hundreds of expressions; more than this is no package and must not fill the memory. */
const mostCached = 5000;
const cache = new Map<string, CompiledInvariant>();

/**
 * Compiles the FHIRPath expression of a constraint, once per expression.
 *
 * Never throws: what our compiler does not know goes to the `fhirpath` package, and an expression that this cannot
 * read either, or for which it is not installed, gives `not-evaluated` with the reason on every element.
 *
 * @param expression `ElementDefinition.constraint.expression` as published.
 * @example
 * compileInvariant('start.empty() or end.empty() or (start <= end)').evaluate(context).outcome; // 'holds'
 */
export function compileInvariant(expression: string): CompiledInvariant {
  const known = cache.get(expression);
  if (known) return known;
  if (cache.size >= mostCached) cache.clear();
  const compiled = compileUncached(expression);
  cache.set(expression, compiled);
  return compiled;
}

function compileUncached(expression: string): CompiledInvariant {
  const reading = readingOf(expression);
  const readAs = reading === expression ? undefined : reading;
  try {
    const decides = compileVerdict(parse(reading));
    const hot = hotInvariant(expression);
    const evaluate = hot
      ? (context: InvariantContext) => settled(hot(context.value, context.resource)) ?? evaluateNative(decides, context)
      : (context: InvariantContext) => evaluateNative(decides, context);
    return { expression, readAs, how: 'native', evaluate, quickly: hot };
  } catch (thrown) {
    return compileElsewhere(expression, readAs, thrown);
  }
}

function settled(truth: Truth): InvariantResult | undefined {
  return truth === undefined ? undefined : truth ? holds : broken;
}

function compileElsewhere(expression: string, readAs: string | undefined, problem: unknown): CompiledInvariant {
  try {
    // The package evaluates a call it has no answer to as empty, so it is not asked.
    if (problem instanceof WrongUse) throw problem;
    return { expression, readAs, how: 'fhirpath', evaluate: compileWithPackage(readAs ?? expression, saidOf(problem)) };
  } catch (thrown) {
    // Our own parser's message is the one an author of profiles can act on.
    const result = notEvaluated(thrown instanceof PackageAbsent ? thrown : problem);
    return { expression, readAs, how: 'native', evaluate: () => result };
  }
}

const saidOf = (problem: unknown): Phrase => (problem instanceof ToldProblem ? problem.said : saidOfExpressions.failed);

function notEvaluated(problem: unknown): InvariantResult {
  return { outcome: 'not-evaluated', reason: saidOf(problem) };
}

function evaluateNative(decides: Decides, context: InvariantContext): InvariantResult {
  try {
    const notes = newNotes(false);
    const truth = evaluateOnce(decides, context, notes);
    if (notes.unanswered !== undefined && truth !== evaluateOnce(decides, context, newNotes(true))) {
      return notEvaluated(new NotAtHand(notes.unanswered));
    }
    if (truth === true) return holds;
    // A reference that leads out of what was given may be what makes the difference.
    if (notes.outOfReach !== undefined) return notEvaluated(new NotAtHand(notes.outOfReach));
    const { open } = notes;
    const isOpen = open && [true, false].some((openIs) => evaluateOnce(decides, context, newNotes(false, openIs)));
    return isOpen ? { outcome: 'broken', open } : broken;
  } catch (thrown) {
    if (thrown instanceof EvaluationProblem) return { outcome: 'broken', reason: thrown.message };
    return notEvaluated(thrown);
  }
}

function newNotes(assumed: boolean, openIs?: boolean): Notes {
  return { outOfReach: undefined, assumed, unanswered: undefined, openIs, open: undefined };
}

function evaluateOnce(decides: Decides, context: InvariantContext, notes: Notes): boolean {
  const root = element(context.value ?? undefined, context.twin, context.type);
  return decides({ context, notes, root, focus: [root], index: 0, total: nothing }) === true;
}

/** The same without the hand-written closures, to hold them against; for tests. */
export function compileGenerically(expression: string): (context: InvariantContext) => InvariantResult {
  const decides = compileVerdict(parse(readingOf(expression)));
  return (context) => evaluateNative(decides, context);
}
