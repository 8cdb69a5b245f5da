import { asIs } from '../../fhir/phrase';
import type { ValidationIssue } from '../../validate/issue';
import { said } from '../words';
import type { Judged } from './judged';
import { type Cause, fail, pass, type Verdict } from './verdict';

const MOST_TOLD = 20;

const causeOf = ({ resource, expression, message, rule }: ValidationIssue): Cause => ({
  resource,
  at: expression,
  what: asIs(`${message} (${rule})`),
});

/** An assert that the answer conforms to a profile, by our validator; a Bundle with all that its entries claim. */
export async function judgeProfile({ assert, answer, script, validate }: Judged): Promise<Verdict> {
  const id = assert.validateProfileId ?? '';
  const profile = script.profiles.get(id);
  if (profile === undefined) return fail(said.noProfile({ id }));
  const { verdict, issues, counts } = await validate(answer.text, profile);
  if (verdict === 'conforms') return pass;
  const errors = issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  return fail(said.profile({ count: counts.error + counts.fatal, profile }), errors.slice(0, MOST_TOLD).map(causeOf));
}
