import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNotificationTask, type FhirTransport, peerProfile, pullBgz } from '../../src/notified-pull';
import { runs } from '../effort';
import { BASE, recordOf } from '../referral/task/support';
import { subjectOf } from './fake-sender';

const now = () => new Date('2026-11-24T10:00:00Z');
const notification = buildNotificationTask(
  recordOf({ offers: [{ kind: 'query', query: 'Condition?page=0' }] }),
  peerProfile('twiin'),
  BASE,
);

/** A sender that answers with these pages, whatever they are. */
const senderOf = (pages: readonly unknown[]): FhirTransport => ({
  request: async ({ url }) => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    body: pages[Number(new URL(url).searchParams.get('page'))],
  }),
  download: async () => ({ ok: false, failure: 'unreachable' }),
});

const pull = (pages: readonly unknown[]) =>
  pullBgz({
    notification,
    token: 't',
    baseUrl: 'https://epd.example/fhir',
    transport: senderOf(pages),
    retries: 0,
    documents: false,
    now,
  });

const next = (at: number, of: number) =>
  at + 1 < of ? { link: [{ relation: 'next', url: `Condition?page=${at + 1}` }] } : {};

/** All Conditions that there may be. */
const every = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ reference: `Condition/${id}` }));

/** What refers to all of them, and metadata that is about all: any that came along belongs to any that matched. */
const relatedTo = (type: string) => (type === 'Provenance' ? { target: every } : { related: every });

const entry = fc
  .record({
    type: fc.constantFrom('Condition', 'Condition', 'Condition', 'Provenance'),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    mode: fc.constantFrom('match', 'include', undefined),
    fullUrl: fc.constantFrom('absolute', 'relative', 'uuid', undefined),
  })
  .map(({ type, id, mode, fullUrl }) => ({
    ...(fullUrl !== undefined && {
      fullUrl: {
        absolute: `https://epd.example/fhir/${type}/${id}`,
        relative: `${type}/${id}`,
        uuid: `urn:uuid:${type}-${id}`,
      }[fullUrl],
    }),
    resource: { resourceType: type, id, ...subjectOf(type), ...relatedTo(type) },
    ...(mode !== undefined && { search: { mode } }),
  }));

const pagesOf = fc.array(
  fc.record({ entries: fc.array(entry, { maxLength: 5 }), total: fc.option(fc.nat({ max: 6 }), { nil: undefined }) }),
  { minLength: 1, maxLength: 4 },
);

describe('a section is obtained', () => {
  it('when as many different matches of its type came as the largest total, however they are paged', async () => {
    await fc.assert(
      fc.asyncProperty(pagesOf, async (pages) => {
        const bundles = pages.map(({ entries, total }, at) => ({
          resourceType: 'Bundle',
          type: 'searchset',
          ...(total !== undefined && { total }),
          ...next(at, pages.length),
          entry: entries,
        }));
        const { sections, resources, complete, apart } = await pull(bundles);
        const all = pages.flatMap(({ entries }) => entries);
        const matches = all.filter(
          ({ resource, search }) => resource.resourceType === 'Condition' && search?.mode !== 'include',
        );
        const different = new Set(matches.map(({ resource }) => resource.id)).size;
        const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
        const enough = different >= total;
        // What came along with nothing is kept apart.
        const astray = different === 0 ? all : [];
        expect(complete).toBe(enough && astray.length === 0);
        expect(sections[0]?.error?.failure).toBe(
          !enough ? 'fewer-than-total' : astray.length > 0 ? 'not-asked-for' : undefined,
        );
        expect(apart?.length ?? 0).toBe(astray.length);
        // Nothing is lost, and nothing is there twice.
        const keys = new Set(
          all.filter((one) => !astray.includes(one)).map(({ resource }) => `${resource.resourceType}/${resource.id}`),
        );
        expect(
          Object.values(resources)
            .flat()
            .map(({ resourceType, id }) => `${resourceType}/${id}`)
            .toSorted(),
        ).toEqual([...keys].toSorted());
      }),
      { seed: 20_261_128, numRuns: runs(300) },
    );
  });

  it('or not, and never with an error, whatever the sender answers', async () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.record({
        resourceType: fc.constant('Bundle'),
        type: fc.constant('searchset'),
        total: fc.jsonValue(),
        link: fc.oneof(fc.jsonValue(), fc.constant([{ relation: 'next', url: 'Condition?page=1' }])),
        entry: fc.oneof(
          fc.jsonValue(),
          fc.array(
            fc.oneof(
              fc.jsonValue(),
              fc.record({ fullUrl: fc.jsonValue(), resource: fc.jsonValue(), search: fc.jsonValue() }),
            ),
          ),
          fc.array(
            fc.record({
              resource: fc.record({
                resourceType: fc.constantFrom('Condition', 'Patient'),
                id: fc.jsonValue(),
                meta: fc.jsonValue(),
                identifier: fc.jsonValue(),
              }),
            }),
          ),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 1, maxLength: 3 }), async (pages) => {
        const { sections } = await pull(pages);
        const [section] = sections;
        expect(['obtained', 'incomplete', 'failed']).toContain(section?.status);
        expect(section?.status === 'obtained').toBe(section?.reason === undefined);
      }),
      { seed: 20_261_128, numRuns: runs(300) },
    );
  });
});
