import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import autocannon from 'autocannon';
import { figure, type Row } from './figures';
import { median } from './measure';

const PATIENT = encodeURIComponent('http://fhir.nl/fhir/NamingSystem/bsn|999990019');
const SNOMED = encodeURIComponent('http://snomed.info/sct');

/** Searches a receiver sends, from small to large. */
const searches = [
  `AllergyIntolerance?patient.identifier=${PATIENT}`,
  `Condition?patient.identifier=${PATIENT}`,
  `DeviceUseStatement?patient.identifier=${PATIENT}&_include=DeviceUseStatement:device`,
  `Procedure?patient.identifier=${PATIENT}&category=${SNOMED}%7C387713003&_include=Procedure:based-on`,
];

/** How often a second a request is answered. */
export async function rate(
  url: string,
  { connections = 8, seconds = 2, accept = 'application/fhir+json' } = {},
): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds, headers: { accept } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  return result.requests.average;
}

/** Does work with a server in a process of its own. */
export async function withServer<T>(kind: 'core' | 'whole', work: (base: string) => Promise<T>): Promise<T> {
  const server = fork(resolve(import.meta.dirname, 'http-server.ts'), [kind], { execArgv: ['--import', 'tsx'] });
  try {
    const port = await new Promise<number>((ready) => server.once('message', (message) => ready(Number(message))));
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}

/** Requests per second through node:http: the facade, against the same server answering the same bytes from memory. */
export const httpReport = (): Promise<readonly Row[]> =>
  withServer('core', async (base) => {
    const rows: Row[] = [];
    const ratios: number[] = [];
    for (const search of searches) {
      await rate(`${base}/fhir/${search}`);
      const memory = await rate(`${base}/memory/${search}`);
      const facade = await rate(`${base}/fhir/${search}`);
      ratios.push(facade / memory);
      const type = search.split('?')[0] ?? '';
      rows.push(figure(`${type}: facade`, facade, 'req/s'), figure(`${type}: same bytes from memory`, memory, 'req/s'));
      rows.push(figure(`${type}: ratio`, facade / memory, 'x', { least: 0.5 }));
    }
    return [...rows, figure('median ratio', median(ratios), 'x')];
  });
