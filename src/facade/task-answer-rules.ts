import { isJson } from '../fhir/json';
import { challengeHeaders } from '../http/challenge-headers';
import type { Finding } from '../http/refusal';
import { problemsIn, shapeOf } from '../options/check-options';
import { anyObject, flag, oneOf, type Rule, type Rules, required, secret, text } from '../options/rules';
import type { RoutedAnswer, RoutedTarget, TaskAnswer } from './task-port';

type Served = Extract<TaskAnswer, { readonly status: 200 }>;
type Routed = Extract<RoutedAnswer, { readonly status: 200 }>;
type Denied = Exclude<TaskAnswer, Served>;

/** A Task: anything else under its address would be read as one. */
const task: Rule = {
  allowed: 'a Task: an object with resourceType Task',
  secret: true,
  meets: (value) => isJson(value) && value.resourceType === 'Task',
};

const servedRules: Rules<Served> = { status: required(oneOf(200)), task: required(task), trail: required(anyObject) };

const routedRules = ({ type, id }: RoutedTarget): Rules<Routed> => ({
  status: required(oneOf(200)),
  resource: required({
    allowed: `the ${type} that was asked for: its resourceType and id are those of the address`,
    secret: true,
    meets: (value) => isJson(value) && value.resourceType === type && value.id === id,
  }),
  trail: required(anyObject),
});

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
  known: flag,
  headers: challengeHeaders,
  trail: required(anyObject),
};

/** What is wrong with the answer of a Task port; empty when it is one. Holds no value of the answer. */
export function problemsOfTaskAnswer(answer: unknown): readonly string[] {
  if (!isJson(answer)) return ['it is { status: 200, task, trail } or { status, finding, trail }'];
  return answer.status === 200 ? problemsIn(answer, servedRules) : problemsIn(answer, deniedRules);
}

/** The same for what a referral refers to behind the front door. */
export function problemsOfRoutedAnswer(answer: unknown, target: RoutedTarget): readonly string[] {
  if (!isJson(answer)) return ['it is { status: 200, resource, trail } or { status, finding, trail }'];
  return answer.status === 200 ? problemsIn(answer, routedRules(target)) : problemsIn(answer, deniedRules);
}
