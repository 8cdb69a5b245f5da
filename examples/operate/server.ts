/** One of several instances: a facade for Notified Pull over PostgreSQL, with probes on a port of its own. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import { connectionAddress, nodeListener, serverLimits } from 'bgz-facade/node';
import {
  authorizeNotifiedPull,
  createGrantStore,
  createHealth,
  createOutboxDesk,
  jwtTokens,
  outboxCheck,
  postgresDatabase,
  storeCheck,
  trailCheck,
} from 'bgz-facade/notified-pull';
import { bgzRecords } from 'bgz-facade/zib';

function setting(name: string): string {
  const value = process.env[name] ?? '';
  if (value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));

// The role that merely uses the tables: who owns them made them before (migrate.ts).
const database = await postgresDatabase({ connectionString: setting('BGZ_DATABASE_URL') });
const asTheyAre = { migrate: false };
const store = await createGrantStore(database, asTheyAre);
const audit = await auditTable(database, asTheyAre);

const baseUrl = setting('BGZ_BASE_URL');
const keys = setting('BGZ_KEYS');
const facade = createBgzFacade({
  // Your own sources; here a patient that does not exist, from a file.
  sources: sourcesOf([bgzRecords(await json(setting('BGZ_PATIENT')))], { groups: 'all' }),
  authorize: authorizeNotifiedPull({
    store,
    // In production the address of the issuer's key set.
    tokens: jwtTokens({ issuer: setting('BGZ_ISSUER'), audience: baseUrl, jwks: () => json(keys) }),
  }),
  audit,
  baseUrl,
  // The same in all instances, from a secret store: FHIR ids are made of it.
  idSecret: setting('BGZ_ID_SECRET'),
  peerAddress: connectionAddress,
});

const health = createHealth({
  checks: {
    store: storeCheck(database),
    trail: trailCheck(database),
    outbox: outboxCheck(createOutboxDesk({ store, audit })),
  },
});

const server = createServer(serverLimits, nodeListener(facade, { trustedProxies: 1 }));
const probes = createServer(nodeListener(health));
const host = process.env.BGZ_HOST ?? '127.0.0.1';
const listening = (one: typeof server, port: string): Promise<number> =>
  new Promise((resolve) => one.listen(Number(port), host, () => resolve((one.address() as AddressInfo).port)));
const ports = [
  await listening(server, process.env.PORT ?? '3000'),
  await listening(probes, process.env.HEALTH_PORT ?? '9000'),
];
console.log(`ready: ${ports.join(' ')}`);

// Readiness fails first; when the proxy has seen it, what was begun is finished, and the trail is written.
const drainMs = Number(process.env.BGZ_DRAIN_MS ?? '10000');
process.once('SIGTERM', async () => {
  health.stop();
  await setTimeout(drainMs);
  server.closeIdleConnections();
  server.close(async () => {
    const told = await facade.close();
    await database.close();
    probes.close();
    probes.closeAllConnections();
    process.exitCode = told ? 0 : 1;
  });
});
