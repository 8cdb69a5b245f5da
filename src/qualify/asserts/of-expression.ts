import type { Json } from '../../fhir/json';
import { asIs, type Phrase } from '../../fhir/phrase';
import type { Nodes } from '../../validate/invariant/node';
import { EvaluationProblem } from '../../validate/invariant/scope';
import { ToldProblem } from '../../validate/invariant/told-problem';
import { because } from '../causes/because';
import { shown } from '../causes/shown';
import { find } from '../run/find';
import { said } from '../words';
import { compare } from './compare';
import type { Judged } from './judged';
import { fail, pass, skip, type Verdict } from './verdict';

const nameAtEnd = (expression: string): string | undefined => /(?:^|\.)(\w+)$/.exec(expression)?.[1];

const textsOf = (nodes: Nodes): readonly string[] =>
  nodes.map(({ value }) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));

/** What an expression came to that could not be worked out. */
function unanswered(error: unknown): Verdict {
  if (error instanceof EvaluationProblem) return fail(said.noExpression({ why: asIs(error.message) }));
  if (error instanceof ToldProblem) return skip(said.noExpression({ why: error.said }));
  throw error;
}

function expectedOf({ assert, filled, resource, answer }: Judged): string {
  const { value, compareToSourceExpression, compareToSourceId } = assert;
  if (compareToSourceExpression === undefined) return filled(value ?? '');
  const source = compareToSourceId === undefined ? answer.resource : resource(compareToSourceId);
  return source ? textsOf(find(filled(compareToSourceExpression), source)).join(',') : '';
}

function judged(expression: string, resource: Json, judging: Judged): Verdict {
  const { assert } = judging;
  const found = find(expression, resource);
  const compares = assert.value !== undefined || assert.compareToSourceExpression !== undefined;
  if (assert.operator !== undefined || compares) {
    const told: Phrase = shown(found, nameAtEnd(expression));
    return compare(assert.operator ?? 'equals', textsOf(found), expectedOf(judging), told);
  }
  if (found.length === 1 && found[0]?.value === true) return pass;
  const why = found.length === 1 && found[0]?.value === false ? said.notTrue : said.notBoolean({ count: found.length });
  return fail(why, because(expression, resource));
}

/** An assert by FHIRPath: true, or a value that is compared. */
export function judgeExpression(judging: Judged): Verdict {
  const { assert, filled, answer } = judging;
  const resource = assert.sourceId === undefined ? answer.resource : judging.resource(assert.sourceId);
  if (!resource) return fail(said.empty);
  const expression = filled(assert.expression ?? '');
  try {
    return judged(expression, resource, judging);
  } catch (error) {
    return unanswered(error);
  }
}
