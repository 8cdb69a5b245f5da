import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Authorization, searchableTypes, sourcesOf } from '../../../src/index';
import {
  bgzOffers,
  buildNotificationTask,
  documentOffers,
  type Offer,
  parseNotificationTask,
  peerProfiles,
  queryProblems,
  referenceProblems,
} from '../../../src/notified-pull';
import { runs } from '../../effort';
import { ANNA, anna, ask, facadeOf } from '../../facade/support';
import { BASE, recordOf } from './support';

/** What the receiver of a notification with one offer reads in it. */
function received(offer: Offer) {
  const task = buildNotificationTask(recordOf({ offers: [offer] }), peerProfiles.twiin, BASE);
  const parsed = parseNotificationTask(task);
  const { notification } = parsed as Extract<typeof parsed, { ok: true }>;
  return { offers: notification?.offers ?? [], unread: (notification?.unread ?? []).map(({ code }) => code) };
}

const textOf = (offer: Offer | undefined): string | undefined =>
  offer && (offer.kind === 'query' ? offer.query : offer.reference);

/** What the facade answers to a request when only this is offered. */
async function answered(only: string, path: string): Promise<number> {
  const authorize = (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, only: [only] });
  const sources = { ...sourcesOf([anna], { groups: 'all' }), documents: () => [] };
  return (await ask(facadeOf({ authorize, sources }), path)).status;
}

const national = [...bgzOffers(), ...documentOffers()].map((offer) => (offer.kind === 'query' ? offer.query : ''));

/** Queries of parts that are right and parts that are not. */
const queries = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '', '', '/', 'https://epd.example/fhir/'),
      fc.constantFrom(...searchableTypes, 'Observation', 'allergyIntolerance', ''),
      fc.constantFrom('', '', '', '/$lastn', '/abc', '/_search'),
      fc.constantFrom('?', '?', '', '??'),
      fc.array(
        fc.constantFrom(
          'status=active',
          '_include=Procedure%3Abased-on',
          '_revinclude=Provenance%3Atarget',
          'category=http%3A//snomed.info/sct%7C387713003',
          'category=a|b',
          'code=%E9',
          'code=%zz',
          'a=b+c',
          'a=..',
          'a#b',
          '_id=1',
          'patient=Patient/1',
          'a=b?c',
          '',
        ),
        { maxLength: 3 },
      ),
    )
    .map(([start, type, more, sign, parts]) => `${start}${type}${more}${sign}${parts.join('&')}`),
  fc.constantFrom(...national),
  fc.string({ maxLength: 20 }),
);

describe('an offer is read alike by all who read it', () => {
  it.each(national)('%s is offered, taken and answered', async (query) => {
    expect(queryProblems(query)).toEqual([]);
    expect(received({ kind: 'query', query }).offers.map(textOf)).toEqual([query]);
    expect(await answered(query, query)).toBe(200);
  });

  it('what may be offered is taken as it is spelled, and is covered by itself', async () => {
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const taken = received({ kind: 'query', query });
        if (queryProblems(query).length === 0) {
          // Who offers may write two dots; who receives does not take them.
          if (!query.includes('..')) expect(taken).toMatchObject({ offers: [{ kind: 'query', query }], unread: [] });
          // Parameters that are not known are refused as such (400), not as what was not offered.
          expect([200, 400]).toContain(await answered(query, query));
          offered += 1;
        }
        // What was taken is taken again as it is, so that nobody pulls by another text than was read.
        const [again] = taken.offers;
        if (again?.kind === 'query') expect(received(again).offers.map(textOf)).toEqual([again.query]);
      }),
      { numRuns: runs(300) },
    );
    expect(offered).toBeGreaterThan(0);
  });

  it.each([
    ['DocumentReference/abc', true, true],
    ['/DocumentReference/abc', false, true],
    ['DocumentReference/abc/def', false, false],
    ['DocumentReference', false, false],
    ['DocumentReference?_id=abc', false, false],
    ['documentReference/abc', false, false],
  ])('%s as a resource', async (reference, mayBeOffered, isTaken) => {
    expect(referenceProblems(reference).length === 0).toBe(mayBeOffered);
    const { offers } = received({ kind: 'resource', reference });
    expect(offers.map(textOf)).toEqual(isTaken ? ['DocumentReference/abc'] : []);
  });
});
