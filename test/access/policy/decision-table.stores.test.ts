import { beforeAll, describe, expect, it } from 'vitest';
import type { Authorization } from '../../../src/facade/authorization';
import {
  type AuthorizePullOptions,
  answerTo,
  type GrantStore,
  grantRefusals,
  type NotificationRecord,
  type NotificationState,
  notificationStates,
  pullableStates,
  type RefusalReason,
} from '../../../src/notified-pull';
import { NOW } from '../tokens/support';
import { down, END, type Granted, type Grants, grants, request, shown, user } from './grants';

let world: Grants;
let tokenFor: Grants['tokenFor'];
let authorizeWith: Grants['authorizeWith'];
beforeAll(async () => {
  world = await grants();
  ({ tokenFor, authorizeWith } = world);
});

interface Row {
  readonly reason: RefusalReason;
  readonly answer: 'unauthenticated' | 'forbidden' | 'unavailable';
  readonly broken: string;
  readonly grant?: Partial<NotificationRecord>;
  readonly state?: NotificationState;
  readonly claims?: object;
  readonly options?: Partial<AuthorizePullOptions>;
  /** What is sent in place of the token. */
  readonly token?: (granted: Granted) => string | undefined | Promise<string | undefined>;
  readonly now?: Date;
}

const broken = (methods: Partial<GrantStore>): GrantStore => ({ ...world.store, ...methods });

const table: readonly (Row | (() => Row))[] = [
  // The token: 401.
  { broken: 'no token', reason: 'token-missing', answer: 'unauthenticated', token: () => undefined },
  { broken: 'no JWT', reason: 'token-malformed', answer: 'unauthenticated', token: () => 'opaque' },
  { broken: 'a blank in the token', reason: 'token-malformed', answer: 'unauthenticated', token: () => 'a b' },
  {
    broken: 'another audience',
    reason: 'token-audience',
    answer: 'unauthenticated',
    claims: { aud: 'https://x.example' },
  },
  { broken: 'another issuer', reason: 'token-issuer', answer: 'unauthenticated', claims: { iss: 'https://x.example' } },
  {
    broken: 'an hour after its end',
    reason: 'token-expired',
    answer: 'unauthenticated',
    claims: { iat: 1e9, exp: 1e9 + 300 },
  },
  { broken: 'a long life', reason: 'token-lifetime', answer: 'unauthenticated', claims: { iat: 1e9 } },
  { broken: 'a role out of form', reason: 'token-claims', answer: 'unauthenticated', claims: user('cardioloog') },
  { broken: 'no token id', reason: 'token-claims', answer: 'unauthenticated', claims: { jti: undefined } },
  {
    broken: 'the id of another token',
    reason: 'token-replayed',
    answer: 'unauthenticated',
    claims: { jti: 'the-same-id' },
    token: async ({ base }) => {
      await authorizeWith()(request(await tokenFor(base, { jti: 'the-same-id' })));
      return tokenFor(base, { jti: 'the-same-id', scope: 'more' });
    },
  },
  {
    broken: 'a token that was revoked',
    reason: 'token-inactive',
    answer: 'unauthenticated',
    options: { tokens: async () => ({ ok: false, reason: 'token-inactive' }) },
  },
  // The token is good, the grant is not: 403.
  { broken: 'no URA', reason: 'receiver-missing', answer: 'forbidden', claims: { ura: undefined } },
  { broken: 'no user', reason: 'user-missing', answer: 'forbidden', claims: { user: undefined } },
  { broken: 'no role', reason: 'role-missing', answer: 'forbidden', claims: user() },
  { broken: 'a role without sections', reason: 'role-not-allowed', answer: 'forbidden', claims: user('99.000') },
  { broken: 'a role nobody knows', reason: 'role-not-allowed', answer: 'forbidden', claims: user('50.000') },
  {
    broken: 'one scope of two',
    reason: 'scope-missing',
    answer: 'forbidden',
    options: { scope: ['bgz-receiver', 'ta-np'] },
  },
  { broken: 'no base', reason: 'base-missing', answer: 'forbidden', claims: { authorization_base: undefined } },
  {
    broken: 'a base of nobody',
    reason: 'base-unknown',
    answer: 'forbidden',
    claims: { authorization_base: 'x'.repeat(43) },
  },
  {
    broken: 'the second base of a peer that has one',
    reason: 'base-unknown',
    answer: 'forbidden',
    token: ({ workflowBase }) => tokenFor(workflowBase),
  },
  {
    broken: 'the base of the notification, with two',
    reason: 'base-for-task-only',
    answer: 'forbidden',
    grant: { peer: 'nuts' },
  },
  { broken: 'a peer nobody knows', reason: 'peer-unknown', answer: 'forbidden', grant: { peer: 'else' } },
  { broken: 'rejected', reason: 'grant-rejected', answer: 'forbidden', state: 'rejected' },
  { broken: 'withdrawn', reason: 'grant-cancelled', answer: 'forbidden', state: 'cancelled' },
  { broken: 'completed', reason: 'grant-completed', answer: 'forbidden', state: 'completed' },
  { broken: 'failed', reason: 'grant-failed', answer: 'forbidden', state: 'failed' },
  { broken: 'entered in error', reason: 'grant-entered-in-error', answer: 'forbidden', state: 'entered-in-error' },
  { broken: 'amended since', reason: 'grant-superseded', answer: 'forbidden', state: 'superseded' },
  { broken: 'closed as over', reason: 'grant-expired', answer: 'forbidden', state: 'expired' },
  { broken: 'over by our clock', reason: 'grant-expired', answer: 'forbidden', now: END },
  { broken: 'another hospital', reason: 'other-receiver', answer: 'forbidden', claims: { ura: '00003333' } },
  {
    broken: 'a token for another patient',
    reason: 'other-patient',
    answer: 'forbidden',
    claims: { patient: '999990032' },
  },
  {
    broken: 'a token for another group',
    reason: 'other-group',
    answer: 'forbidden',
    claims: { group_identifier: 'urn:uuid:1' },
  },
  {
    broken: 'no treatment relation',
    reason: 'treatment-relation',
    answer: 'forbidden',
    options: { treatmentRelation: () => false },
  },
  {
    broken: 'nothing for the role',
    reason: 'nothing-offered',
    answer: 'forbidden',
    claims: user('17.000'),
    grant: { offers: [{ kind: 'resource', reference: 'DocumentReference/brief-1' }] },
  },
  {
    broken: 'nothing that is served',
    reason: 'nothing-offered',
    answer: 'forbidden',
    grant: { offers: [{ kind: 'query', query: 'Basic?code=1' }] },
  },
  // Nothing can be found out: 503.
  {
    broken: 'keys out of reach',
    reason: 'token-unverifiable',
    answer: 'unavailable',
    options: { tokens: async () => ({ ok: false, reason: 'token-unverifiable' }) },
  },
  {
    broken: 'a token check that throws',
    reason: 'token-unverifiable',
    answer: 'unavailable',
    options: { tokens: down },
  },
  () => ({
    broken: 'a store that cannot remember the token',
    reason: 'store-unavailable',
    answer: 'unavailable',
    options: { store: broken({ remember: down }) },
  }),
  () => ({
    broken: 'a store that cannot find the grant',
    reason: 'store-unavailable',
    answer: 'unavailable',
    options: { store: broken({ findByAuthorizationBase: down }) },
  }),
  {
    broken: 'a treatment relation that cannot be asked',
    reason: 'treatment-relation-unverifiable',
    answer: 'unavailable',
    options: { treatmentRelation: down },
  },
];

