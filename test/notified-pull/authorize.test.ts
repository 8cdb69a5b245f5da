import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { Authorization } from '../../src/facade/options';
import {
  answerTo,
  authorizeNotifiedPull,
  type GrantStore,
  grantRefusals,
  jwtTokens,
  mayIssueToken,
  type NotificationRecord,
  type NotificationState,
  notificationStates,
  type PullOptions,
  peerProfile,
  peerProfiles,
  pullableStates,
  type RefusalReason,
  rolePolicy,
} from '../../src/notified-pull';
import { ANNA, ask, facadeOf, recordedLog, TOM } from '../facade/support';
import { type Granted, type Grants, grants } from './policy/grants';
import { NOW } from './tokens/support';

let world: Grants;
beforeAll(async () => {
  world = await grants();
}, 30_000);

/** The end of the period of the test grants. */
const END = new Date('2027-06-24T10:00:00.000Z');

const request = (token: string | undefined, path = 'AllergyIntolerance') =>
  new Request(`https://epd.example/fhir/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

/** A token of the receiver, with a base. */
const tokenFor = (base: string | undefined, claims: object = {}, now = NOW) => {
  const iat = now.getTime() / 1000;
  return world.signer.sign({ authorization_base: base, jti: randomUUID(), iat, exp: iat + 300, ...claims });
};

const authorizeWith = (options: Partial<PullOptions> = {}) =>
  authorizeNotifiedPull({ store: world.store, tokens: jwtTokens(world.tokens), now: () => NOW, ...options });

const shown = (answer: Authorization) => (answer.allowed ? 'allowed' : `${answer.trail?.reason}: ${answer.reason}`);

describe('a pull on a grant that stands', () => {
  it('is for the patient of the referral, within what was offered, and tells the trail all of it', async () => {
    const { record, base } = await world.add({}, { legalBasis: 'urn:example:wgbo' });
    const answer = await authorizeWith()(request(await tokenFor(base)));
    expect(answer).toEqual({
      allowed: true,
      patient: { bsn: '999990019' },
      only: expect.arrayContaining(['DocumentReference/brief-1', 'DocumentReference?status=current']),
      referral: { notification: record.identifier, group: record.groupIdentifier },
      trail: {
        user: {
          identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
          role: '01.010',
          name: 'dr. A. Arts',
        },
        organization: { ura: '00002222', name: 'Ziekenhuis De Poort' },
        system: 'epd-van-de-poort',
        patientBsn: '999990019',
        notification: record.identifier,
        group: record.groupIdentifier,
        policy: 'urn:example:wgbo',
        checks: { authorization: true, treatmentRelation: true },
      },
    });
    expect(answer.allowed && answer.only).toHaveLength(record.offers.length);
  });

  it('takes one token for all of its requests', async () => {
    const { base } = await world.add();
    const authorize = authorizeWith();
    const token = await tokenFor(base);
    for (let i = 0; i < 30; i++) expect((await authorize(request(token))).allowed).toBe(true);
  });

  it.each<[role: string, offers: number, types: string[]]>([
    [
      '01.015',
      11,
      [
        'Patient',
        'Coverage',
        'AllergyIntolerance',
        'Condition',
        'DeviceUseStatement',
        'Procedure',
        'MedicationStatement',
        'MedicationRequest',
        'MedicationDispense',
        'DocumentReference',
      ],
    ],
    [
      '17.000',
      7,
      [
        'Patient',
        'Coverage',
        'AllergyIntolerance',
        'Condition',
        'MedicationStatement',
        'MedicationRequest',
        'MedicationDispense',
      ],
    ],
    ['25.000', 5, ['Patient', 'Condition', 'MedicationStatement', 'MedicationRequest', 'MedicationDispense']],
    ['04.000', 5, ['Patient', 'AllergyIntolerance', 'Condition', 'DeviceUseStatement', 'Procedure']],
  ])('gives role %s the sections of the role', async (role, offers, types) => {
    const { base } = await world.add();
    const answer = await authorizeWith()(request(await tokenFor(base, { user: { id: '900001234', role } })));
    const only = answer.allowed ? (answer.only ?? []) : [];
    expect(only).toHaveLength(offers);
    expect(new Set(only.map((offer) => offer.split(/[?/]/)[0]))).toEqual(new Set(types));
  });

  it.each([...pullableStates])('may go on in state %s', async (state) => {
    const { record, base } = await world.add();
    await world.set(record, state);
    expect((await authorizeWith()(request(await tokenFor(base)))).allowed).toBe(true);
  });
});

interface Row {
  readonly reason: RefusalReason;
  readonly answer: 'unauthenticated' | 'forbidden' | 'unavailable';
  readonly broken: string;
  readonly grant?: Partial<NotificationRecord>;
  readonly state?: NotificationState;
  readonly claims?: object;
  readonly options?: Partial<PullOptions>;
  /** What is sent in place of the token. */
  readonly token?: (granted: Granted) => string | undefined | Promise<string | undefined>;
  readonly now?: Date;
}

const user = (role?: string) => ({ user: { id: '900001234', role } });
const down = async (): Promise<never> => {
  throw new Error('connection refused');
};
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
    grant: { offers: [{ kind: 'query', query: 'Observation?category=laboratory' }] },
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
    // These two are of a base that is missing and of the workflow Task, below and in workflow-tasks.test.ts.
    expect(grantRefusals.filter((reason) => !shownReasons.has(reason))).toEqual(['base-ambiguous', 'other-task']);
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

describe('the end of the period', () => {
  it.each<[string, number, boolean]>([
    ['a second before', -1000, true],
    ['a millisecond before', -1, true],
    ['exactly at', 0, false],
    ['a second after', 1000, false],
  ])('%s it', async (_, offset, allowed) => {
    const now = new Date(END.getTime() + offset);
    const { base } = await world.add();
    const token = await tokenFor(base, { iat: Math.floor(now.getTime() / 1000), exp: now.getTime() / 1000 + 300 });
    expect((await authorizeWith({ now: () => now })(request(token))).allowed).toBe(allowed);
  });

  it('that cannot be read lets nobody in', async () => {
    const { record, base } = await world.add();
    const store = broken({ findByAuthorizationBase: async () => ({ ...record, validUntil: 'soon' }) });
    expect(shown(await authorizeWith({ store })(request(await tokenFor(base))))).toBe('grant-expired: forbidden');
  });
});

describe('a withdrawal', () => {
  it('counts at the next request of a pull that is under way', async () => {
    const { record, base } = await world.add();
    const authorize = authorizeWith();
    const token = await tokenFor(base);
    expect((await authorize(request(token))).allowed).toBe(true);
    await world.set(record, 'cancelled');
    expect(shown(await authorize(request(token)))).toBe('grant-cancelled: forbidden');
  });
});

describe('the trail of a refusal', () => {
  it('names who tried and whose grant it was, once found', async () => {
    const { record, base } = await world.add();
    const answer = await authorizeWith()(request(await tokenFor(base, { ura: '00003333' })));
    expect(answer.trail).toMatchObject({
      organization: { ura: '00003333' },
      user: { identifier: { value: '900001234' } },
      patientBsn: '999990019',
      notification: record.identifier,
      reason: 'other-receiver',
    });
  });

  it('holds no token, base or BSN elsewhere, and neither does the log', async () => {
    const { record, base } = await world.add();
    const token = await tokenFor(base);
    const { lines, logger } = recordedLog();
    const answers = [
      await authorizeWith({ logger })(request(`${token}x`)),
      await authorizeWith({ logger, store: broken({ findByAuthorizationBase: down }) })(request(token)),
      await authorizeWith({ logger, treatmentRelation: down })(request(token)),
    ];
    await world.set(record, 'cancelled');
    answers.push(await authorizeWith({ logger })(request(token)));
    for (const { trail } of answers) {
      const { patientBsn: _, ...rest } = trail ?? {};
      expect(JSON.stringify(rest)).not.toMatch(/999990019/);
      expect(JSON.stringify(trail)).not.toContain(base);
      expect(JSON.stringify(trail)).not.toContain(token.slice(0, 20));
    }
    expect(lines.map(({ event }) => event)).toEqual(['grant-store-failed', 'treatment-relation-failed']);
    expect(JSON.stringify(lines)).not.toMatch(/999990019/);
    expect(JSON.stringify(lines)).not.toContain(base);
  });

  it('names a user and a hospital that were not proven beside the reason', async () => {
    const { base } = await world.add();
    const answer = await authorizeWith()(request(await tokenFor(base, { iss: 'https://x.example' })));
    expect(answer.trail).toEqual({
      organization: { ura: '00002222' },
      system: 'epd-van-de-poort',
      checks: { authorization: false },
      reason: 'token-issuer',
    });
  });
});

describe('a token without user', () => {
  const without = { user: undefined };

  it('gives all that was offered when no user is required', async () => {
    const { record, base } = await world.add();
    const answer = await authorizeWith({ requireUser: false })(request(await tokenFor(base, without)));
    expect(answer.allowed && answer.only).toHaveLength(record.offers.length);
  });

  it('that has a role is held to it all the same', async () => {
    const { base } = await world.add();
    const authorize = authorizeWith({ requireUser: false });
    const some = await authorize(request(await tokenFor(base, user('25.000'))));
    expect(some.allowed && some.only).toHaveLength(5);
    expect(shown(await authorize(request(await tokenFor(base, user('99.000')))))).toBe('nothing-offered: forbidden');
  });
});

describe('a role policy of the hospital’s own', () => {
  it('takes the place of the default', async () => {
    const { base } = await world.add();
    const policy = rolePolicy([{ role: '99.*', name: 'balie', sections: ['patient'] }]);
    const authorize = authorizeWith({ policy });
    const answer = await authorize(request(await tokenFor(base, user('99.000'))));
    expect(answer.allowed && answer.only?.map((offer) => offer.split('?')[0])).toEqual(['Patient']);
    expect(shown(await authorize(request(await tokenFor(base))))).toBe('role-not-allowed: forbidden');
  });
});

describe('the hook for the treatment relation', () => {
  it('is asked about patient, receiver, user and referral', async () => {
    const { record, base } = await world.add();
    const asked: unknown[] = [];
    const treatmentRelation: PullOptions['treatmentRelation'] = async (question) => asked.push(question) > 0;
    expect((await authorizeWith({ treatmentRelation })(request(await tokenFor(base)))).allowed).toBe(true);
    expect(asked).toMatchObject([
      {
        patient: { bsn: '999990019' },
        receiverUra: '00002222',
        user: { role: '01.010' },
        notification: { id: record.id },
      },
    ]);
  });

  it('lets in on true only', async () => {
    const { base } = await world.add();
    const treatmentRelation = (() => 'no') as unknown as PullOptions['treatmentRelation'];
    const answer = await authorizeWith({ treatmentRelation })(request(await tokenFor(base)));
    expect(shown(answer)).toBe('treatment-relation: forbidden');
    expect(answer.trail?.checks).toEqual({ authorization: false, treatmentRelation: false });
  });
});

describe('a peer with separate bases', () => {
  it('pulls with the base of the workflow Task', async () => {
    const { workflowBase } = await world.add({ peer: 'nuts' });
    expect((await authorizeWith()(request(await tokenFor(workflowBase)))).allowed).toBe(true);
  });

  it('of a profile of one’s own is known once it is named', async () => {
    const { base } = await world.add({ peer: 'regio' });
    const peers = [...Object.values(peerProfiles), peerProfile('twiin', { name: 'regio' })];
    expect((await authorizeWith({ peers })(request(await tokenFor(base)))).allowed).toBe(true);
  });
});

describe('a token without base, when the referral may be found', () => {
  const URA = '00004444';
  const receiver = { receiver: { organization: { ura: URA } } };
  const find = (claims: object = {}, path?: string, options: Partial<PullOptions> = {}) =>
    tokenFor(undefined, { ura: URA, ...claims }).then((token) =>
      authorizeWith({ missingBase: 'find', ...options })(request(token, path)),
    );
  const identifierOf = (answer: Authorization) => (answer.allowed ? answer.referral?.notification : shown(answer));

  it('goes by the group, the patient of the token, or the patient the search names', async () => {
    const { record } = await world.add({}, { ...receiver, patient: { bsn: '999911259' } });
    expect(identifierOf(await find({ group_identifier: record.groupIdentifier }))).toBe(record.identifier);
    expect(identifierOf(await find({ patient: '999911259' }))).toBe(record.identifier);
    const named = encodeURIComponent('http://fhir.nl/fhir/NamingSystem/bsn|999911259');
    expect(identifierOf(await find({}, `Condition?patient.identifier=${named}`))).toBe(record.identifier);
    expect(identifierOf(await find({}, `Patient?identifier=${named}`))).toBe(record.identifier);
    expect(identifierOf(await find({}, `Coverage?beneficiary.identifier=${named}`))).toBe(record.identifier);
  });

  it('is given nothing only because there is just one', async () => {
    await world.add({}, receiver);
    expect(shown(await find())).toBe('base-missing: forbidden');
    expect(shown(await find({}, 'Condition?identifier=999911259'))).toBe('base-missing: forbidden');
  });

  it('is given nothing of another receiver', async () => {
    const { record } = await world.add();
    expect(shown(await find({ group_identifier: record.groupIdentifier }))).toBe('base-missing: forbidden');
    expect(shown(await find({ ura: undefined, group_identifier: record.groupIdentifier }))).toBe(
      'receiver-missing: forbidden',
    );
  });

  it('is refused when the patient was referred twice', async () => {
    await world.add({}, { ...receiver, patient: { bsn: '999990032' } });
    const { record } = await world.add({}, { ...receiver, patient: { bsn: '999990032' } });
    expect(shown(await find({ patient: '999990032' }))).toBe('base-ambiguous: forbidden');
    await world.set(record, 'cancelled');
    expect((await find({ patient: '999990032' })).allowed).toBe(true);
  });

  it('takes the newest of a group, and says why when none stands', async () => {
    const first = await world.add({}, receiver);
    const second = await world.add({ groupIdentifier: first.record.groupIdentifier }, receiver);
    const group = { group_identifier: first.record.groupIdentifier };
    expect(identifierOf(await find(group))).toBe(second.record.identifier);
    await world.set(second.record, 'cancelled');
    expect(identifierOf(await find(group))).toBe(first.record.identifier);
    await world.set(first.record, 'completed');
    expect(identifierOf(await find(group))).toBe('grant-cancelled: forbidden');
  });

  it('does not reach the data of a peer that has a base of its own for it', async () => {
    const { record } = await world.add({ peer: 'nuts' }, receiver);
    expect(shown(await find({ group_identifier: record.groupIdentifier }))).toBe('base-for-task-only: forbidden');
  });

  it('is not overruled by finding when it has a wrong one', async () => {
    const { record } = await world.add({}, receiver);
    const claims = { group_identifier: record.groupIdentifier, authorization_base: 'x' };
    expect(shown(await find(claims))).toBe('base-unknown: forbidden');
  });

  it('leaves the request unanswered when the store is down', async () => {
    const answer = await find({ patient: '999911259' }, undefined, { store: broken({ list: down }) });
    expect(shown(answer)).toBe('store-unavailable: unavailable');
  });
});

describe('the bearer token of a request', () => {
  it.each<[string, Record<string, string>, string]>([
    ['in another case', { authorization: 'bearer TOKEN' }, 'allowed'],
    ['of another scheme', { authorization: 'Basic TOKEN' }, 'token-missing: unauthenticated'],
    ['of a scheme that begins the same', { authorization: 'BearerX TOKEN' }, 'token-missing: unauthenticated'],
    ['left empty', { authorization: 'Bearer ' }, 'token-missing: unauthenticated'],
    ['twice', { authorization: 'Bearer TOKEN, Bearer TOKEN' }, 'token-malformed: unauthenticated'],
    ['in another header', { 'x-access-token': 'TOKEN' }, 'token-missing: unauthenticated'],
  ])('%s', async (_, headers, expected) => {
    const { base } = await world.add();
    const token = await tokenFor(base);
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll('TOKEN', token)]),
    );
    const url = `https://epd.example/fhir/Condition?access_token=${token}`;
    expect(shown(await authorizeWith()(new Request(url, { headers: filled })))).toBe(expected);
  });
});

