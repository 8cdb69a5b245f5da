import { isJson } from '../fhir/json';
import { challengeHeaders } from '../http/challenge-headers';
import type { Finding } from '../http/refusal';
import { problemsIn, shapeOf } from '../options/check-options';
import { anyObject, oneOf, type Rule, type Rules, required, secret, text } from '../options/rules';
import type { TaskAnswer } from './task-port';

type Served = Extract<TaskAnswer, { readonly status: 200 }>;
type Denied = Exclude<TaskAnswer, Served>;

/** A Task: anything else under its address would be read as one. */
const task: Rule = {
  allowed: 'a Task: an object with resourceType Task',
  secret: true,
  meets: (value) => isJson(value) && value.resourceType === 'Task',
};

const servedRules: Rules<Served> = { status: required(oneOf(200)), task: required(task), trail: required(anyObject) };

const deniedRules: Rules<Denied> = {
  status: required(oneOf(400, 401, 403, 404, 409, 422, 503)),
  finding: required(
    shapeOf<Finding>({
      severity: oneOf('fatal', 'error', 'warning', 'information'),
      code: required(text),
      diagnostics: required(secret(text)),
      location: secret(text),
    }),
  ),
  headers: challengeHeaders,
  trail: required(anyObject),
};

/** What is wrong with the answer of a Task port; empty when it is one. Holds no value of the answer. */
export function problemsOfTaskAnswer(answer: unknown): readonly string[] {
  if (!isJson(answer)) return ['it is { status: 200, task, trail } or { status, finding, trail }'];
  return answer.status === 200 ? problemsIn(answer, servedRules) : problemsIn(answer, deniedRules);
}
