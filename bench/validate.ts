import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { figure, type Row, skipped } from './figures';
import { type BenchCase, bundleOf, demoBundles, packageExamples } from './validate-cases';
import { inFolder, type Measured, measure, validateDoor } from './validate-child';
import { measureHapi } from './validate-hapi';
import { stageShares } from './validate-stages';

const command = resolve(import.meta.dirname, '../dist/cli/bgz.js');
const SECONDS = 8;

const atLeast = (what: string, value: number, aim: number): Row => figure(what, value, 'x', { least: aim });
const atMost = (what: string, value: number, aim: number): Row => figure(what, value, 'x', { most: aim });

/** Milliseconds of `bgz validate` on one file, from the start of its process to the end. */
function coldStart({ text }: BenchCase): readonly number[] {
  return inFolder((folder) => {
    const file = join(folder, 'one.json');
    writeFileSync(file, text);
    return Array.from({ length: 9 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [command, 'validate', file]);
      return performance.now() - start;
    });
  });
}

function besideHapi(name: string, cases: readonly BenchCase[], ours: Measured): readonly Row[] {
  const theirs = measureHapi(cases, 2 * SECONDS);
  if (!theirs) return [skipped(`${name}: HAPI`, 'needs Java, the build of test/oracle and ../shared')];
  const [first] = cases;
  const cold = first ? coldStart(first) : [];
  return [
    figure(`${name}: HAPI, warm, one thread`, theirs.perSecond, '/s'),
    atLeast(`${name}: ours / HAPI`, ours.perSecond / theirs.perSecond, 50),
    figure(`${name}: bgz validate on one file, whole process`, cold, 'ms'),
    figure(`${name}: HAPI, first verdict`, theirs.coldMs, 'ms'),
    figure(
      `${name}: first verdict, HAPI / ours`,
      cold.map((ms) => theirs.coldMs / ms),
      'x',
      { least: 20 },
    ),
    figure(`${name}: HAPI, peak memory`, theirs.peakMib, 'MiB'),
    atLeast(`${name}: peak memory, HAPI / ours`, theirs.peakMib / ours.peakMib, 8),
  ];
}

function caseLines(name: string, cases: readonly BenchCase[]): readonly Row[] {
  const ours = measure(cases, SECONDS);
  return [
    figure(`${name} (${cases.length}): warm, one thread`, ours.perSecond, '/s'),
    atMost(`${name}: validate / JSON.parse`, ours.ratio, 25),
    figure(`${name}: peak memory`, ours.peakMib, 'MiB'),
    ...besideHapi(name, cases, ours),
  ];
}

function growthLines(demo: readonly BenchCase[]): readonly Row[] {
  const costs = [10, 100, 1_000, 10_000].map((count) => {
    const { msEach, ratio } = measure([bundleOf(demo, count)], SECONDS);
    const each = (1000 * msEach) / count;
    return { count, each, ratio, parsed: each / ratio };
  });
  const rows = costs.flatMap(({ count, each, ratio }) => [
    figure(`Bundle of ${count} entries: each`, each, 'us'),
    atMost(`Bundle of ${count} entries: validate / JSON.parse`, ratio, 25),
  ]);
  const [first, last] = [costs[0], costs.at(-1)];
  if (!first || !last) return rows;
  return [
    ...rows,
    atMost('growth per entry from 10 to 10,000: validate', last.each / first.each, 1.2),
    figure('growth per entry from 10 to 10,000: JSON.parse', last.parsed / first.parsed, 'x'),
  ];
}

/** Validation against `JSON.parse` of the same text and against HAPI, how it grows, and where the time goes. */
export async function validateReport(): Promise<readonly Row[]> {
  if (!existsSync(validateDoor)) return [skipped('validation', 'npm run build first')];
  const demo = await demoBundles();
  const examples = packageExamples();
  const rows = [...caseLines('demo searchsets', demo)];
  if (examples.length > 0) rows.push(...caseLines('package examples', examples));
  else rows.push(skipped('package examples', 'need ../shared'));
  rows.push(...growthLines(demo));
  for (const [stage, share] of stageShares([bundleOf(demo, 1_000)], SECONDS)) {
    rows.push(figure(`time by stage, Bundle of 1000: ${stage}`, 100 * share, '%'));
  }
  return rows;
}
