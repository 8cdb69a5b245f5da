import { createRequire } from 'node:module';
import type * as FhirPath from 'fhirpath';
import { codeFile } from '../../fhir/package/code-file';
import type { Phrase } from '../../fhir/phrase';
import type { InvariantContext, InvariantResult } from './context';
import { saidOfExpressions, ToldProblem } from './told-problem';

type Evaluate = (context: InvariantContext) => InvariantResult;

interface Engine {
  readonly fhirpath: typeof FhirPath.default;
  readonly model: FhirPath.Model;
}

/** Nothing of a resource may reach a log, which is where `trace()` would write it. */
const options = { async: false, traceFn: () => undefined } as const;

let loaded: Engine | undefined;

/** An expression that our compiler does not know, where the package that may know it is not installed. */
export class PackageAbsent extends ToldProblem {}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';

/**
 * Loaded at the first expression that needs it: the package takes longer to load than most validations take. An optional
 * peer, with most of what an install would weigh; none of the bundled profiles asks for it.
 *
 * @param problem Why our own compiler could not.
 */
function engine(problem: Phrase): Engine {
  const require = createRequire(codeFile());
  try {
    loaded ??= { fhirpath: require('fhirpath'), model: require('fhirpath/fhir-context/stu3') };
    return loaded;
  } catch (error) {
    if (!isAbsent(error)) throw error;
    throw new PackageAbsent(saidOfExpressions.packageAbsent({ problem }));
  }
}

/** The package would answer these from the machine's clock, and only an injected clock may be read. */
const asksTheTime = /\b(?:now|today|timeOfDay)\s*\(/;

/**
 * Compiles an expression with the `fhirpath` package; throws when that cannot read it either, and {@link PackageAbsent} when it
 * is not installed.
 *
 * @param problem Why our own compiler could not: what is said when the package finds no answer, for its own words are
 * English and may repeat what a record holds.
 */
export function compileWithPackage(expression: string, problem: Phrase): Evaluate {
  if (asksTheTime.test(expression)) throw new ToldProblem(saidOfExpressions.packageClock);
  const packaged = engine(problem);
  packaged.fhirpath.parse(expression);
  const byType = new Map<string, ReturnType<typeof compileFor>>();
  return (context) => {
    if (context.value === undefined || context.value === null) {
      return notEvaluated(saidOfExpressions.packageNoValue);
    }
    try {
      const run = byType.get(context.type) ?? compileFor(packaged, context.type, expression);
      byType.set(context.type, run);
      return verdict(run(context.value, variablesOf(context)));
    } catch {
      return notEvaluated(problem);
    }
  };
}

function compileFor({ fhirpath, model }: Engine, type: string, expression: string) {
  return fhirpath.compile({ base: type, expression }, model, options);
}

function variablesOf({ value, resource, rootResource }: InvariantContext): Record<string, unknown> {
  return { resource, rootResource, context: value };
}

function verdict(answer: unknown): InvariantResult {
  if (!Array.isArray(answer)) return notEvaluated(saidOfExpressions.packageAsync);
  const holds = answer.length === 1 && typeof answer[0] === 'boolean' ? answer[0] : answer.length > 0;
  return holds ? { outcome: 'holds' } : { outcome: 'broken' };
}

function notEvaluated(reason: Phrase): InvariantResult {
  return { outcome: 'not-evaluated', reason };
}
