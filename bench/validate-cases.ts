import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import { type BgzRecords, bgzRecords } from 'bgz-facade/zib';

/** One text to validate, by name. */
export interface BenchCase {
  readonly id: string;
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

const BASE = 'https://demo.example/fhir';
/** Fixed, so that every run measures the same bytes. */
const ID_SECRET = 'a bench has nothing to keep secret'.padEnd(64, '.');
const now = () => new Date('2026-11-24T10:00:00Z');

function demoPatients(): readonly BgzRecords[] {
  const folder = join(import.meta.dirname, '../examples/demo/patients');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => bgzRecords(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** Every search of the BgZ for every demo patient, as the facade answers it. */
export async function demoBundles(): Promise<readonly BenchCase[]> {
  const patients = demoPatients();
  const cases: BenchCase[] = [];
  for (const [at, { patient }] of patients.entries()) {
    const bsn = patient.identificationNumbers[0]?.value ?? '';
    const authorize = () => ({ allowed: true, patient: { bsn } }) as const;
    const facade = createBgzFacade({
      sources: sourcesOf(patients, { groups: 'all' }),
      authorize,
      idSecret: ID_SECRET,
      baseUrl: BASE,
      now,
    });
    for (const offer of bgzOffers()) {
      if (offer.kind !== 'query') continue;
      const response = await facade.fetch(new Request(`${BASE}/${offer.query}`));
      const text = await response.text();
      if (!response.ok) throw new Error(`${offer.query}: ${response.status} ${text}`);
      cases.push({ id: `demo-${at + 1}/${offer.query.split('?')[0]}`, text });
    }
  }
  return cases;
}

/** The entries of a Bundle. */
export const entriesOf = (text: string): readonly Json[] =>
  (JSON.parse(text) as { readonly entry?: Json[] }).entry ?? [];

/** The demo entries over and over, each round with ids and references of its own, until there are enough. */
function repeated(cases: readonly BenchCase[], count: number): readonly unknown[] {
  const seen = new Map(cases.flatMap(({ text }) => entriesOf(text)).map((entry) => [entry.fullUrl, entry]));
  const round = [...seen.values()];
  const text = JSON.stringify(round);
  const ids = round.map((entry) => String((entry.resource as Json).id));
  const anyId = new RegExp(`(?<=["/])(?:${ids.map((id) => id.replaceAll('.', '\\.')).join('|')})(?=")`, 'g');
  const entries: unknown[] = [];
  for (let at = 0; entries.length < count; at++) {
    const renamed = text.replace(anyId, (id) => `${id.slice(0, 56)}-${at}`);
    entries.push(...(JSON.parse(renamed) as readonly unknown[]));
  }
  return entries.slice(0, count);
}

/** One searchset Bundle of so many entries. */
export function bundleOf(cases: readonly BenchCase[], count: number): BenchCase {
  const entry = repeated(cases, count).map((item) => ({ ...(item as Json), search: { mode: 'match' } }));
  const link = [{ relation: 'self', url: `${BASE}/Condition` }];
  return {
    id: `bundle-${count}`,
    text: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: count, link, entry }),
  };
}

const PACKAGE = join(import.meta.dirname, '../../shared/packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package/examples');

/** The examples of the published package, when it lies beside the repository. */
export function packageExamples(): readonly BenchCase[] {
  let files: readonly string[];
  try {
    files = readdirSync(PACKAGE);
  } catch {
    return [];
  }
  return files
    .filter((file) => file.endsWith('.json') && file.includes('-'))
    .sort()
    .map((file) => ({ id: `example/${file}`, text: readFileSync(join(PACKAGE, file), 'utf8') }));
}
