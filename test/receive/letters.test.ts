import { beforeAll, describe, expect, it } from 'vitest';
import { textOfOffer } from '../../src/access/offer';
import { type BgzDocumentInput, bgzDocument, documentTypes, sourcesOf } from '../../src/index';
import {
  buildNotificationTask,
  documentOffers,
  letterOffers,
  type Offer,
  parseNotificationTask,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { readBgz, withContent } from '../../src/read';
import { anna, facadeOf, tom } from '../facade/support';
import { idSecret } from '../id-secret';
import { BASE, BSN, now, recordOf } from '../referral/task/support';
import { serve } from './loopback';

const bytesOf = (id: string) => new TextEncoder().encode(`%PDF-1.7 ${id}`);
const letter = (id: string, more: Partial<BgzDocumentInput> = {}) =>
  bgzDocument({
    id,
    type: documentTypes.referralNote,
    title: `Brief ${id}`,
    contentType: 'application/pdf',
    indexed: '2026-11-24T09:00:00+01:00',
    open: () => bytesOf(id),
    ...more,
  });
const letters = [
  letter('verwijsbrief'),
  letter('brief', { type: documentTypes.letter }),
  letter('bericht', { type: documentTypes.healthcareCommunication, status: 'superseded' }),
];

let base = '';
/** What each token may pull, as `authorizeNotifiedPull` gives it of a grant. */
const grants = new Map<string, readonly Offer[]>();
beforeAll(async () => {
  const facade = facadeOf({
    sources: {
      ...sourcesOf([anna, tom], { groups: 'all' }),
      documents: ({ patient }) => (patient.bsn === BSN ? letters : []),
    },
    authorize: (request) => {
      const offers = grants.get(request.headers.get('authorization') ?? '');
      if (offers === undefined) return { allowed: false, reason: 'unauthenticated' };
      return { allowed: true, patient: { bsn: BSN }, only: offers.map(textOfOffer) };
    },
  });
  base = `${await serve((request) => facade.fetch(request))}/fhir`;
});

/** Pulls what a notification with these offers shows, over HTTP and with the grant of it. */
async function pulled(offers: readonly Offer[]) {
  const token = `token-${grants.size}`;
  grants.set(`Bearer ${token}`, offers);
  const notification = buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE);
  const parsed = parseNotificationTask(notification);
  const result = await pullBgz({
    allowLoopbackHttp: true,
    notification,
    token,
    baseUrl: base,
    retries: 0,
    now: () => now,
  });
  const status = async (path: string) =>
    (await fetch(`${base}/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  return { result, parsed, status, task: notification };
}

/** The addresses of all letters, as who may see all of them has them. */
async function addresses() {
  const { result } = await pulled(
    ['current', 'superseded'].map((status) => ({ kind: 'query', query: `DocumentReference?status=${status}` })),
  );
  const { documents = [] } = await readBgz(result.sections.flatMap(({ matches }) => matches));
  return Object.fromEntries(
    documents.map(({ id, title, address }) => [title, { read: `DocumentReference/${id}`, binary: String(address) }]),
  );
}

describe('a letter that is offered', () => {
  it.each(['resource', 'query'] as const)(
    'by itself, as a %s, is pulled with its bytes, and no other can be',
    async (as) => {
      const [offer] = letterOffers(anna.patient, ['brief'], { idSecret, as });
      const { result, parsed, status, task } = await pulled(letterOffers(anna.patient, ['brief'], { idSecret, as }));
      expect(parsed).toMatchObject({ ok: true, notification: { offers: [offer], warnings: [] } });
      expect(task.input?.at(-1)?.type.coding?.map(({ code }) => code)).toEqual([
        as === 'query' ? 'query-available-resources' : 'read-available-resource',
        '77599-9',
      ]);
      expect(result.documents).toMatchObject([{ title: 'Brief brief', status: 'obtained', bytes: bytesOf('brief') }]);
      expect(result.complete).toBe(true);
      const all = await addresses();
      const [own, other] = [all['Brief brief'], all['Brief verwijsbrief']];
      expect([await status(own?.read ?? ''), await status(own?.binary ?? '')]).toEqual([200, 200]);
      expect([await status(other?.read ?? ''), await status(other?.binary ?? '')]).toEqual([404, 404]);
      expect(await status('DocumentReference?status=current')).toBe(403);
    },
  );

  it('with all that are current, is pulled with these, and none that is not', async () => {
    const { result, status } = await pulled(documentOffers());
    expect(result.documents.map(({ title }) => title).sort()).toEqual(['Brief brief', 'Brief verwijsbrief']);
    const { 'Brief bericht': superseded } = await addresses();
    expect(await status(superseded?.binary ?? '')).toBe(404);
    expect(await status('DocumentReference?status=current&type=http://loinc.org|51852-2')).toBe(200);
  });

  it('can be served again by who pulled it, equal but for its ids', async () => {
    const { result } = await pulled(documentOffers());
    const resources = result.sections.flatMap(({ matches }) => matches);
    const { documents } = await readBgz(resources);
    const relayed = documents.map((one) =>
      withContent(one, {
        open: () =>
          result.documents.find(({ reference }) => reference === `DocumentReference/${one.id}`)?.bytes ??
          new Uint8Array(),
      }),
    );
    const relay = facadeOf({ sources: { ...sourcesOf([anna], { groups: 'all' }), documents: () => relayed } });
    const again = await relay.fetch(
      new Request('https://epd.example/fhir/DocumentReference', { headers: { authorization: `Bearer ${BSN}` } }),
    );
    const served = ((await again.json()) as { entry: { resource: never; search: { mode: string } }[] }).entry;
    const matches = served.filter(({ search }) => search.mode === 'match').map(({ resource }) => resource);
    const read = await readBgz(matches);
    const told = (all: typeof documents) =>
      all.map(({ id: _id, address: _address, ...rest }) => rest).sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(told(read.documents)).toEqual(told(documents));
    expect(documents).toHaveLength(2);
    for (const { address, title } of read.documents) {
      const request = new Request(`https://epd.example/fhir/${address}`, {
        headers: { authorization: `Bearer ${BSN}` },
      });
      expect(await (await relay.fetch(request)).text()).toBe(`%PDF-1.7 ${title.slice('Brief '.length)}`);
    }
  });

  it('needs the secret that the ids are made with', () => {
    expect(() => letterOffers(anna.patient, ['brief'], {} as never)).toThrow(/idSecret/);
    expect(() => letterOffers(anna.patient, ['brief'], { idSecret, as: 'pdf' } as never)).toThrow(TypeError);
  });
});
