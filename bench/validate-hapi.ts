import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BenchCase } from './validate-cases';
import { inFolder } from './validate-child';

const oracle = resolve(import.meta.dirname, '../test/oracle');
const zibPackage = resolve(import.meta.dirname, '../../shared/packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package');
const SECONDS = 4;

/** HAPI's instance validator over some cases, on one thread. */
export interface HapiMeasured {
  /** Cases a second by round, once no round is faster than those before. */
  readonly perSecond: readonly number[];
  /** From the start of its `main` to the first verdict; the start of the JVM itself is not counted. */
  readonly coldMs: number;
  readonly peakMib: number;
}

/** Undefined without Java, the build of test/oracle as it is now, or the packages beside the repository. */
export function measureHapi(cases: readonly BenchCase[]): HapiMeasured | undefined {
  if (!existsSync(join(oracle, 'target/classes')) || !existsSync(zibPackage)) return undefined;
  return inFolder((folder) => {
    const file = join(folder, 'cases.ndjson');
    writeFileSync(file, cases.map(({ id, text }) => JSON.stringify({ id, resource: JSON.parse(text) })).join('\n'));
    const { stdout, stderr, status } = spawnSync(
      'java',
      // HAPI takes what heap it is given; with half of this it runs out of memory before its first verdict.
      ['-Xmx2g', '-cp', 'target/classes:target/lib/*', 'oracle.Main', 'bench'].concat(
        ['--seconds', String(SECONDS), '--cases', file],
        zibPackage,
      ),
      { cwd: oracle, encoding: 'utf8' },
    );
    if (status !== 0) return undefined;
    const told = stdout + stderr;
    const number = (form: RegExp): number => Number(form.exec(told)?.[1] ?? Number.NaN);
    const perSecond = [...told.matchAll(/^warm round ([\d.]+) per second/gm)].map(([, rate]) => Number(rate));
    if (perSecond.length === 0) return undefined;
    return {
      perSecond,
      coldMs: number(/first verdict ([\d.]+)/) * 1000,
      peakMib: number(/VmHWM:\s*(\d+)/) / 1024,
    };
  });
}
