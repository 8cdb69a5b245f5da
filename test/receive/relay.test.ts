import { createHash } from 'node:crypto';
import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { bgzDocument, createBgzFacade, fhirJson, type Sources, sourcesOf } from '../../src/index';
import {
  bgzOffers,
  buildNotificationTask,
  type DocumentToFile,
  documentOffers,
  type KeptPull,
  keepPull,
  type Offer,
  type PullBgzOptions,
  type PullResult,
  peerProfile,
  pullBgz,
  sourcesOfKept,
} from '../../src/notified-pull';
import { readBgz } from '../../src/read';
import { type BgzRecords, bgzRecords } from '../../src/zib';
import { earlier, letter } from '../bgz/document/letter';
import { sampleJson } from '../bgz/sample';
import { nictizFixtures } from '../bgz/way-back';
import { BASE, recordOf, referral } from '../referral/task/support';
import { serve } from './loopback';

const now = () => new Date('2026-11-24T10:00:00Z');
const bytes = new TextEncoder().encode('%PDF-1.7 een brief\n%%EOF\n');
const hash = createHash('sha1').update(bytes).digest('base64');
const open = () => bytes;
const documents = [
  bgzDocument({ ...letter, hash, size: bytes.byteLength, open }),
  { ...earlier, status: 'current' as const, open },
];

/** An archive that keeps bytes by key. */
function memory() {
  const held = new Map<string, Uint8Array>();
  return {
    held,
    archive: {
      async file({ key, bytes: stream }: DocumentToFile) {
        held.set(key, new Uint8Array(await new Response(stream).arrayBuffer()));
      },
    },
  };
}

/** A hospital of its own that serves these sources over HTTP: its ids are its own. */
async function hospital(name: string, sources: Sources, bsn: string): Promise<string> {
  const facade = createBgzFacade({
    sources,
    idSecret: `${name} has nothing to keep secret`.padEnd(64, '.'),
    authorize: () => ({ allowed: true, patient: { bsn }, bsnInAnswers: true }),
    now,
  });
  return `${await serve((request) => facade.fetch(request))}/fhir`;
}

function pull(baseUrl: string, bsn: string, offers: readonly Offer[], more: Partial<PullBgzOptions> = {}) {
  const record = recordOf({ offers, referral: { ...referral, patient: { bsn } } });
  return pullBgz({
    notification: buildNotificationTask(record, peerProfile('twiin'), BASE),
    token: 't',
    baseUrl,
    allowLoopbackHttp: true,
    read: true,
    references: true,
    retries: 0,
    now,
    ...more,
  });
}

const offersOf = (sources: Sources): readonly Offer[] => [
  ...bgzOffers({ sources }),
  ...(sources.documents === undefined ? [] : documentOffers()),
];

/** What is kept of a pull, as it comes out of a store. */
function kept(pulled: PullResult): KeptPull {
  const keeping = keepPull(pulled);
  if (!keeping.ok) throw new Error(keeping.why);
  return JSON.parse(JSON.stringify(keeping.kept));
}

/** What resources say, whichever ids their server gives: each reference is what the resource says that it leads to. */
function saidBy(resources: PullResult['resources']): readonly string[] {
  const all = JSON.parse(fhirJson(Object.values(resources).flat() as unknown as FhirResource)) as FhirResource[];
  const nameOf = ({ resourceType, id }: FhirResource) => `${resourceType}/${id}`;
  let names = new Map(all.map((one) => [nameOf(one), one.resourceType as string]));
  const said = (one: FhirResource): string =>
    JSON.stringify(one, (key, value) => {
      if (key === 'id' && value === one.id) return undefined;
      if (typeof value !== 'string' || value.startsWith('#')) return value;
      if (key === 'reference') return names.get(value) ?? 'nowhere';
      // The bytes are held against those of the letter.
      return key === 'url' && value.startsWith('Binary/') ? 'Binary' : value;
    });
  // A reference may lead to what refers in turn.
  for (let depth = 0; depth < 4; depth++)
    names = new Map(
      all.map((one) => [nameOf(one), `${one.resourceType} ${createHash('sha1').update(said(one)).digest('hex')}`]),
    );
  return all.map(said).sort();
}

/** Pulls from a first hospital, keeps that, serves it as a second, and pulls from there. */
async function relay(records: BgzRecords, bsn: string) {
  const [one, other] = [memory(), memory()];
  const sources: Sources = {
    ...sourcesOf([records], { groups: 'all' }),
    documents: ({ patient }) => (patient.bsn === bsn ? documents : []),
  };
  const first = await pull(await hospital('one', sources, bsn), bsn, offersOf(sources), { archive: one.archive });
  const again = sourcesOfKept(kept(first), { open: ({ key }) => one.held.get(key) as Uint8Array });
  const second = await pull(await hospital('other', again, bsn), bsn, offersOf(again), { archive: other.archive });
  return { first, second, files: [...other.held.values()] };
}

const own = (records: unknown) => bgzRecords(records as Parameters<typeof bgzRecords>[0]);

describe('a BgZ that is pulled, kept as records and served again', () => {
  it('is equal but for ids: the full sample of every zib, metadata and documents', async () => {
    const { first, second, files } = await relay(own(sampleJson()), '999999990');
    expect(first.read?.issues).toEqual([]);
    expect(first.read?.notRead).toEqual([]);
    expect([first.complete, second.complete]).toEqual([true, true]);
    expect(Object.entries(first.bySection).filter(([, { resources }]) => resources.length === 0)).toEqual([]);
    expect(saidBy(second.resources)).toEqual(saidBy(first.resources));
    expect(files).toEqual(documents.map(() => bytes));
  });

  it.skipIf(nictizFixtures().length === 0).each(Object.entries({ C: '999901370', D: '999901497' }))(
    'is equal but for ids: patient %s of Nictiz (skipped when ../shared/qualification is absent)',
    async (_name, bsn) => {
      const { records } = await readBgz(nictizFixtures(), { patient: { bsn }, now: now() });
      const { first, second } = await relay(own(records), bsn);
      expect([first.complete, second.complete]).toEqual([true, true]);
      expect(first.resources.Condition?.length).toBeGreaterThan(0);
      expect(saidBy(second.resources)).toEqual(saidBy(first.resources));
    },
  );
});
