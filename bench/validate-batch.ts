import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { figure, inTurn, type Row, ratios, skipped } from './figures';
import { type BenchCase, bundleOf, entriesOf } from './validate-cases';
import { inFolder } from './validate-child';
import { runValidate } from './validate-command';

const ROUNDS = 5;
const DOCUMENTS = 80_000;
/** Entries that make a Bundle of some 5 MB; ten times as many make one of 50. */
const ENTRIES = 3_400;

/** A file of NDJSON with so many of the cases. */
function writeLines(file: string, cases: readonly BenchCase[], count: number): void {
  const lines = cases.map(({ text }) => `${JSON.stringify(JSON.parse(text))}\n`);
  const out = openSync(file, 'w');
  for (let at = 0; at < count; at += lines.length) writeSync(out, lines.slice(0, count - at).join(''));
  closeSync(out);
}

/** A large batch by as many workers as there are cores, against one process. */
export function workersReport(cases: readonly BenchCase[]): readonly Row[] {
  const workers = Math.min(availableParallelism(), 4);
  if (workers < 2) return [skipped('bgz validate with workers', 'needs two cores')];
  return inFolder((folder) => {
    const file = join(folder, 'many.ndjson');
    writeLines(file, cases, DOCUMENTS);
    const by = (count: number) => () =>
      runValidate(folder, file, '--out', join(folder, 'report'), '--workers', String(count));
    const [one = [], several = []] = inTurn(ROUNDS, by(1), by(workers));
    const ms = (all: typeof one) => all.map((ran) => ran.ms);
    const what = `${DOCUMENTS} documents with ${workers} workers`;
    return [
      figure(`${what}: speed / that of one`, ratios(ms(one), ms(several)), 'x', { least: 0.9 * workers }),
      figure(
        `${what}: peak memory`,
        several.map((ran) => ran.peakMib),
        'MiB',
      ),
    ];
  });
}

/** Bundles of 5 and 50 MB, of which the text is held, and the same resources as NDJSON, which comes line by line. */
export function largeReport(demo: readonly BenchCase[]): readonly Row[] {
  return inFolder((folder) => {
    const sizes = [ENTRIES, 10 * ENTRIES].map((count) => {
      const { text } = bundleOf(demo, count);
      const [whole, lines] = [join(folder, `${count}.json`), join(folder, `${count}.ndjson`)];
      writeFileSync(whole, text);
      writeFileSync(
        lines,
        entriesOf(text)
          .map(({ resource }) => `${JSON.stringify(resource)}\n`)
          .join(''),
      );
      return { mb: Buffer.byteLength(text) / 1e6, whole, lines };
    });
    const run = (file: string) => () => runValidate(folder, file, '--out', join(folder, 'report'), '--workers', '1');
    return (['whole', 'lines'] as const).flatMap((form): readonly Row[] => {
      const measured = sizes.map((size) => ({ mb: size.mb, rounds: inTurn(ROUNDS, run(size[form]))[0] ?? [] }));
      const [small, large] = measured;
      if (!small || !large) return [];
      const name = (mb: number) => `${form === 'whole' ? 'a Bundle' : 'NDJSON'} of ${mb.toFixed(0)} MB`;
      const peaks = (all: typeof small.rounds) => all.map(({ peakMib }) => peakMib);
      return [
        ...measured.flatMap(({ mb, rounds }) => [
          figure(
            `${name(mb)}: whole process`,
            rounds.map(({ ms }) => ms),
            'ms',
          ),
          figure(`${name(mb)}: peak memory`, peaks(rounds), 'MiB'),
        ]),
        form === 'lines'
          ? figure('NDJSON: peak memory of ten times as much', ratios(peaks(large.rounds), peaks(small.rounds)), 'x', {
              most: 1.2,
            })
          : figure(
              'a Bundle: peak memory beyond the first 5 MB, per byte of text',
              peaks(large.rounds).map(
                (peak, at) => ((peak - (peaks(small.rounds)[at] ?? 0)) * 2 ** 20) / ((large.mb - small.mb) * 1e6),
              ),
              'bytes',
              { most: 1.2 },
            ),
      ];
    });
  });
}
