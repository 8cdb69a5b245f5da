// Our side of `beside-hapi.ts`: the built package in plain node, as a vendor runs it. Arguments: the file with the records, and
// whether they are `held`, or made `anew` for each request as from a database, from text to plain data.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createBgzFacade, sourcesOf } from '../dist/index.js';
import { nodeListener } from '../dist/node/index.js';
import { bgzRecords } from '../dist/zib/index.js';

const { patients, bsn, idSecret } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const held = sourcesOf(patients.map((records) => bgzRecords(records)));

/** The same records of the one patient who is asked for. */
function anew(source) {
  let text;
  return async (query) => {
    text ??= JSON.stringify(await source(query));
    return JSON.parse(text);
  };
}

const facade = createBgzFacade({
  sources:
    process.argv[3] === 'anew'
      ? Object.fromEntries(Object.entries(held).map(([group, source]) => [group, anew(source)]))
      : held,
  authorize: () => ({ allowed: true, patient: { bsn } }),
  idSecret,
  mountPath: '/fhir',
});
const server = createServer(nodeListener(facade));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address()?.port}`));
