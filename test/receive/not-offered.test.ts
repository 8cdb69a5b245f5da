import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { searchedSections } from '../../src/bgz/index';
import type { Sources } from '../../src/index';
import {
  bgzOffers,
  bgzSections,
  buildNotificationTask,
  type Offer,
  peerProfile,
  pullBgz,
  titleOfOffer,
} from '../../src/notified-pull';
import { anna, BASE, facadeOf, now } from '../facade/support';
import { recordOf } from '../referral/task/support';

const own = anna as unknown as Record<string, unknown>;
const listOf = (key: string) => (own[key] ?? []) as never;
const all = Object.fromEntries(searchedSections.map(({ key }) => [key, () => listOf(key)]));

/** Pulls from a facade over these sources, which is another hospital's. */
async function pulled(sources: Record<string, unknown>, offers: readonly Offer[]) {
  const facade = facadeOf({
    sources: { ...all, patient: () => [anna.patient], ...sources } as unknown as Sources,
    authorize: () => ({ allowed: true, patient: { bsn: '999990019' } }),
  });
  const entries: AuditEntry[] = [];
  const result = await pullBgz({
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 't',
    baseUrl: BASE,
    fetch: (input, init) => facade.fetch(new Request(input, init)),
    documents: false,
    retries: 0,
    now,
    audit: { write: async (entry) => void entries.push(entry) },
  });
  return { ...result, entry: entries[0] };
}

const query = (text: string): Offer => ({ kind: 'query', query: text });

describe('what a sender does not have', () => {
  it('is told apart from what is empty, what failed and what was not spoken of', async () => {
    const down = () => {
      throw new Error('down');
    };
    const { sections, bySection, complete, entry } = await pulled(
      { allergyIntolerances: undefined, problems: 'noneKnown', medicalDevices: () => [], procedures: down },
      bgzOffers(['patient', 'allergies', 'problems', 'medicalDevices', 'procedures']),
    );
    const found = (title: string) => {
      const { status, matches, error } = sections.find((one) => one.title.nl === title) ?? {};
      return [status, matches?.length, error?.status, error?.codes?.[0]];
    };
    expect(found('Patiënt')).toEqual(['obtained', 1, undefined, undefined]);
    expect(found('Allergieën')).toEqual(['not-offered', 0, 404, 'not-supported']);
    expect(found('Diagnosen en klachten')).toEqual(['obtained', 0, undefined, undefined]);
    expect(found('Medische hulpmiddelen')).toEqual(['obtained', 0, undefined, undefined]);
    expect(found('Verrichtingen')).toEqual(['failed', 0, 502, 'incomplete']);
    expect(sections).toHaveLength(5);
    expect(bySection.payers).toMatchObject({
      status: 'not-offered',
      offers: [],
      reason: { nl: 'De verwijzer heeft dit onderdeel niet aangeboden.' },
    });
    const reason = sections.find(({ title }) => title.nl === 'Allergieën')?.reason;
    expect(reason?.nl).toBe('De verzender heeft dit onderdeel niet; of er iets van is, is niet bekend (HTTP 404).');
    // It was promised, so it is missing; what nobody spoke of is not.
    expect(complete).toBe(false);
    expect(entry?.missing).toEqual(['Allergieën', 'Verrichtingen']);
  });

  it('is one search of several sections: what is there comes, and that it is not all is said', async () => {
    const shared = searchedSections.filter(({ type }) => type === 'Observation');
    const [first, ...others] = shared;
    if (first === undefined || others.length === 0) return;
    const { sections, complete } = await pulled({ [first.key]: undefined }, [query('Observation')]);
    expect(sections[0]).toMatchObject({
      status: 'incomplete',
      error: { failure: 'part-not-offered', codes: ['not-supported'] },
    });
    expect(sections[0]?.outcomes[0]?.issue[0]?.diagnostics).toContain(first.title.nl);
    expect(complete).toBe(false);
  });

  it.each(bgzSections)(
    'of the notification is told by section: %s is spoken of, and no other of its type',
    async (name) => {
      const { sections, bySection, complete } = await pulled({}, bgzOffers([name]));
      expect(complete).toBe(true);
      const offers = bgzOffers([name]);
      expect(sections.map(({ status, title }) => [status, title])).toEqual(
        offers.map((offer) => ['obtained', titleOfOffer(offer)]),
      );
      const { metadata, ...others } = bySection;
      const spoken = Object.entries(others).filter(([, { status }]) => status !== 'not-offered');
      expect(spoken.flatMap(([, group]) => group.offers.map((offer) => [group.status, offer]))).toEqual(
        name === 'metadata'
          ? []
          : offers.map((offer) => ['obtained', expect.objectContaining({ query: (offer as { query: string }).query })]),
      );
      // Metadata goes along with whatever is offered.
      expect(metadata?.status).toBe('obtained');
    },
  );
});
