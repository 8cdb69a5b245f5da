import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import autocannon from 'autocannon';
import { line, median } from './measure';

const PATIENT = encodeURIComponent('http://fhir.nl/fhir/NamingSystem/bsn|999990019');
const SNOMED = encodeURIComponent('http://snomed.info/sct');

/** Searches a receiver sends, from small to large. */
const searches = [
  `AllergyIntolerance?patient.identifier=${PATIENT}`,
  `Condition?patient.identifier=${PATIENT}`,
  `DeviceUseStatement?patient.identifier=${PATIENT}&_include=DeviceUseStatement:device`,
  `Procedure?patient.identifier=${PATIENT}&category=${SNOMED}%7C387713003&_include=Procedure:based-on`,
];

async function rate(port: number, mount: string, search: string): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/${mount}/${search}`,
    connections: 8,
    duration: 2,
    headers: { accept: 'application/fhir+json' },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  return result.requests.average;
}

/** Requests per second through node:http: the facade, against the same server answering the same bytes from memory. */
export async function httpReport(): Promise<string[]> {
  const server = fork(resolve(import.meta.dirname, 'http-server.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const port = await new Promise<number>((ready) => server.once('message', (message) => ready(Number(message))));
    const lines: string[] = [];
    const ratios: number[] = [];
    for (const search of searches) {
      await rate(port, 'fhir', search);
      const memory = await rate(port, 'memory', search);
      const facade = await rate(port, 'fhir', search);
      ratios.push(facade / memory);
      const type = search.split('?')[0] ?? '';
      lines.push(line(`${type}: facade`, facade, 'req/s'), line(`${type}: same bytes from memory`, memory, 'req/s'));
      lines.push(line(`${type}: ratio`, facade / memory, 'x', { text: 'aim >= 0.5', met: facade / memory >= 0.5 }));
    }
    return [...lines, line('median ratio', median(ratios), 'x')];
  } finally {
    server.kill();
  }
}
