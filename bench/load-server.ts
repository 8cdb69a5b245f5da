import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { auditTable } from 'bgz-facade/audit';
import { nodeListener } from 'bgz-facade/node';
import { authorizeNotifiedPull, createGrantStore, jwtTokens, postgresDatabase } from 'bgz-facade/notified-pull';
import { wholeRecords } from './whole-records';

/** What an instance is told by the process that starts it. */
export interface InstanceSettings {
  readonly connectionString: string;
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: { readonly keys: readonly object[] };
  readonly idSecret: string;
}

async function start({ connectionString, issuer, audience, jwks, idSecret }: InstanceSettings): Promise<void> {
  const database = await postgresDatabase({ connectionString });
  const store = await createGrantStore(database);
  const facade = createBgzFacade({
    sources: sourcesOf([wholeRecords], { groups: 'all' }),
    authorize: authorizeNotifiedPull({ store, tokens: jwtTokens({ issuer, audience, jwks: jwks as never }) }),
    audit: await auditTable(database),
    idSecret,
  });
  const server = createServer(nodeListener(facade));
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () =>
    process.send?.((server.address() as AddressInfo).port),
  );
}

// An instance of the sending hospital in a process of its own: grants and trail in the database that all share. After it has
// started, each message asks how much memory it holds.
process.once('message', (settings: InstanceSettings) => {
  void start(settings);
  process.on('message', () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heapUsed });
  });
});
