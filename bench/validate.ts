import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { line, median } from './measure';
import { type BenchCase, bundleOf, demoBundles, packageExamples } from './validate-cases';
import { inFolder, type Measured, measure, validateDoor } from './validate-child';
import { measureHapi } from './validate-hapi';
import { stageShares } from './validate-stages';

const command = resolve(import.meta.dirname, '../dist/cli/bgz.js');
const SECONDS = 8;

const atLeast = (what: string, value: number, aim: number): string =>
  line(what, value, 'x', { text: `aim >= ${aim}`, met: value >= aim });
const atMost = (what: string, value: number, aim: number): string =>
  line(what, value, 'x', { text: `aim <= ${aim}`, met: value <= aim });

/** Milliseconds of `bgz validate` on one file, from the start of its process to the end. */
function coldStart({ text }: BenchCase): number {
  return inFolder((folder) => {
    const file = join(folder, 'one.json');
    writeFileSync(file, text);
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [command, 'validate', file]);
      return performance.now() - start;
    });
    return median(times);
  });
}

function besideHapi(name: string, cases: readonly BenchCase[], ours: Measured): readonly string[] {
  const theirs = measureHapi(cases, 2 * SECONDS);
  if (!theirs) return [`${name}: HAPI skipped (needs Java, the build of test/oracle and ../shared)`];
  const [first] = cases;
  const cold = first ? coldStart(first) : Number.NaN;
  return [
    line(`${name}: HAPI, warm, one thread`, theirs.perSecond, '/s'),
    atLeast(`${name}: ours / HAPI`, ours.perSecond / theirs.perSecond, 50),
    line(`${name}: bgz validate on one file, whole process`, cold, 'ms'),
    line(`${name}: HAPI, first verdict`, theirs.coldMs, 'ms'),
    atLeast(`${name}: first verdict, HAPI / ours`, theirs.coldMs / cold, 20),
    line(`${name}: HAPI, peak memory`, theirs.peakMib, 'MiB'),
    atLeast(`${name}: peak memory, HAPI / ours`, theirs.peakMib / ours.peakMib, 8),
  ];
}

function caseLines(name: string, cases: readonly BenchCase[]): readonly string[] {
  const ours = measure(cases, SECONDS);
  return [
    line(`${name} (${cases.length}): warm, one thread`, ours.perSecond, '/s'),
    atMost(`${name}: validate / JSON.parse`, ours.ratio, 25),
    line(`${name}: peak memory`, ours.peakMib, 'MiB'),
    ...besideHapi(name, cases, ours),
  ];
}

function growthLines(demo: readonly BenchCase[]): readonly string[] {
  const costs = [10, 100, 1_000, 10_000].map((count) => {
    const { msEach, ratio } = measure([bundleOf(demo, count)], SECONDS);
    const each = (1000 * msEach) / count;
    return { count, each, ratio, parsed: each / ratio };
  });
  const lines = costs.flatMap(({ count, each, ratio }) => [
    line(`Bundle of ${count} entries: each`, each, 'us'),
    atMost(`Bundle of ${count} entries: validate / JSON.parse`, ratio, 25),
  ]);
  const [first, last] = [costs[0], costs.at(-1)];
  if (!first || !last) return lines;
  return [
    ...lines,
    atMost('growth per entry from 10 to 10,000: validate', last.each / first.each, 1.2),
    line('growth per entry from 10 to 10,000: JSON.parse', last.parsed / first.parsed, 'x'),
  ];
}

/** Validation against `JSON.parse` of the same text and against HAPI, how it grows, and where the time goes. */
export async function validateReport(): Promise<string[]> {
  if (!existsSync(validateDoor)) return ['skipped: npm run build first'];
  const demo = await demoBundles();
  const examples = packageExamples();
  const lines = [...caseLines('demo searchsets', demo)];
  if (examples.length > 0) lines.push(...caseLines('package examples', examples));
  else lines.push('package examples: skipped (need ../shared)');
  lines.push(...growthLines(demo), 'share of the time by stage, Bundle of 1000 entries:');
  for (const [stage, share] of stageShares([bundleOf(demo, 1_000)], SECONDS)) {
    lines.push(line(`  ${stage}`, 100 * share, '%'));
  }
  return lines;
}

if (import.meta.filename === process.argv[1]) {
  console.log(['Validation', ...(await validateReport())].join('\n'));
}
