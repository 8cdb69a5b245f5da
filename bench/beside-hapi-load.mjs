// The load of `beside-hapi.ts` and of `beside-node.ts`, in a process of its own so that it can have its own core. Reads its task, prints what it measured.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const { base, accept, searches, seconds, connections, under = 'fhir' } = JSON.parse(readFileSync(0, 'utf8'));
const before = process.cpuUsage();
const start = performance.now();
const result = await autocannon({
  url: base,
  connections,
  duration: seconds,
  requests: searches.map((search) => ({ method: 'GET', path: `/${under}/${search}`, headers: { accept } })),
});
const { user, system } = process.cpuUsage(before);
const ms = performance.now() - start;
console.log(
  JSON.stringify({
    answered: result.requests.total,
    failed: result.non2xx + result.errors,
    perSecond: (result.requests.total * 1_000) / ms,
    p99: result.latency.p99,
    // Of the core the load has; near 1 it would be the load that is measured.
    share: (user + system) / 1_000 / ms,
  }),
);