describe('behind the facade', () => {
  it('a pull is answered until the notification is withdrawn, and both are in the trail', async () => {
    const entries: AuditEntry[] = [];
    const facade = facadeOf({
      authorize: authorizeWith(),
      audit: { write: async (entry) => void entries.push(entry) },
    });
    const { record, base } = await world.add({}, { patient: { bsn: ANNA } });
    const token = await tokenFor(base, user('17.000'));
    const pull = (path: string) => ask(facade, path, {}, token);
    const named = (bsn: string) => encodeURIComponent(`http://fhir.nl/fhir/NamingSystem/bsn|${bsn}`);

    expect((await pull(`AllergyIntolerance?patient.identifier=${named(ANNA)}`)).status).toBe(200);
    expect((await pull(`AllergyIntolerance?patient.identifier=${named(TOM)}`)).status).toBe(403);
    expect((await pull('DeviceUseStatement?_include=DeviceUseStatement:device')).status).toBe(403);
    await world.set(record, 'cancelled');
    const after = await pull('AllergyIntolerance');
    expect(after.status).toBe(403);
    expect(after.text).not.toMatch(/cancel|withdraw|base/);
    expect((await ask(facade, 'AllergyIntolerance', { headers: { authorization: 'Bearer x' } })).status).toBe(401);

    expect(entries.map(({ status, reason }) => [status, reason])).toEqual([
      [200, undefined],
      [403, 'other-patient'],
      [403, expect.any(String)],
      [403, 'grant-cancelled'],
      [401, 'token-malformed'],
    ]);
    expect(entries[3]).toMatchObject({ patientBsn: ANNA, notification: record.identifier, outcome: 'refused' });
  });
});

