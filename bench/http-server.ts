import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { recordsOf } from './records';
import { besideSameBytes } from './same-bytes';
import { wholeBsn, wholeRecords } from './whole-records';

// A process of its own, so that the load does not share its event loop. By its argument: a patient with the six core sections, or
// one with the whole BgZ, whom the authorisation names.
const whole = process.argv[2] === 'whole';
const facade = createBgzFacade({
  sources: sourcesOf([whole ? wholeRecords : recordsOf(1)]),
  ...(whole
    ? { authorize: () => ({ allowed: true, patient: { bsn: wholeBsn } }), idSecret: 'of this benchmark'.repeat(3) }
    : { insecure: true }),
  baseUrl: 'http://bench.example/fhir',
  mountPath: '/fhir',
});
const server = createServer(createRequestListener(besideSameBytes(facade)));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
