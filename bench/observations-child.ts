import { createBgzFacade, pagedSource } from 'bgz-facade';
import { resultOf, wholeBsn, wholeRecords } from './whole-records';

// Run with `--expose-gc`, in a process of its own, as what it holds counts. Arguments: how many results, how the source gives them
// (`pages`, `all`, or `last` where it can), and the search. Tells the parent what it measured.
const [, , count = '', given = '', search = ''] = process.argv;

function facadeOver(size: number) {
  const results = Array.from({ length: size }, (_, nth) => resultOf(nth));
  const after = (id: string | undefined) => (id === undefined ? 0 : Number(id.slice(2)) + 1);
  const pages = pagedSource<'laboratoryTestResults'>(({ page, ids, last }) => {
    if (ids) return results.filter(({ id }) => ids.includes(id));
    if (page) return results.slice(after(page.after), after(page.after) + page.limit);
    return given === 'last' && last ? results.filter(({ id }) => id === results.at(-1)?.id) : results;
  });
  return createBgzFacade({
    sources: { patient: () => [wholeRecords.patient], laboratoryTestResults: given === 'all' ? () => results : pages },
    authorize: () => ({ allowed: true, patient: { bsn: wholeBsn } }),
    idSecret: 'of this benchmark'.repeat(3),
    baseUrl: 'http://bench.example/fhir',
    sourceTimeoutMs: 600_000,
  });
}

async function pull(facade: ReturnType<typeof facadeOver>, onPart: () => void = () => {}) {
  const start = performance.now();
  const { body, status } = await facade.fetch(new Request(`http://bench.example/fhir/${search}`));
  if (status !== 200 || body === null) throw new Error(`${search} was answered with ${status}`);
  let first = 0;
  let bytes = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    first ||= performance.now() - start;
    bytes += part.byteLength;
    onPart();
  }
  return { first, all: performance.now() - start, bytes };
}

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const warm = facadeOver(2_000);
for (let i = 0; i < 3; i++) await pull(warm);
const facade = facadeOver(Number(count));
const timed = await pull(facade);
const base = heap();
let held = 0;
let parts = 0;
await pull(facade, () => {
  if (parts++ % 10 === 0) held = Math.max(held, heap() - base);
});
process.send?.({ ...timed, held });
