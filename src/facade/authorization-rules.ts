import { leavable } from '../assemble/leave-out';
import { patientRule } from '../assemble/source-rules';
import { challengeHeaders } from '../http/challenge-headers';
import { problemsIn, shapeOf } from '../options/check-options';
import {
  anyObject,
  either,
  flag,
  listOf,
  oneOf,
  type Rule,
  type Rules,
  required,
  secret,
  text,
  told,
} from '../options/rules';
import type { Authorization } from './authorization';

type Granted = Extract<Authorization, { readonly allowed: true }>;
type Denied = Extract<Authorization, { readonly allowed: false }>;

/** Whose data. What is wrong is never shown. */
const patient: Rule = secret(told(`'any', ${patientRule.allowed}`, either(oneOf('any'), patientRule)));

const grantedRules: Rules<Granted> = {
  allowed: required(flag),
  patient: required(patient),
  only: listOf(secret(text), 0),
  withheld: listOf(secret(text), 0),
  leaveOut: listOf(secret(oneOf(...leavable)), 0),
  bsnInAnswers: flag,
  referral: shapeOf<NonNullable<Granted['referral']>>({
    notification: required(secret(text)),
    group: required(secret(text)),
  }),
  trail: anyObject,
};

const deniedRules: Rules<Denied> = {
  allowed: required(flag),
  reason: required(secret(oneOf('unauthenticated', 'forbidden', 'unavailable'))),
  known: flag,
  headers: challengeHeaders,
  trail: anyObject,
};

/**
 * What is wrong with the answer of an `authorize` port; empty when it is one. A misspelt `only` would open everything, so what is
 * not known is wrong as well. Holds no value of the answer.
 */
export function problemsOfAuthorization(answer: unknown): readonly string[] {
  const allowed = (answer as { readonly allowed?: unknown } | null | undefined)?.allowed;
  if (typeof answer !== 'object' || answer === null || typeof allowed !== 'boolean')
    return ['allowed is { allowed: true, patient, … } or { allowed: false, reason }'];
  if (!allowed) return problemsIn(answer, deniedRules);
  const { only, leaveOut } = answer as Partial<Granted>;
  const isOpen = leaveOut !== undefined && only === undefined;
  // Without `only` the diagnoses themselves would be open.
  return [...problemsIn(answer, grantedRules), ...(isOpen ? ['leaveOut goes with only'] : [])];
}
