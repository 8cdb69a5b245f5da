import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What stands between a pool and its database. */
export interface DatabaseProxy {
  /** The same database, by way of the proxy. */
  readonly connectionString: string;
  /** Connections are taken, and nothing goes through in either direction. */
  freeze(): void;
  /** What waits goes through again. */
  thaw(): void;
  /** Ends every connection there is, in the middle of whatever it does; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * A proxy on this machine in front of a database on a socket in a folder.
 *
 * @param direct Connection string with the folder as `host`.
 */
export async function databaseProxy(direct: string): Promise<DatabaseProxy> {
  const [, user = '', name = '', folder = ''] = /^postgres:\/\/(\w+)@\/(\w+)\?host=(.+)$/.exec(direct) ?? [];
  const path = `${decodeURIComponent(folder)}/.s.PGSQL.5432`;
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(path);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (frozen) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy: DatabaseProxy = {
    connectionString: `postgres://${user}@127.0.0.1:${(server.address() as AddressInfo).port}/${name}`,
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut,
    async close() {
      server.close();
      cut();
    },
  };
  onTestFinished(() => proxy.close());
  return proxy;
}
