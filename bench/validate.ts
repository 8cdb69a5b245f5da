import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure, inTurn, type Row, ratios, skipped } from './figures';
import { median } from './measure';
import { largeReport, workersReport } from './validate-batch';
import { type BenchCase, bundleOf, demoBundles, packageExamples } from './validate-cases';
import { fhirJsDoor, hasFhirJs, inFolder, measure, validateDoor } from './validate-child';
import { runValidate } from './validate-command';
import { measureHapi } from './validate-hapi';
import { stageShares } from './validate-stages';

const COLD_ROUNDS = 9;

/** Cases a second, by round. */
const rates = (ms: readonly number[], count: number): readonly number[] => ms.map((all) => (1000 * count) / all);

/** A first verdict in a fresh process, and the memory it takes. */
function coldRows(name: string, [first]: readonly BenchCase[], hapiMs: number | undefined): readonly Row[] {
  if (!first) return [];
  const ran = inFolder((folder) => {
    const file = join(folder, 'one.json');
    writeFileSync(file, first.text);
    return Array.from({ length: COLD_ROUNDS }, () => runValidate(folder, file));
  });
  const ms = ran.map((one) => one.ms);
  return [
    figure(`${name}: bgz validate on one file, whole process`, ms, 'ms', { most: 120 }),
    figure(
      `${name}: its peak memory`,
      ran.map(({ peakMib }) => peakMib),
      'MiB',
      { most: 80 },
    ),
    ...(hapiMs === undefined
      ? []
      : [
          figure(`${name}: HAPI, first verdict`, hapiMs, 'ms'),
          figure(
            `${name}: first verdict, HAPI / ours`,
            ms.map((one) => hapiMs / one),
            'x',
            { least: 20 },
          ),
        ]),
  ];
}

/** Both in processes of their own, in turn: in one, the definitions of one are in the way of the memory of the other. */
function besideFhirJs(name: string, cases: readonly BenchCase[]): readonly Row[] {
  if (!hasFhirJs) return [skipped(`${name}: FHIR.js`, 'not installed, see bench/README.md; needs ../shared')];
  const once = (door: string) => () => median(measure(cases, { rounds: 3, door }).validate);
  const [ours = [], theirs = []] = inTurn(5, once(validateDoor), once(fhirJsDoor));
  return [
    figure(`${name}: FHIR.js, warm, one thread`, rates(theirs, cases.length), '/s'),
    figure(`${name}: speed, ours / FHIR.js`, ratios(theirs, ours), 'x', { least: 1 }),
  ];
}

function caseRows(name: string, cases: readonly BenchCase[]): readonly Row[] {
  const { validate: ours, parse, peakMib } = measure(cases);
  const rows: Row[] = [
    figure(`${name} (${cases.length}): warm, one thread`, rates(ours, cases.length), '/s'),
    figure(`${name}: validate / JSON.parse`, ratios(ours, parse), 'x', { most: 6 }),
    figure(`${name}: peak memory, warm`, peakMib, 'MiB'),
    ...besideFhirJs(name, cases),
  ];
  const hapi = measureHapi(cases);
  if (hapi)
    rows.push(
      figure(`${name}: HAPI, warm, one thread`, hapi.perSecond, '/s'),
      figure(`${name}: speed, ours / HAPI`, ratios(rates(ours, cases.length), hapi.perSecond), 'x', { least: 60 }),
      figure(`${name}: HAPI, peak memory`, hapi.peakMib, 'MiB'),
      figure(`${name}: peak memory, HAPI / ours`, hapi.peakMib / peakMib, 'x', { least: 8 }),
    );
  else rows.push(skipped(`${name}: HAPI`, 'needs Java, the build of test/oracle and ../shared'));
  return [...rows, ...coldRows(name, cases, hapi?.coldMs)];
}

/** What an entry costs as a Bundle grows, beside what it costs `JSON.parse`. */
function growthRows(demo: readonly BenchCase[]): readonly Row[] {
  const costs = [10, 100, 1_000, 10_000].map((count) => ({
    count,
    ...measure([bundleOf(demo, count)], { rounds: 5 }),
  }));
  const each = (ms: readonly number[], count: number) => ms.map((all) => (1000 * all) / count);
  const rows = costs.flatMap(({ count, validate, parse }) => [
    figure(`Bundle of ${count} entries: each`, each(validate, count), 'us'),
    figure(`Bundle of ${count} entries: validate / JSON.parse`, ratios(validate, parse), 'x', { most: 6 }),
  ]);
  const [first, last] = [costs[0], costs.at(-1)];
  if (!first || !last) return rows;
  const growth = (pick: 'validate' | 'parse') => ratios(each(last[pick], last.count), each(first[pick], first.count));
  return [
    ...rows,
    figure('growth per entry from 10 to 10,000: JSON.parse', growth('parse'), 'x'),
    figure('growth per entry from 10 to 10,000: validate', growth('validate'), 'x'),
    figure('growth per entry: validate / JSON.parse', ratios(growth('validate'), growth('parse')), 'x', { most: 1.1 }),
  ];
}

/** Validation against `JSON.parse` of the same text and against rivals, how it grows, and where the time goes. */
export async function validateReport(): Promise<readonly Row[]> {
  if (!existsSync(validateDoor)) return [skipped('validation', 'npm run build first')];
  const demo = await demoBundles();
  const examples = packageExamples();
  const rows = [...caseRows('demo searchsets', demo)];
  if (examples.length > 0) rows.push(...caseRows('package examples', examples));
  else rows.push(skipped('package examples', 'need ../shared'));
  rows.push(...growthRows(demo), ...largeReport(demo), ...workersReport([...demo, ...examples]));
  const profiles = Array.from({ length: 5 }, () => stageShares([bundleOf(demo, 1_000)], 5));
  for (const [stage] of profiles[0] ?? []) {
    const shares = profiles.map((shared) => 100 * (shared.find(([name]) => name === stage)?.[1] ?? 0));
    rows.push(figure(`time by stage, Bundle of 1000: ${stage}`, shares, '%'));
  }
  return rows;
}
