// Our side of `beside-hapi.ts`: the built package in plain node, as a vendor runs it. Argument: the file with the records.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createBgzFacade, sourcesOf } from '../dist/index.js';
import { bgzRecords } from '../dist/zib/index.js';

const { patients, bsn, idSecret } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const facade = createBgzFacade({
  sources: sourcesOf(patients.map((records) => bgzRecords(records))),
  authorize: () => ({ allowed: true, patient: { bsn } }),
  idSecret,
  mountPath: '/fhir',
});
const server = createServer(createRequestListener((request) => facade.fetch(request)));
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address()?.port}`));
