import { beforeAll, describe, expect, it } from 'vitest';
import type { Authorization } from '../../../src/facade/authorization';
import type { AuthorizePullOptions } from '../../../src/notified-pull';
import { down, type Grants, grants, request, shown } from './grants';

let world: Grants;
let tokenFor: Grants['tokenFor'];
let authorizeWith: Grants['authorizeWith'];
beforeAll(async () => {
  world = await grants();
  ({ tokenFor, authorizeWith } = world);
});

describe('a token without base, when the referral may be found', () => {
  const URA = '00004444';
  const receiver = { receiver: { organization: { ura: URA } } };
  const find = (claims: object = {}, path?: string, options: Partial<AuthorizePullOptions> = {}) =>
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
    const answer = await find({ patient: '999911259' }, undefined, { store: { ...world.store, list: down } });
    expect(shown(answer)).toBe('store-unavailable: unavailable');
  });
});

describe('a token without base, when nothing is said of finding', () => {
  it.each<Partial<AuthorizePullOptions>>([{}, { missingBase: 'refuse' }])('is refused with %j', async (options) => {
    const ura = '00005555';
    const { record } = await world.add({}, { receiver: { organization: { ura } }, patient: { bsn: '999990056' } });
    const token = await tokenFor(undefined, { ura, group_identifier: record.groupIdentifier, patient: '999990056' });
    expect(shown(await authorizeWith({ missingBase: 'find' })(request(token)))).toBe('allowed');
    expect(shown(await authorizeWith(options)(request(token)))).toBe('base-missing: forbidden');
  });
});
