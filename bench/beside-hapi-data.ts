import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import { type BgzRecords, type BgzRecordsInput, bgzRecords } from 'bgz-facade/zib';
import { sample } from '../test/bgz/sample';

/** What both servers hold, and what is asked of them. */
export interface RivalData {
  /** For `beside-hapi-server.mjs`: the records of all patients, in JSON. */
  readonly recordsFile: string;
  /** For HAPI: the resources of each patient, one a line; the first is the patient who is asked for. */
  readonly resourceFiles: readonly string[];
  /** Searches of the BgZ of which something is found. */
  readonly searches: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** What says that a record was changed is no resource of all that it was changed with: HAPI would send that to every search. */
function eachItsOwn(input: BgzRecordsInput): BgzRecordsInput {
  let count = 0;
  const text = JSON.stringify(input).replace(/"statement":"([^"]*)"/g, (_all, id) => `"statement":"${id}-${++count}"`);
  return JSON.parse(text);
}

function demoPatients(): readonly BgzRecordsInput[] {
  const folder = join(import.meta.dirname, '../examples/demo/patients');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

const BASE = 'http://bench.example/fhir';
/** Fixed, so that both have the same ids. */
const ID_SECRET = 'a bench has nothing to keep secret'.padEnd(64, '.');

const bsnOf = ({ patient }: BgzRecords): string =>
  patient.identificationNumbers.find(({ system }) => system.endsWith('/bsn'))?.value ?? '';

/** What a facade of these patients answers for one of them, by search. */
async function answersFor(patients: readonly BgzRecords[], bsn: string): Promise<ReadonlyMap<string, readonly Json[]>> {
  const facade = createBgzFacade({
    sources: sourcesOf(patients, { groups: 'all' }),
    authorize: () => ({ allowed: true, patient: { bsn } }),
    idSecret: ID_SECRET,
    baseUrl: BASE,
  });
  const answers = new Map<string, readonly Json[]>();
  for (const offer of bgzOffers()) {
    if (offer.kind !== 'query') continue;
    const response = await facade.fetch(new Request(`${BASE}/${offer.query}`));
    const bundle = (await response.json()) as { readonly entry?: readonly { readonly resource: Json }[] };
    if (!response.ok) throw new Error(`${offer.query}: ${response.status}`);
    answers.set(
      offer.query,
      (bundle.entry ?? []).map(({ resource }) => resource),
    );
  }
  return answers;
}

/** Writes a patient with something of every section of the BgZ, and the demo patients, for both servers. */
export async function writeRivalData(folder: string): Promise<RivalData> {
  const inputs = [eachItsOwn(sample), ...demoPatients()];
  const patients = inputs.map((input) => bgzRecords(input));
  const bsns = patients.map(bsnOf);
  const recordsFile = join(folder, 'records.json');
  writeFileSync(recordsFile, JSON.stringify({ patients: inputs, bsn: bsns[0], idSecret: ID_SECRET }));
  const searches: string[] = [];
  const resourceFiles: string[] = [];
  for (const [at, bsn] of bsns.entries()) {
    const answers = await answersFor(patients, bsn);
    if (at === 0) searches.push(...[...answers].flatMap(([search, found]) => (found.length > 0 ? [search] : [])));
    const resources = new Map<string, string>();
    for (const resource of [...answers.values()].flat())
      resources.set(`${resource.resourceType}/${resource.id}`, JSON.stringify(resource));
    const file = join(folder, `patient-${at}.ndjson`);
    writeFileSync(file, [...resources.values()].join('\n'));
    resourceFiles.push(file);
  }
  return { recordsFile, resourceFiles, searches };
}
