import type { Provenance } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { createBgzFacade } from '../../src/index';
import {
  authorizeNotifiedPull,
  createAuthorizationBases,
  createGrantStore,
  createNotifiedPull,
  embeddedDatabase,
  type TokenCheck,
  workflowTasks,
} from '../../src/notified-pull';
import { runs } from '../effort';
import { idSecret } from '../id-secret';
import {
  expectedStatus,
  type ModelGrant,
  type ModelToken,
  mayReadReasons,
  type Named,
  offersTo,
  roles,
} from './fuzz/model';
import { allIds, offerNames, offerOf, type Question, readsOf, searches } from './fuzz/questions';
import { type Random, seeded } from './fuzz/random';
import { patients, reasonMark, sources } from './fuzz/world';

const REQUESTS = runs(8_000);
/** Fewer do not reach every answer. */
const ENOUGH = 5_000;
const REQUESTS_PER_CHANGE = 20;
const HOUR = 3_600_000;
const BASE = 'https://epd.example/fhir';
const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
const receivers = ['00005678', '00009999'] as const;
const actor = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
};
const flaws = ['token-expired', 'token-signature', 'token-inactive', 'token-replayed', 'token-unverifiable'] as const;

/** The server under test with a model beside it; both are told of every change. */
async function stage(random: Random) {
  let clock = Date.parse('2026-11-24T10:00:00Z');
  const now = () => new Date(clock);
  const secret = 'a secret of at least thirty-two bytes';
  const bases = createAuthorizationBases(secret);
  const store = await createGrantStore(await embeddedDatabase());
  const ids = await allIds();
  const grants: ModelGrant[] = [];
  const tokens = new Map<string, ModelToken>();
  const entries: AuditEntry[] = [];
  const summed: AuditEntry[] = [];

  const check: TokenCheck = async (text) => {
    const token = tokens.get(text);
    if (token === undefined) return { ok: false, reason: 'token-malformed' };
    if (token.flaw) return { ok: false, reason: token.flaw };
    const { grant } = token;
    const base = grant === 'unknown' ? 'guessed' : grant && bases.current(grant.id, 'notification').base;
    const user = { identifier: actor.identifier, ...(token.role !== undefined && { role: token.role }) };
    return {
      ok: true,
      claims: {
        ...(token.receiver !== undefined && { receiverUra: token.receiver }),
        ...(token.user && { user }),
        ...(base !== undefined && { authorizationBase: base }),
        tokenId: text,
        issuer: 'https://gtk.example',
        scopes: [],
        expiresAt: '2099-01-01T00:00:00.000Z',
      },
    };
  };
  const notifiedPull = createNotifiedPull({
    store,
    secret,
    now,
    audit: { write: async () => {} },
    send: { directory: async () => undefined, token: async () => undefined },
  });
  const facade = createBgzFacade({
    sources,
    idSecret,
    now,
    authorize: authorizeNotifiedPull({ store, tokens: check, now, replay: 'off' }),
    tasks: workflowTasks({ store, tokens: check, now, bases, replay: 'off' }),
    // Refusals of whom nobody knows are told together, a line for all of a minute.
    audit: { write: async (entry) => void (entry.count === undefined ? entries : summed).push(entry) },
  });

  const offersOf = (grant: Pick<ModelGrant, 'bsn' | 'offers'>) => {
    const own = ids.get(grant.bsn);
    if (own === undefined) throw new Error('a patient without ids');
    return grant.offers.map((name) => offerOf(name, own));
  };
  const chosenOffers = () => {
    const some = random.some(offerNames);
    return some.length === 0 ? (['patient'] as const) : some;
  };
  const validUntil = () => clock + (1 + random.int(72)) * HOUR;

  async function notify(): Promise<void> {
    const made = { bsn: random.pick(patients).bsn, receiver: random.pick(receivers), offers: chosenOffers() };
    const end = validUntil();
    const result = await notifiedPull.notify(
      {
        patient: { bsn: made.bsn },
        sender: {
          organization: { ura: '00001234' },
          practitioner: { ...actor },
          system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
        },
        receiver: { organization: { ura: made.receiver } },
        offers: offersOf(made),
        treatmentRelation: true,
        validUntil: new Date(end).toISOString(),
      },
      actor,
    );
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const { id, groupIdentifier } = result.notification;
    grants.push({ ...made, id, group: groupIdentifier, validUntil: end, state: 'requested' });
  }

  const isLive = (grant: ModelGrant) =>
    ['requested', 'received', 'accepted', 'in-progress', 'on-hold'].includes(grant.state) && clock < grant.validUntil;

  async function amend(): Promise<void> {
    const live = grants.filter(isLive);
    if (live.length === 0) return;
    const old = random.pick(live);
    const offers = chosenOffers();
    const end = validUntil();
    const keepEarlier = random.chance(0.3);
    const changes = { offers: offersOf({ ...old, offers }), validUntil: new Date(end).toISOString() };
    const result = await notifiedPull.amend(old.id, changes, actor, { keepEarlier });
    if (!result.ok) throw new Error(JSON.stringify(result));
    if (!keepEarlier) for (const one of grants) if (one.group === old.group && isLive(one)) one.state = 'superseded';
    grants.push({ ...old, id: result.notification.id, offers, validUntil: end, state: 'requested' });
  }

  async function cancel(): Promise<void> {
    if (grants.length === 0) return;
    const grant = random.pick(grants);
    const scope = random.pick(['this', 'group'] as const);
    await notifiedPull.cancel(grant.id, { reason: 'duplicate', scope }, actor);
    for (const one of scope === 'this' ? [grant] : grants.filter(({ group }) => group === grant.group))
      if (isLive(one)) one.state = 'cancelled';
  }

  /** The receiver tells how far it is; the answer says what the state is then. */
  async function report(): Promise<void> {
    if (grants.length === 0) return;
    const grant = random.pick(grants);
    const token = newToken({ receiver: grant.receiver, user: false, grant });
    const status = random.pick(['received', 'accepted', 'in-progress', 'on-hold', 'rejected', 'completed', 'failed']);
    const live = isLive(grant);
    const response = await facade.fetch(
      new Request(`${BASE}/Task/${grant.id}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' },
        body: JSON.stringify({ resourceType: 'Task', status, intent: 'order' }),
      }),
    );
    if (response.status === 200 && live) grant.state = status;
  }

  function newToken(token: ModelToken): string {
    const text = `token-${tokens.size + 1}`;
    tokens.set(text, token);
    return text;
  }

  const changes = [notify, notify, notify, amend, cancel, report, report];
  return {
    ids,
    grants,
    tokens,
    entries,
    summed,
    facade,
    newToken,
    now: () => clock,
    async change(): Promise<void> {
      if (random.chance(0.15)) clock += random.int(6 * HOUR);
      if (random.chance(0.05)) await notifiedPull.expireDue();
      await random.pick(changes)();
    },
  };
}

type Stage = Awaited<ReturnType<typeof stage>>;

function tokenFor(random: Random, { grants }: Stage): ModelToken | undefined {
  if (random.chance(0.03)) return undefined;
  const grant = grants.length === 0 ? 'unknown' : random.pick(grants.slice(-25));
  const rightReceiver = grant === 'unknown' ? random.pick(receivers) : grant.receiver;
  return {
    ...(random.chance(0.05) && { flaw: random.pick(flaws) }),
    ...(random.chance(0.98) && { receiver: random.chance(0.9) ? rightReceiver : random.pick(receivers) }),
    user: random.chance(0.97),
    ...(random.chance(0.97) && { role: random.chance(0.6) ? '01.010' : random.pick(roles) }),
    ...(random.chance(0.97) && { grant: random.chance(0.97) ? grant : ('unknown' as const) }),
  };
}

interface Asked {
  readonly question: Question;
  readonly named: Named;
  readonly owner: string | undefined;
  readonly request: (token: string | undefined) => Request;
}

/** A search that names nobody, the right patient or another; by GET or POST. Or a read of anybody's resource. */
function ask(random: Random, { ids }: Stage, about: string | undefined): Asked {
  const headers = (token: string | undefined): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const someone = about !== undefined && random.chance(0.7) ? about : random.pick(patients).bsn;
  if (random.chance(0.4)) {
    const own = ids.get(someone);
    if (own === undefined) throw new Error('a patient without ids');
    const question = random.pick(readsOf(own));
    return {
      question,
      named: {},
      owner: someone,
      request: (token) => new Request(`${BASE}/${question.path}`, { headers: headers(token) }),
    };
  }
  const question = random.pick(searches);
  const named = random.chance(0.5) ? { bsn: someone } : {};
  const [type = '', query = ''] = question.path.split('?');
  const chain = type === 'Patient' ? 'identifier' : 'patient.identifier';
  const patient = named.bsn === undefined ? [] : [`${chain}=${encodeURIComponent(`${BSN}|${named.bsn}`)}`];
  const parameters = [query, ...patient].filter((part) => part !== '').join('&');
  const post = random.chance(0.2) && question.unserved !== true;
  return {
    question,
    named,
    owner: undefined,
    request: (token) =>
      post
        ? new Request(`${BASE}/${type}/_search`, {
            method: 'POST',
            headers: { ...headers(token), 'content-type': 'application/x-www-form-urlencoded' },
            body: parameters,
          })
        : new Request(`${BASE}/${type}${parameters === '' ? '' : `?${parameters}`}`, { headers: headers(token) }),
  };
}

/** Types of resources that metadata tells of and that no offer of the grant shows to this role. */
function unseenTargets({ ids }: Stage, grant: ModelGrant, token: ModelToken, text: string): readonly string[] {
  const own = ids.get(grant.bsn);
  const offers = own === undefined ? [] : offersTo(grant, token).map((name) => offerOf(name, own));
  const shown = new Set(offers.flatMap((offer) => (offer.kind === 'query' ? offer.query.split('?')[0] : [])));
  const { entry = [] } = JSON.parse(text) as { readonly entry?: readonly { readonly resource?: Provenance }[] };
  const targets = entry.flatMap(({ resource }) => (resource?.resourceType === 'Provenance' ? resource.target : []));
  return targets.map(({ reference = '' }) => reference.split('/')[0] ?? '').filter((type) => !shown.has(type));
}

describe('who may see what', () => {
  it(`is as a model says, in ${REQUESTS} random requests, and nobody sees anything of another patient`, async () => {
    const random = seeded(20261124);
    const world = await stage(random);
    const disagreements: unknown[] = [];
    const leaks: unknown[] = [];
    const seen = new Map<number, number>();
    const reasons = { shown: 0, leftOut: 0 };
    let counted = 0;
    let metadata = 0;
    for (let i = 0; i < REQUESTS; i++) {
      if (i % REQUESTS_PER_CHANGE === 0) await world.change();
      const token = tokenFor(random, world);
      const grant = token?.grant === 'unknown' ? undefined : token?.grant;
      const { question, named, owner, request } = ask(random, world, grant?.bsn);
      const expected = expectedStatus(question, token, named, owner, world.now());
      world.entries.length = 0;
      const response = await world.facade.fetch(request(token && world.newToken(token)));
      const text = await response.text();
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      const [entry] = world.entries;
      // Of a request that was refused after it was known who asks (403), each has its line.
      const isCounted = world.entries.length === 0 && ![200, 403].includes(response.status);
      if (isCounted) counted++;
      const told =
        isCounted || (world.entries.length === 1 && (entry?.outcome === 'success') === (response.status === 200));
      if (response.status !== expected || !told)
        disagreements.push({ i, path: question.path, named, expected, status: response.status, reason: entry?.reason });
      const allowed = response.status === 200 ? grant?.bsn : undefined;
      for (const { bsn, mark } of patients) if (bsn !== allowed && text.includes(mark)) leaks.push({ i, mark });
      if (response.status === 200 && token && grant && question.by.includes('metadata')) {
        const unseen = unseenTargets(world, grant, token, text);
        if (unseen.length > 0) leaks.push({ i, path: question.path, role: token.role, unseen });
        metadata += text.includes('"target"') ? 1 : 0;
      }
      if (response.status === 200 && token && question.by.includes('medication')) {
        const shown = text.includes(reasonMark(''));
        reasons[shown ? 'shown' : 'leftOut']++;
        if (shown !== mayReadReasons(token) || text.includes('REDACTED') === shown)
          leaks.push({ i, path: question.path, role: token.role, shown });
      }
      if (response.status === 200 && !patients.some(({ mark }) => text.includes(mark)) && !text.includes('"total":0'))
        disagreements.push({ i, path: question.path, empty: true });
      world.tokens.clear();
    }
    expect(leaks).toEqual([]);
    expect(disagreements.slice(0, 10)).toEqual([]);
    await world.facade.close();
    expect(world.summed.reduce((all, { count = 0 }) => all + count, 0)).toBe(counted);
    // The draw reaches every answer often enough to mean something.
    if (REQUESTS < ENOUGH) return;
    for (const status of [200, 401, 403, 404, 503])
      expect(seen.get(status) ?? 0, String(status)).toBeGreaterThan(REQUESTS / 500);
    expect(seen.get(200)).toBeGreaterThan(REQUESTS / 10);
    expect(metadata).toBeGreaterThan(REQUESTS / 1_000);
    expect(reasons.shown).toBeGreaterThan(REQUESTS / 1_000);
    expect(reasons.leftOut).toBeGreaterThan(REQUESTS / 8_000);
  });
});
