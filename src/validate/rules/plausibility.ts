import { type PlausibilityRuleId, plausibilityRules as shared } from '../../bgz/plausibility/rules';
import type { Rule } from './rule';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The rules of plausibility as the validator tells them: always a warning, for what is odd may be true. */
export const plausibilityRules = Object.fromEntries(
  Object.entries(shared).map(([id, { message, help }]): [string, Rule] => [
    id,
    {
      severity: 'warning',
      code: 'business-rule',
      message: { en: capital(message.en), nl: capital(message.nl) },
      help,
    },
  ]),
) as Readonly<Record<PlausibilityRuleId, Rule>>;
