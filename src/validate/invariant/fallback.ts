import { createRequire } from 'node:module';
import type * as FhirPath from 'fhirpath';
import type { InvariantContext, InvariantResult } from './context.js';

type Evaluate = (context: InvariantContext) => InvariantResult;

interface Engine {
  readonly fhirpath: typeof FhirPath.default;
  readonly model: FhirPath.Model;
}

const require = createRequire(import.meta.url);
let loaded: Engine | undefined;

/** Loaded at the first expression that needs it: the package takes longer to load than most validations take. */
function engine(): Engine {
  loaded ??= { fhirpath: require('fhirpath'), model: require('fhirpath/fhir-context/stu3') };
  return loaded;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The package would answer these from the machine's clock, and only an injected clock may be read. */
const asksTheTime = /\b(?:now|today|timeOfDay)\s*\(/;

/** Compiles an expression with the `fhirpath` package; throws when that cannot read it either. */
export function compileWithPackage(expression: string): Evaluate {
  if (asksTheTime.test(expression)) throw new Error('the fhirpath package would read the clock');
  const { fhirpath, model } = engine();
  fhirpath.parse(expression);
  const byType = new Map<string, (value: unknown, variables: Record<string, unknown>) => unknown>();
  return (context) => {
    if (context.value === undefined) {
      return notEvaluated(expression, 'the element has no value and the fhirpath package knows no other');
    }
    try {
      let run = byType.get(context.type);
      if (!run) {
        run = fhirpath.compile({ base: context.type, expression }, model, { async: false }) as never;
        byType.set(context.type, run as never);
      }
      return verdict(expression, run?.(context.value, variablesOf(context)));
    } catch (thrown) {
      return notEvaluated(expression, messageOf(thrown));
    }
  };
}

function variablesOf({ value, resource, rootResource }: InvariantContext): Record<string, unknown> {
  return { resource, rootResource, context: value };
}

function verdict(expression: string, answer: unknown): InvariantResult {
  if (!Array.isArray(answer)) return notEvaluated(expression, 'it answers later, and validation is not asynchronous');
  const holds = answer.length === 1 && typeof answer[0] === 'boolean' ? answer[0] : answer.length > 0;
  return holds ? { outcome: 'holds' } : { outcome: 'broken' };
}

function notEvaluated(expression: string, reason: string): InvariantResult {
  return { outcome: 'not-evaluated', reason: `'${expression}': ${reason}` };
}
