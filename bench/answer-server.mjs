// The facade in plain node, on what was built, and beside it node:http itself that answers with the same bytes: `/memory/` in place
// of `/fhir/`. Argument: a file with the records, the BSN of the patient, and whether they are given as data, which is checked, built
// and mapped at each search, or are held as a builder made them.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createBgzFacade, sourcesOf } from '../dist/index.js';
import { nodeListener } from '../dist/node/index.js';
import { bgzRecords } from '../dist/zib/index.js';

const { records, bsn, asData } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const held = sourcesOf([bgzRecords(records)]);
const given = Object.fromEntries(Object.keys(held).map((group) => [group, () => [records[group] ?? []].flat()]));
const facade = createBgzFacade({
  sources: asData ? given : held,
  authorize: () => ({ allowed: true, patient: { bsn }, bsnInAnswers: true }),
  idSecret: 'of this benchmark'.repeat(3),
  baseUrl: 'http://bench.example/fhir',
});

/** By form and address, what the facade answered. */
const answers = new Map();

async function learn(key, { url, headers }) {
  const address = `http://bench.example${url.replace('/memory/', '/fhir/')}`;
  const response = await facade.fetch(new Request(address, { headers: { accept: headers.accept } }));
  const body = Buffer.from(await response.arrayBuffer());
  answers.set(key, { body, headers: { ...Object.fromEntries(response.headers), 'content-length': body.byteLength } });
}

function fromMemory(request, response) {
  const key = `${request.headers.accept} ${request.url}`;
  const answer = answers.get(key);
  if (answer === undefined) {
    learn(key, request).then(() => fromMemory(request, response));
    return;
  }
  response.writeHead(200, answer.headers);
  response.end(answer.body);
}

const byFacade = nodeListener(facade);
const server = createServer((request, response) =>
  request.url.startsWith('/memory/') ? fromMemory(request, response) : byFacade(request, response),
);
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
