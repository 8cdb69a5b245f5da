import { sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import { rate, withServer } from './http';
import { line } from './measure';
import { wholeRecords } from './whole-records';

const searches = bgzOffers({ sources: sourcesOf([wholeRecords]) }).flatMap((offer) =>
  offer.kind === 'query' ? [offer.query] : [],
);

/** A search by its type and what it narrows by, as it is told of. */
const named = (search: string): string => {
  const [type, parameters = ''] = search.split('?');
  const narrows = new URLSearchParams(parameters);
  for (const name of ['_include', '_revinclude', '_sort', '_count']) narrows.delete(name);
  const codes = [...narrows.values()].map((value) => value.replace(/[^,]*[|/]/g, ''));
  return `${type} ${codes.join(' ').slice(0, 30)}`.trim();
};

interface Pulled {
  readonly lines: readonly string[];
  /** Milliseconds of all searches together, by the facade and from memory. */
  readonly facade: number;
  readonly memory: number;
}

async function pulled(base: string, accept: string): Promise<Pulled> {
  const lines: string[] = [];
  let [facade, memory] = [0, 0];
  for (const search of searches) {
    const ask = (path: string) => rate(`${base}/${path}/${search}`, { accept, connections: 4, seconds: 1 });
    await ask('fhir');
    const fromMemory = await ask('memory');
    const own = await ask('fhir');
    facade += 1_000 / own;
    memory += 1_000 / fromMemory;
    lines.push(line(`${named(search)}: ratio`, own / fromMemory, 'x'));
  }
  return { lines, facade, memory };
}

/** A pull of the whole BgZ, all its searches: the facade against the same bytes from memory, in JSON and in XML. */
export const wholePullReport = (): Promise<string[]> =>
  withServer('whole', async (base) => {
    const json = await pulled(base, 'application/fhir+json');
    const xml = await pulled(base, 'application/fhir+xml');
    const total = (form: string, { facade, memory }: Pulled) => [
      line(`all ${searches.length} searches, ${form}: facade`, facade, 'ms'),
      line(`all ${searches.length} searches, ${form}: same bytes from memory`, memory, 'ms'),
      line(`all ${searches.length} searches, ${form}: ratio`, memory / facade, 'x'),
    ];
    return [...json.lines, ...total('JSON', json), ...total('XML', xml)];
  });
