import { describe, expect, it } from 'vitest';
import {
  buildNotificationTask,
  type Offer,
  type PullBgzOptions,
  type PulledGroup,
  type PulledKey,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { BASE, recordOf } from '../referral/task/support';
import { type FakeAnswer, fakeSender, match, SENDER, searchset } from './fake-sender';

const query = (text: string): Offer => ({ kind: 'query', query: text });
const read = (reference: string): Offer => ({ kind: 'resource', reference });
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] });
const provenance = (id: string) => ({ ...match('Provenance', id), mode: 'include' });

/** What a pull of these answers says of each section it says something of. */
async function pulled(
  answers: Readonly<Record<string, FakeAnswer>>,
  offers: readonly Offer[],
  more: Partial<PullBgzOptions> = {},
) {
  const { bySection } = await pullBgz({
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 't',
    baseUrl: SENDER,
    fetch: fakeSender(answers).fetch,
    retries: 0,
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...more,
  });
  return bySection;
}

const told = (groups: Readonly<Partial<Record<PulledKey, PulledGroup>>>) =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([key, { status, resources }]) =>
      status === 'not-offered' ? [] : [[key, [status, ...resources.map(({ id }) => id)]]],
    ),
  );

const ok = (...entries: Parameters<typeof searchset>[0]) => ({ body: searchset(entries) });
const failed = { status: 503 };
const missing = {
  status: 404,
  body: { resourceType: 'OperationOutcome', issue: [{ code: 'not-supported', severity: 'error' }] },
};

describe('a pull, by section of the BgZ', () => {
  it('parts what one search brings of several sections, each resource once', async () => {
    const category = [{ coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'vital-signs' }] }];
    const weight = match('Observation', 'w', { code: loinc('29463-7'), category });
    const pressure = match('Observation', 'p', { code: loinc('85354-9'), category });
    const groups = await pulled(
      { Observation: ok(weight, pressure), 'Observation?code=http://loinc.org|85354-9': ok(pressure) },
      [query('Observation'), query('Observation?code=http://loinc.org|85354-9')],
    );
    expect(groups.bodyWeights?.resources.map(({ id }) => id)).toEqual(['w']);
    expect(groups.bloodPressures).toMatchObject({ status: 'obtained', resources: [{ id: 'p' }] });
    expect(groups.bloodPressures?.offers).toHaveLength(2);
    // A search without code is about every section of its type, also those of which nothing came.
    expect(groups.tobaccoUses).toMatchObject({ status: 'obtained', resources: [], title: { nl: 'Tabakgebruik' } });
    expect(groups.problems?.status).toBe('not-offered');
  });

  it.each<[string, Readonly<Record<string, FakeAnswer>>, object]>([
    [
      'both obtained',
      { 'Condition?a=1': ok(match('Condition', 'a')), 'Condition?a=2': ok(match('Condition', 'b')) },
      { problems: ['obtained', 'a', 'b'] },
    ],
    [
      'one failed',
      { 'Condition?a=1': ok(match('Condition', 'a')), 'Condition?a=2': failed },
      { problems: ['incomplete', 'a'] },
    ],
    [
      'one failed, one refused',
      { 'Condition?a=1': { status: 403 }, 'Condition?a=2': failed },
      { problems: ['failed'] },
    ],
    ['both refused', { 'Condition?a=1': { status: 403 }, 'Condition?a=2': { status: 403 } }, { problems: ['refused'] }],
    [
      'one the sender does not have',
      { 'Condition?a=1': ok(match('Condition', 'a')), 'Condition?a=2': missing },
      { problems: ['incomplete', 'a'] },
    ],
  ])('tells of two offers of it together: %s', async (_what, answers, expected) => {
    const groups = await pulled(answers, [query('Condition?a=1'), query('Condition?a=2')]);
    expect(told(groups)).toEqual(expected);
    expect(groups.problems?.reason === undefined).toBe(groups.problems?.status === 'obtained');
  });

  it('does not pass single resources for the whole of a section', async () => {
    const groups = await pulled({ 'Condition/a': { body: match('Condition', 'a').resource } }, [read('Condition/a')]);
    expect(told(groups)).toEqual({ problems: ['part-offered', 'a'] });
    expect(groups.problems?.reason?.nl).toContain('alleen losse gegevens');
  });

  it('does not take what only came along for a part of its section', async () => {
    const reason = { ...match('Condition', 'a'), mode: 'include' };
    const groups = await pulled(
      { Procedure: ok(match('Procedure', 'p', { reasonReference: [{ reference: 'Condition/a' }] }), reason) },
      [query('Procedure')],
    );
    expect(told(groups)).toEqual({ procedures: ['obtained', 'p'] });
    expect(groups.problems?.resources).toEqual([]);
  });

  it('has metadata as a section of its own, joined, of all searches that bring it', async () => {
    const [first, second] = ['Condition?_revinclude=Provenance:target', 'Flag?_revinclude=Provenance:target'];
    const offers = [query(first ?? ''), query(second ?? '')];
    const flag = { ...provenance('m'), resource: { ...provenance('m').resource, target: [{ reference: 'Flag/f' }] } };
    const whole = await pulled(
      { [first ?? '']: ok(match('Condition', 'a'), provenance('m')), [second ?? '']: ok(match('Flag', 'f'), flag) },
      offers,
    );
    expect(whole.metadata).toMatchObject({
      status: 'obtained',
      resources: [{ id: 'm', target: [{ reference: 'Condition/a' }, { reference: 'Flag/f' }] }],
    });
    const half = await pulled(
      { [first ?? '']: ok(match('Condition', 'a'), provenance('m')), [second ?? '']: failed },
      offers,
    );
    expect(half.metadata?.status).toBe('incomplete');
  });

  it('says of documents that are not there that their section is not complete', async () => {
    const documents = 'DocumentReference?status=current';
    const letter = match('DocumentReference', 'd', { content: [{ attachment: { url: 'Binary/b' } }] });
    const answers = { [documents]: ok(letter), 'Binary/b': failed };
    const groups = await pulled(answers, [query(documents)]);
    expect(told(groups)).toEqual({ documents: ['incomplete', 'd'] });
    expect(groups.documents?.reason?.en).toContain('HTTP 503');
    expect(told(await pulled(answers, [query(documents)], { documents: false }))).toEqual({
      documents: ['obtained', 'd'],
    });
  });

  it('tells of an offer that could not be read in the section it was of', async () => {
    const groups = await pulled({ Flag: ok() }, [query('Flag'), query('Condition?code=%ZZ')]);
    expect(told(groups)).toMatchObject({ problems: ['failed'], alerts: ['obtained'] });
    expect(groups.problems?.reason?.nl).toContain('niet te lezen');
  });
});