describe('an authorization server that asks whether it may issue a token', () => {
  const asked = async (granted: Granted, receiverUra = '00002222', now = NOW, base = granted.base) => {
    const result = await mayIssueToken({ store: world.store, now: () => now })({
      authorizationBase: base,
      receiverUra,
    });
    return result.allowed ? result.opens : result.reason;
  };

  it('hears until when, and for which referral', async () => {
    const { record, base } = await world.add();
    const may = mayIssueToken({ store: world.store, now: () => NOW });
    expect(await may({ authorizationBase: base, receiverUra: '00002222' })).toEqual({
      allowed: true,
      opens: 'data',
      validUntil: record.validUntil,
      notification: record.identifier,
      group: record.groupIdentifier,
    });
  });

  it('is refused for a base that is unknown, of another receiver, withdrawn or over', async () => {
    const granted = await world.add();
    expect(await asked(granted, '00002222', NOW, 'x')).toBe('base-unknown');
    expect(await asked(granted, '00003333')).toBe('other-receiver');
    expect(await asked(granted, '00002222', END)).toBe('grant-expired');
    await world.set(granted.record, 'cancelled');
    expect(await asked(granted)).toBe('grant-cancelled');
  });

  it('hears which of two bases it is', async () => {
    const granted = await world.add({ peer: 'nuts' });
    expect(await asked(granted)).toBe('task');
    expect(await asked(granted, '00002222', NOW, granted.workflowBase)).toBe('data');
    expect(await asked(granted, '00003333')).toBe('other-receiver');
    await world.set(granted.record, 'cancelled');
    expect(await asked(granted)).toBe('grant-cancelled');
  });
});

describe('what is left out', () => {
  it.each([{ store: undefined }, { tokens: undefined }])('stops it from starting: %o', (options) => {
    expect(() => authorizeWith(options as Partial<PullOptions>)).toThrow(TypeError);
  });
});
