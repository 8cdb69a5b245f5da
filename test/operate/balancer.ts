import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An instance behind the proxy. */
export interface Member {
  readonly port: number;
  readonly healthPort: number;
}

/** What examples/operate/haproxy.cfg says, as far as it matters here: probes, and another try when an instance is gone. */
export interface Balancer {
  readonly origin: string;
  /** Which instances get requests, by their port. */
  up(): readonly number[];
  /** How many requests each answered. */
  readonly answered: ReadonlyMap<number, number>;
  /** Probes all of them, as the proxy does every two seconds. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Status of a request; undefined without an answer. */
const statusOf = (url: string): Promise<number | undefined> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => undefined,
  );

export async function balancer(members: readonly Member[]): Promise<Balancer> {
  let up: readonly Member[] = [];
  let turn = 0;
  const answered = new Map<number, number>();

  function pass(incoming: IncomingMessage, outgoing: ServerResponse, left: readonly Member[]): void {
    const [member, ...others] = left;
    if (member === undefined) {
      outgoing.writeHead(503).end();
      return;
    }
    const { method, url, headers } = incoming;
    const forwarded = { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' };
    const asked = request({
      host: '127.0.0.1',
      port: member.port,
      method,
      path: url,
      headers: forwarded,
      agent: false,
    });
    asked.once('response', (answer) => {
      answered.set(member.port, (answered.get(member.port) ?? 0) + 1);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // retry-on conn-failure empty-response, with redispatch: nothing of it was answered yet.
    asked.once('error', () => (outgoing.headersSent ? outgoing.destroy() : pass(incoming, outgoing, others)));
    asked.end();
  }

  const server: Server = createServer((incoming, outgoing) => {
    const at = up.length === 0 ? 0 : turn++ % up.length;
    pass(incoming, outgoing, [...up.slice(at), ...up.slice(0, at)]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    up: () => up.map(({ port }) => port),
    answered,
    async probe() {
      const found = await Promise.all(
        members.map(({ healthPort }) => statusOf(`http://127.0.0.1:${healthPort}/health/ready`)),
      );
      up = members.filter((_, at) => found[at] === 200);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
