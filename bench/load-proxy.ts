import { type AddressInfo, connect, createServer } from 'node:net';

// What stands in front of several instances: each connection goes to the next of them. A process of its own, as it would be one.
process.once('message', (ports: readonly number[]) => {
  let nth = 0;
  const server = createServer((client) => {
    const instance = connect(ports[nth++ % ports.length] ?? 0, '127.0.0.1');
    for (const [from, to] of [
      [client, instance],
      [instance, client],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () =>
    process.send?.((server.address() as AddressInfo).port),
  );
});