const rows = () => table.map((row) => (typeof row === 'function' ? row() : row));

async function answerOn(row: Row): Promise<Authorization> {
  const now = row.now ?? NOW;
  const granted = await world.add(row.grant);
  if (row.state) await world.set(granted.record, row.state);
  const token = row.token ? await row.token(granted) : await tokenFor(granted.base, row.claims, now);
  return authorizeWith({ now: () => now, ...row.options })(request(token));
}

describe('the decision table', () => {
  it.each(
    table.map((row, index) => [typeof row === 'function' ? `row ${index}` : `${row.broken}: ${row.reason}`, index]),
  )('%s', async (_, index) => {
    const row = rows()[index];
    if (row === undefined) throw new Error('no such row');
    const answer = await answerOn(row);
    expect(shown(answer)).toBe(`${row.reason}: ${row.answer}`);
    expect(answer.trail?.checks?.authorization).toBe(false);
    expect(answerTo(row.reason)).toBe(row.answer);
  });

  it('has a row for every reason that comes from the grant', () => {
    const shownReasons = new Set(rows().map(({ reason }) => reason));
    // These are of a base that is missing, of the workflow Task, and of what others decide: below, in workflow-tasks.stores.test.ts, and in
    // decide and consent.
    expect(grantRefusals.filter((reason) => !shownReasons.has(reason))).toEqual([
      'base-ambiguous',
      'other-task',
      'request-unreadable',
      'decision-denied',
      'consent-denied',
    ]);
  });

  it('lets no state through that is not one to pull in', () => {
    const ended = notificationStates.filter((state) => !(pullableStates as readonly string[]).includes(state));
    const inTable = rows().flatMap(({ state }) => state ?? []);
    expect(inTable.toSorted()).toEqual([...ended].toSorted());
  });

  it('stops at the first thing that is wrong, in the order a data holder checks', async () => {
    const everythingWrong = { ura: '00003333', user: undefined, scope: '', authorization_base: 'x' };
    const steps: [object, string][] = [
      [{ ...everythingWrong, exp: 1e9 + 1, iat: 1e9 }, 'token-expired'],
      [{ ...everythingWrong, ura: undefined }, 'receiver-missing'],
      [everythingWrong, 'user-missing'],
      [{ ...everythingWrong, ...user('99.000') }, 'role-not-allowed'],
      [{ ...everythingWrong, ...user('01.010') }, 'scope-missing'],
      [{ ...everythingWrong, ...user('01.010'), scope: 'ta-np' }, 'base-unknown'],
    ];
    const authorize = authorizeWith({ scope: 'ta-np' });
    for (const [claims, reason] of steps) {
      const answer = await authorize(request(await tokenFor(undefined, claims)));
      expect(answer.trail?.reason).toBe(reason);
    }
    const { record, base } = await world.add();
    await world.set(record, 'cancelled');
    const answer = await authorize(request(await tokenFor(base, { ura: '00003333', scope: 'ta-np' })));
    expect(answer.trail?.reason).toBe('grant-cancelled');
  });
});
