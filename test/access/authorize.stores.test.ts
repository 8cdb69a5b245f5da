import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  type AuthorizePullOptions,
  type GrantStore,
  peerProfile,
  peerProfiles,
  policySections,
  pullableStates,
  type RolePolicy,
  rolePolicy,
} from '../../src/notified-pull';
import { ANNA, ask, facadeOf, recordedLog, TOM } from '../facade/support';
import { down, END, type Grants, grants, request, shown, user } from './policy/grants';

let world: Grants;
let tokenFor: Grants['tokenFor'];
let authorizeWith: Grants['authorizeWith'];
beforeAll(async () => {
  world = await grants();
  ({ tokenFor, authorizeWith } = world);
});

const broken = (methods: Partial<GrantStore>): GrantStore => ({ ...world.store, ...methods });

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

  it('leaves out includes that lead to a section the role may not see, and keeps what is withheld for the trail', async () => {
    const offers = [
      {
        kind: 'query',
        query: 'AllergyIntolerance?_include=AllergyIntolerance%3Apatient&_revinclude=Provenance:target',
      },
      { kind: 'query', query: 'Patient' },
    ] as const;
    const { base } = await world.add({ offers });
    const policy = rolePolicy([{ role: '01.*', name: 'arts', sections: ['allergies'] }]);
    const answer = await authorizeWith({ policy })(request(await tokenFor(base)));
    expect(answer).toMatchObject({
      only: ['AllergyIntolerance?_revinclude=Provenance:target'],
      withheld: [offers[0].query, 'Patient'],
    });
  });

  it('lets metadata go along with what the role may see, and lets nobody in for that alone', async () => {
    const offers = [
      { kind: 'query', query: 'Provenance' },
      { kind: 'query', query: 'AllergyIntolerance' },
      { kind: 'query', query: 'Condition' },
    ] as const;
    const { base } = await world.add({ offers });
    const authorize = async (...sections: readonly ('allergies' | 'payer')[]) =>
      authorizeWith({ policy: rolePolicy([{ role: '01.*', name: 'arts', sections }]) })(request(await tokenFor(base)));
    expect(await authorize('allergies')).toMatchObject({
      only: ['AllergyIntolerance', 'Provenance'],
      withheld: ['Condition'],
    });
    expect(await authorize('payer')).toMatchObject({ allowed: false, trail: { reason: 'nothing-offered' } });
  });

  it('takes one token for all of its requests', async () => {
    const { base } = await world.add();
    const authorize = authorizeWith();
    const token = await tokenFor(base);
    for (let i = 0; i < 30; i++) expect((await authorize(request(token))).allowed).toBe(true);
  });

  const medication = ['MedicationStatement', 'MedicationRequest', 'MedicationDispense'];
  const treatment = ['Patient', 'AllergyIntolerance', 'Condition', 'DeviceUseStatement', 'Procedure'];

  it.each<[role: string, types: string[]]>([
    ['01.015', [...treatment, 'Coverage', ...medication, 'DocumentReference', 'ProcedureRequest']],
    ['17.000', ['Patient', 'Coverage', 'AllergyIntolerance', 'Condition', ...medication]],
    ['25.000', ['Patient', 'Condition', ...medication]],
    ['04.000', [...treatment, 'ProcedureRequest']],
  ])('gives role %s the sections of the role: each offer of %s', async (role, types) => {
    const { record, base } = await world.add();
    const answer = await authorizeWith()(request(await tokenFor(base, user(role))));
    const offered = record.offers.map((offer) => (offer.kind === 'query' ? offer.query : offer.reference));
    expect(answer.allowed && answer.only).toEqual(
      offered.filter((offer) => types.includes(offer.split(/[?/]/)[0] ?? '')),
    );
    expect(answer.allowed && answer.only?.length).toBeGreaterThan(3);
  });

  it.each<[role: string, leaveOut: readonly string[] | undefined]>([
    ['01.015', undefined],
    ['04.000', undefined],
    ['17.000', ['devices']],
    ['83.000', ['indications', 'devices']],
  ])('takes out for role %s what resources say of sections it may not see: %j', async (role, leaveOut) => {
    const { base } = await world.add();
    const answer = await authorizeWith()(request(await tokenFor(base, user(role))));
    expect(answer.allowed && answer.leaveOut).toEqual(leaveOut);
  });

  it('gives reasons along, or not, as a rule says', async () => {
    const { base } = await world.add();
    const token = await tokenFor(base);
    const leftOut = async (policy: RolePolicy) => {
      const answer = await authorizeWith({ policy })(request(token));
      return answer.allowed && answer.leaveOut;
    };
    const rule = { role: '01.*', name: 'arts', sections: ['medication', 'devices'] } as const;
    expect(await leftOut(rolePolicy([rule]))).toEqual(['indications']);
    expect(await leftOut(rolePolicy([{ ...rule, indications: true }]))).toBeUndefined();
    expect(await leftOut(rolePolicy([{ ...rule, sections: policySections, indications: false }]))).toEqual([
      'indications',
    ]);
    const own = (sections: RolePolicy['rules'][number]['sections']) => ({ rules: [], sectionsFor: () => sections });
    expect(await leftOut(own(['medication']))).toEqual(['indications', 'devices']);
    expect(await leftOut(own(policySections))).toBeUndefined();
  });

  it.each([...pullableStates])('may go on in state %s', async (state) => {
    const { record, base } = await world.add();
    await world.set(record, state);
    expect((await authorizeWith()(request(await tokenFor(base)))).allowed).toBe(true);
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
    const treatmentRelation: AuthorizePullOptions['treatmentRelation'] = async (question) => asked.push(question) > 0;
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
    const treatmentRelation = (() => 'no') as unknown as AuthorizePullOptions['treatmentRelation'];
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

describe('what is left out', () => {
  it.each([{ store: undefined }, { tokens: undefined }])('stops it from starting: %o', (options) => {
    expect(() => authorizeWith(options as Partial<AuthorizePullOptions>)).toThrow(TypeError);
  });
});
