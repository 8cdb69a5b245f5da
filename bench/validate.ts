import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { line, timeOf, timeOfAsync } from './measure';
import { type BenchCase, bundleOf, demoBundles, packageExamples } from './validate-cases';

const root = resolve(import.meta.dirname, '..');
const dist = (file: string): string => `file://${join(root, 'dist', file)}`;
const oracle = join(root, 'test/oracle');
const packages = resolve(root, '../shared/packages');

interface Judge {
  readonly perSecond: number;
  readonly coldMs: number;
  readonly peakMb: number;
}

interface OurDoor {
  createValidator(): { validate(text: string, options?: object): Promise<{ verdict: string }> };
}

/** HAPI's instance validator over the same cases on one thread; undefined without Java, Maven's build or the packages. */
function hapi(cases: readonly BenchCase[]): Judge | undefined {
  if (!existsSync(join(oracle, 'target/classes')) || !existsSync(packages)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  const file = join(folder, 'cases.ndjson');
  writeFileSync(file, cases.map(({ id, text }) => JSON.stringify({ id, resource: JSON.parse(text) })).join('\n'));
  const zib = join(packages, 'nictiz.fhir.nl.stu3.zib2017-2.2.18/package');
  const { stdout, stderr, status } = spawnSync(
    'java',
    ['-Xmx2g', '-cp', 'target/classes:target/lib/*', 'oracle.Main', 'bench', '--seconds', '15', '--cases', file, zib],
    { cwd: oracle, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  const number = (name: RegExp): number => Number(name.exec(stdout + stderr)?.[1] ?? Number.NaN);
  if (status !== 0) return undefined;
  return {
    perSecond: number(/([\d.]+) per second/),
    coldMs: number(/first verdict ([\d.]+)/) * 1000,
    peakMb: number(/VmHWM:?\s*([\d.]+)/i) / 1024,
  };
}

async function perSecond(door: OurDoor, cases: readonly BenchCase[]): Promise<number> {
  const validator = door.createValidator();
  const round = async () => {
    for (const { text } of cases) await validator.validate(text);
  };
  return (cases.length * 1000) / (await timeOfAsync(round, 3000));
}

/** A fresh process that validates one file: wall time and peak memory. */
function coldStart(text: string): { readonly ms: number; readonly peakMb: number } {
  const folder = mkdtempSync(join(tmpdir(), 'bgz-bench-'));
  const file = join(folder, 'one.json');
  writeFileSync(file, text);
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    spawnSync(process.execPath, [join(root, 'dist/cli/bgz.js'), 'validate', file]);
    times.push(performance.now() - start);
  }
  const code = `await import(${JSON.stringify(dist('validate/index.js'))}).then(async ({createValidator})=>{const v=createValidator();const t=(await import('node:fs')).readFileSync(${JSON.stringify(file)},'utf8');for(let i=0;i<500;i++)await v.validate(t)});process.stdout.write(String(process.resourceUsage().maxRSS/1024))`;
  const peakMb = Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
  rmSync(folder, { recursive: true });
  return { ms: times.sort((a, b) => a - b)[3] ?? 0, peakMb };
}

async function againstHapi(door: OurDoor, name: string, cases: readonly BenchCase[]): Promise<string[]> {
  const ours = await perSecond(door, cases);
  const theirs = hapi(cases);
  const lines = [line(`${name}: validations per second`, ours, '/s')];
  if (!theirs) return [...lines, `${name}: HAPI skipped (needs Java, test/oracle/target and ../shared)`];
  const cold = coldStart(cases[0]?.text ?? '{}');
  const speed = ours / theirs.perSecond;
  const start = theirs.coldMs / cold.ms;
  const memory = theirs.peakMb / cold.peakMb;
  return [
    ...lines,
    line(`${name}: HAPI, warm, one thread`, theirs.perSecond, '/s'),
    line(`${name}: ours ÷ HAPI`, speed, 'x', { text: 'aim >= 50', met: speed >= 50 }),
    line('first verdict: HAPI ÷ bgz validate, cold', start, 'x', { text: 'aim >= 20', met: start >= 20 }),
    line('peak memory: HAPI ÷ ours', memory, 'x', { text: 'aim >= 8', met: memory >= 8 }),
  ];
}

/** Validation beside `JSON.parse` of the same text and beside HAPI, and its growth with the size of a Bundle. */
export async function validateReport(): Promise<string[]> {
  const door = (await import(dist('validate/index.js'))) as OurDoor;
  const validator = door.createValidator();
  const bundles = await demoBundles();
  const examples = packageExamples();
  const lines: string[] = [];
  for (const [name, cases] of [
    ['demo searchsets', bundles],
    ['package examples', examples],
  ] as const) {
    if (cases.length === 0) continue;
    const parse = timeOf(() => cases.map(({ text }) => JSON.parse(text)), 2000);
    const ours = (cases.length * 1000) / (await perSecond(door, cases));
    const ratio = ours / parse;
    lines.push(line(`${name}: validate ÷ JSON.parse`, ratio, 'x', { text: 'aim <= 25', met: ratio <= 25 }));
    lines.push(...(await againstHapi(door, name, cases)));
  }
  const costs: number[] = [];
  for (const count of [10, 100, 1_000, 10_000]) {
    const { text } = bundleOf(bundles, count);
    const ms = await timeOfAsync(() => validator.validate(text), count > 1_000 ? 1 : 1500);
    costs.push((ms * 1000) / count);
    lines.push(line(`Bundle of ${count} entries: µs per entry`, (ms * 1000) / count, 'µs'));
  }
  const growth = (costs[3] ?? 0) / (costs[0] ?? 1);
  lines.push(line('growth per entry, 10 to 10,000', growth, 'x', { text: 'aim <= 1.2', met: growth <= 1.2 }));
  return lines;
}

if (import.meta.filename === process.argv[1]) console.log((await validateReport()).join('\n'));
