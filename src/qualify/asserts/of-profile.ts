import { asIs } from '../../fhir/phrase';
import type { ValidationIssue } from '../../validate/issue';
import { said } from '../words';
import type { Judged } from './judged';
import { type Cause, fail, pass, skip, type Verdict } from './verdict';

const MOST_TOLD = 20;

const causeOf = ({ resource, expression, message, rule }: ValidationIssue): Cause => ({
  resource,
  at: expression,
  what: asIs(`${message} (${rule})`),
});

/**
 * An assert that the answer conforms to a profile, by our validator; a Bundle with all that its entries claim. A profile of another type is
 * looked for in the entries, and must be about one of them at least.
 */
export async function judgeProfile({ assert, answer, script, validate }: Judged): Promise<Verdict> {
  const id = assert.validateProfileId ?? '';
  const profile = script.profiles.get(id);
  if (profile === undefined) return fail(said.noProfile({ id }));
  const { verdict, issues, counts, profiles, unverified } = await validate(answer.text, profile);
  const [canonical = ''] = profile.split('|');
  const isNamed = (url: string): boolean => url === profile || url.split('|')[0] === canonical;
  if (unverified.profiles.some(isNamed)) return skip(said.unknownProfile({ profile }));
  if (verdict === 'conforms') return profiles.some(isNamed) ? pass : fail(said.aboutNothing({ profile }));
  const errors = issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  return fail(said.profile({ count: counts.error + counts.fatal, profile }), errors.slice(0, MOST_TOLD).map(causeOf));
}
