import { sourcesOf } from 'bgz-facade';
import { bgzOffers } from 'bgz-facade/notified-pull';
import { figure, type Row } from './figures';
import { rate, withServer } from './http';
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
  readonly rows: readonly Row[];
  /** Milliseconds of all searches together, by the facade and from memory. */
  readonly facade: number;
  readonly memory: number;
}

async function pulled(base: string, accept: string): Promise<Pulled> {
  const rows: Row[] = [];
  let [facade, memory] = [0, 0];
  for (const search of searches) {
    const ask = (path: string) => rate(`${base}/${path}/${search}`, { accept, connections: 4, seconds: 1 });
    await ask('fhir');
    const fromMemory = await ask('memory');
    const own = await ask('fhir');
    facade += 1_000 / own;
    memory += 1_000 / fromMemory;
    rows.push(figure(`${named(search)}: ratio`, own / fromMemory, 'x'));
  }
  return { rows, facade, memory };
}

/** A pull of the whole BgZ, all its searches: the facade against the same bytes from memory, in JSON and in XML. */
export const wholePullReport = (): Promise<readonly Row[]> =>
  withServer('whole', async (base) => {
    const json = await pulled(base, 'application/fhir+json');
    const xml = await pulled(base, 'application/fhir+xml');
    const total = (form: string, { facade, memory }: Pulled) => [
      figure(`all ${searches.length} searches, ${form}: facade`, facade, 'ms'),
      figure(`all ${searches.length} searches, ${form}: same bytes from memory`, memory, 'ms'),
      figure(`all ${searches.length} searches, ${form}: ratio`, memory / facade, 'x'),
    ];
    return [...json.rows, ...total('JSON', json), ...total('XML', xml)];
  });
