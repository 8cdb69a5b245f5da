import { once } from 'node:events';
import { type FacadeOptions, pagedSource, type Sources } from 'bgz-facade';
import { bodyHeight, bodyWeight, ucum } from 'bgz-facade/zib';

const weight = (n: number) =>
  bodyWeight({
    id: `w-${10_000 + n}`,
    weightValue: ucum(60 + (n % 40), 'kg'),
    weightDateTime: '2024-02-04T10:35:00+01:00',
    comment: 'thuis gemeten, met "kleren" aan; '.repeat(60),
  });

const height = (n: number) =>
  bodyHeight({ id: `h-${10_000 + n}`, heightValue: ucum(150 + (n % 40), 'cm'), heightDateTime: '2024-02-04' });

/**
 * What the example EPD has, with a long history beside it, and what tells the test what came of a request. Also run by Deno and Bun, from
 * where a test copied it to.
 *
 * - body weights: 1 000 at once, the rest when the gate was opened;
 * - vaccinations: opens the gate;
 * - body heights: 1 000;
 * - alerts: never, until who asks is gone.
 */
export function watched(sources: Sources, tell: (line: string) => void): Partial<FacadeOptions> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    sources: {
      ...sources,
      bodyHeights: () => Array.from({ length: 1_000 }, (_, n) => height(n)),
      bodyWeights: pagedSource<'bodyWeights'>(async ({ page }) => {
        const after = Number(page?.after?.slice('w-1'.length) ?? -1);
        if (after >= 999) await gate;
        return Array.from({ length: Math.min(page?.limit ?? 1_500, 1_499 - after) }, (_, n) => weight(after + 1 + n));
      }),
      vaccinations: () => {
        open();
        return [];
      },
      alerts: async (_query, { signal }) => {
        tell('waits');
        await once(signal, 'abort');
        tell('let go');
        return [];
      },
    },
    audit: {
      async write({ address, status }) {
        tell(`asked by ${address} (${status})`);
      },
    },
    now: () => new Date('2026-11-24T10:00:00Z'),
    bodyTimeoutMs: 1_000,
    sourceTimeoutMs: 60_000,
  };
}
