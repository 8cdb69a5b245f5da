/**
 * An EPD on a real database answers a referral. It is checked, it refers a patient, and a hospital on this
 * machine pulls the BgZ. Then it stays up, unless `--once` is given.
 *
 * `DATABASE_URL=postgres://…` takes a PostgreSQL server, in an empty database; without it one runs inside this process.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSources, checkText } from 'bgz-facade';
import { jwtTokens, staticDirectory } from 'bgz-facade/notified-pull';
import { pageOf, viewOf } from 'bgz-facade/view';
import { summary } from '../demo/summary.js';
import { createAuthorizationServer } from '../referral/authorization-server.js';
import { createClock } from '../referral/clock.js';
import { serve } from '../referral/http-server.js';
import { onThisMachine as line } from '../referral/line.js';
import { startReceivingHospital } from '../referral/receiving-hospital.js';
import { createTokenParty } from '../referral/token-party.js';
import { epdSources } from './adapter.js';
import { openEpd } from './database.js';
import { openHospital } from './hospital.js';

const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
const say = (text: string) => console.log(text);
const heading = (text: string) => say(`\n== ${text}\n`);

const BRUG = { ura: '00001234', name: 'Ziekenhuis De Brug' };
const ZUIDERPOORT = { ura: '00005678', name: 'Zuiderpoort' };
const SYSTEM = { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' };
const PATIENTS = ['999990111', '999990123', '999990135'];
const cardiologist = { id: '900000001', role: '01.010', name: 'C.A. Cardioloog' };
const referrer = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
  name: 'H. Verwijzer',
};

heading('The database');
const url = process.env.DATABASE_URL;
const epd = await openEpd(url);
say(url === undefined ? 'PostgreSQL inside this process; DATABASE_URL takes a server.' : 'PostgreSQL by DATABASE_URL.');

heading('What a receiver would get: bgz check');
const notRead = new Map<string, string>();
const sources = epdSources(epd, ({ table, row, column, code }) => {
  notRead.set(`${table} ${row} ${column}`, `${table} ${row}, ${column}: ${code}`);
});
const checked = await checkSources(sources, {
  patients: PATIENTS.map((bsn) => ({ bsn })),
  now: new Date(),
  language: 'en',
  invalidRecords: 'report',
});
say(checkText(checked));
say(
  `Columns that could not be read, or not whole, and how:\n${[...notRead.values()].map((line) => `  ${line}`).join('\n')}`,
);

// Its address is known when it listens, and tokens are for that address.
const exchange = () => {};
let answer = async (_request: Request): Promise<Response> => new Response(null, { status: 503 });
const server = await serve('De Brug', line, (request) => answer(request), exchange);
const baseUrl = `${server.origin}/fhir`;

// Everybody else of a referral: the hospital that the patient is referred to, with the authorization server it has. Each has a table of the other.
const clock = createClock();
const { allowLoopbackHttp } = line.sends;
const receiver = await startReceivingHospital(
  { ...ZUIDERPOORT, clientId: 'epd-zuiderpoort', user: cardiologist },
  {
    clock,
    line,
    exchange,
    directory: staticDirectory({
      organizations: [
        {
          ...BRUG,
          identifiers: [SYSTEM],
          resources: { baseUrl, tokenUrl: `${server.origin}/token` },
        },
      ],
      allowLoopbackHttp,
    }),
  },
);
const party = await createTokenParty('epd-de-brug', clock, line);
const hospitals = staticDirectory({
  organizations: [
    {
      ...ZUIDERPOORT,
      notifications: { baseUrl: receiver.baseUrl, tokenUrl: receiver.authorizationServer.tokenUrl },
    },
  ],
  allowLoopbackHttp,
});
const hospital = await openHospital(epd, {
  sources,
  idSecret: process.env.BGZ_ID_SECRET ?? randomBytes(32).toString('hex'),
  baseSecret: process.env.BGZ_BASE_SECRET ?? randomBytes(32).toString('hex'),
  tokens: jwtTokens({
    issuer: server.origin,
    audience: baseUrl,
    jwks: `${server.origin}/jwks`,
    requireType: 'at+jwt',
    allowLoopbackHttp,
  }),
  baseUrl,
  send: {
    allowLoopbackHttp,
    transport: party.transport,
    directory: hospitals.endpointOf,
    token: party.tokens.forSending({ ura: BRUG.ura, scope: 'bgz-sender' }),
  },
});
// An authorization server of its own, on the same address: tokens are given on grants that stand.
const authorizationServer = await createAuthorizationServer({
  issuer: server.origin,
  resource: baseUrl,
  scopes: { 'bgz-receiver': {} },
  store: hospital.store,
  audit: hospital.trail,
  clock,
  line,
});
answer = (request) =>
  authorizationServer.isFor(request) ? authorizationServer.fetch(request) : hospital.facade.fetch(request);

// What the two agreed on before the first referral.
authorizationServer.register({
  ...receiver.party.registration,
  uras: [ZUIDERPOORT.ura],
  organizationName: ZUIDERPOORT.name,
  scopes: ['bgz-receiver'],
});
receiver.authorizationServer.register({
  ...party.registration,
  uras: [BRUG.ura],
  organizationName: BRUG.name,
  scopes: ['bgz-sender'],
});

heading('A referral: De Brug notifies, Zuiderpoort pulls');
const made = await hospital.notifiedPull.notify(
  {
    patient: { bsn: '999990111' },
    sender: {
      organization: BRUG,
      practitioner: referrer,
      system: SYSTEM,
    },
    receiver: { organization: ZUIDERPOORT, department: { display: 'Polikliniek cardiologie' } },
    reason: { system: 'http://snomed.info/sct', code: '3457005', display: 'verwijzen van patiënt' },
    treatmentRelation: true,
  },
  referrer,
);
if (!made.ok) throw new Error(made.issues.map(({ message }) => message).join(' '));
await hospital.notifiedPull.outbox.runOnce();
const [received] = receiver.worklist.items;
if (received === undefined) throw new Error('The notification did not arrive.');
const pulled = await receiver.pull(received.notification);
say(summary(pulled.sections));
say(pulled.complete ? 'Everything that was offered came.' : 'Not everything that was offered came.');

const page = join(await mkdtemp(join(tmpdir(), 'bgz-example-')), 'bgz.html');
await writeFile(page, await pageOf(await viewOf({ fhir: Object.values(pulled.resources).flat() })), { mode: 0o600 });

heading('What next');
say(`- Look at what came: ${page}`);
say('- Look at the rows it came from: examples/epd/seed.sql; change one, and run this again.');
say('- Copy adapter.ts, database.ts, hospital.ts and sources/; examples/epd/README.md says what to make your own.');
if (once) {
  await hospital.facade.close();
  await Promise.all([server.down(), receiver.server.down()]);
  await receiver.database.close();
  await epd.close();
  process.exitCode = pulled.complete ? 0 : 1;
} else say(`- It stays up on ${baseUrl} (curl ${baseUrl}/metadata); Ctrl-C ends it.`);
