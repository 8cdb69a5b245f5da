import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bundle, FhirResource, Provenance } from 'fhir/r3';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SearchedSection, searchedSections } from '../../src/bgz/index';
import { metadataSearch } from '../../src/bgz/parts/metadata/section';
import { type BgzFacade, bgzDocument, createBgzFacade, type Sources, sourcesOf } from '../../src/index';
import { bgzOffers, bgzSections, defaultRoleRules, documentOffers } from '../../src/notified-pull';
import { bgzRecords } from '../../src/zib';
import { letter } from '../bgz/document/letter';
import { sample } from '../bgz/sample';
import { BASE } from '../facade/support';
import { idSecret } from '../id-secret';
import { grants, user } from './policy/grants';
import { NOW } from './tokens/support';

const records = bgzRecords(sample);
const sources: Sources = { ...sourcesOf([records], { groups: 'all' }), documents: () => [bgzDocument(letter)] };
const patientBsn = records.patient.identificationNumbers.find(({ system }) => /bsn/.test(system ?? ''))?.value ?? '';
const REV = '_revinclude=Provenance:target';

interface Row {
  readonly roles: readonly string[];
  readonly seen: ReadonlySet<string>;
}

/** The published table: the sections with a dot, and the roles that have just these. */
const published: readonly Row[] = (() => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/role-policy.md'), 'utf8');
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = page.split('\n');
  const heading = cellsOf(lines.find((line) => line.startsWith('| role |')) ?? '');
  const rows = new Map<string, Row>();
  for (const cells of lines.filter((line) => line.startsWith('| `')).map(cellsOf)) {
    if (cells.length !== heading.length) continue;
    const seen = heading.filter((_, column) => cells[column] === '●');
    // A profession is asked about as a role of it that has no row of its own.
    const role = cells[0]?.replaceAll('`', '').replace('*', '000') ?? '';
    rows.set(seen.join(), { roles: [...(rows.get(seen.join())?.roles ?? []), role], seen: new Set(seen) });
  }
  return [...rows.values()];
})();

/** The section whose profile a resource claims; of parties and other resources that are of none there is none. */
const sectionOf = ({ resourceType, meta }: FhirResource): SearchedSection | undefined =>
  searchedSections.find(
    ({ type, profiles }) => type === resourceType && profiles.some((one) => meta?.profile?.includes(one)),
  );

const resourcesIn = ({ entry = [] }: Bundle): readonly FhirResource[] =>
  entry.flatMap(({ resource, search }) => (resource && search?.mode !== 'outcome' ? [resource as FhirResource] : []));
const provenanceIn = (bundle: Bundle): readonly Provenance[] =>
  resourcesIn(bundle).filter((one): one is Provenance => one.resourceType === metadataSearch.type);
const nameOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;

async function get(facade: BgzFacade, query: string, token?: string): Promise<{ status: number; bundle: Bundle }> {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  const response = await facade.fetch(new Request(`${BASE}/${query}`, { headers }));
  return { status: response.status, bundle: (await response.json()) as Bundle };
}

/** The national search of a section, with what goes along left to the offer. */
const offers = [...bgzOffers(bgzSections), ...documentOffers()];
const queriesOf = ({ type, offer }: SearchedSection): readonly string[] =>
  offers
    .filter((one) => one.kind === 'query' && one.query.split('?')[0] === type && one.section?.code === offer?.code.code)
    .flatMap((one) => (one.kind === 'query' ? [one.query] : []));

/** Every record of the patient, as who may see all of it finds it. */
const sectionByName = new Map<string, SearchedSection>();
let metadata: readonly Provenance[] = [];
let asRole: (role: string) => Promise<string>;
let facade: BgzFacade;

beforeAll(async () => {
  const open = createBgzFacade({
    sources,
    idSecret,
    now: () => NOW,
    authorize: () => ({ allowed: true, patient: { bsn: patientBsn } }),
  });
  for (const type of new Set(searchedSections.map((section) => section.type))) {
    const { bundle } = await get(open, `${type}?_count=500&${type === 'DocumentReference' ? '' : REV}`);
    for (const one of resourcesIn(bundle)) {
      const section = sectionOf(one);
      if (section) sectionByName.set(nameOf(one), section);
    }
  }
  metadata = provenanceIn((await get(open, 'Provenance?_count=500')).bundle);
  const world = await grants();
  const { base } = await world.add({ offers }, { patient: { bsn: patientBsn } });
  facade = createBgzFacade({ sources, idSecret, now: () => NOW, authorize: world.authorizeWith({ replay: 'off' }) });
  asRole = (role) => world.tokenFor(base, user(role));
});

const isSeen = (reference: string | undefined, seen: ReadonlySet<string>): boolean =>
  seen.has(sectionByName.get(reference ?? '')?.role ?? '');

/** What of the metadata is seen: of each the targets of the sections, and nothing of what has none. */
const told = (all: readonly Provenance[], seen?: ReadonlySet<string>): readonly string[] =>
  all
    .map(({ id, target }) => ({
      id,
      seen: target.map(({ reference }) => reference).filter((one) => seen === undefined || isSeen(one, seen)),
    }))
    .filter((one) => one.seen.length > 0)
    .map((one) => `Provenance/${one.id} of ${one.seen.join()}`)
    .sort();

describe('what a role is given of a whole BgZ that was offered', () => {
  it('is asked about all there is', () => {
    const found = new Set([...sectionByName.values()].map(({ key }) => key));
    expect(searchedSections.filter(({ key }) => !found.has(key))).toEqual([]);
    expect(searchedSections.filter((section) => queriesOf(section).length === 0).map(({ key }) => key)).toEqual([]);
    expect(published.flatMap(({ roles }) => roles).length).toBe(defaultRoleRules.length);
    expect(metadata.length).toBeGreaterThan(25);
    expect(
      metadata.flatMap(({ target }) => target).filter(({ reference = '' }) => !sectionByName.has(reference)),
    ).toEqual([]);
  });

  it.each(published)(
    '$roles.0: the sections of the published table, with the metadata of these',
    async ({ roles, seen }) => {
      const [role = ''] = roles;
      const token = await asRole(role);
      for (const section of searchedSections) {
        for (const query of queriesOf(section)) {
          const { status, bundle } = await get(facade, query, token);
          expect(`${query}: ${status}`).toBe(`${query}: ${seen.has(section.role) ? 200 : 403}`);
          const others = resourcesIn(bundle).filter((one) => !seen.has(sectionOf(one)?.role ?? section.role));
          expect(others.map(nameOf), query).toEqual([]);
          expect(told(provenanceIn(bundle)), query).toEqual(told(provenanceIn(bundle), seen));
        }
      }
      const all = await get(facade, 'Provenance?_count=500', token);
      expect(all.status).toBe(seen.size === 0 ? 403 : 200);
      expect(told(provenanceIn(all.bundle))).toEqual(told(metadata, seen));
      // By the record it is about, and by its id: of one that is seen and of some that are not.
      const own = metadata.find(({ target: [first] }) => isSeen(first?.reference, seen));
      const others = metadata.filter(({ target }) => !target.some(({ reference }) => isSeen(reference, seen)));
      for (const one of [...(own ? [own] : []), ...others.slice(0, 3)]) {
        const about = await get(facade, `Provenance?target=${one.target[0]?.reference}`, token);
        expect(provenanceIn(about.bundle).length > 0).toBe(one === own);
        const { status } = await get(facade, `Provenance/${one.id}`, token);
        expect(status).toBe(one === own ? 200 : seen.size === 0 ? 403 : 404);
      }
    },
  );
});
