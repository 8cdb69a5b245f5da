import { expect, it } from 'vitest';
import { kindCodes } from '../../src/audit/event/kinds';
import { reasons } from '../../src/audit/export/words';
import { grantRefusals } from '../../src/notified-pull/policy/reasons';
import type { TokenFailure } from '../../src/notified-pull/tokens/token-check';

/** Every reason a token can be refused for; one that is left out does not compile. */
const tokenFailures: Readonly<Record<TokenFailure, true>> = {
  'token-missing': true,
  'token-malformed': true,
  'token-algorithm': true,
  'token-signature': true,
  'token-issuer': true,
  'token-audience': true,
  'token-expired': true,
  'token-not-yet-valid': true,
  'token-lifetime': true,
  'token-replayed': true,
  'token-claims': true,
  'token-inactive': true,
  'token-unverifiable': true,
};

it('every reason for which a request is refused is exported in Dutch words', () => {
  const codes = [
    ...grantRefusals,
    ...Object.keys(tokenFailures),
    'store-unavailable',
    'treatment-relation-unverifiable',
  ];
  expect(codes.filter((code) => reasons[code] === undefined)).toEqual([]);
});

it('an amended notification is an update, in the docs as in the trail', () => {
  expect(kindCodes.amend.action).toBe('U');
});
