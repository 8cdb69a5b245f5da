import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BenchCase } from './validate-cases';
import { inFolder } from './validate-child';

const oracle = resolve(import.meta.dirname, '../test/oracle');
const zibPackage = resolve(import.meta.dirname, '../../shared/packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package');

/** HAPI's instance validator over some cases, on one thread. */
export interface HapiMeasured {
  readonly perSecond: number;
  /** From the start of its `main` to the first verdict; the start of the JVM itself is not counted. */
  readonly coldMs: number;
  readonly peakMib: number;
}

/** Undefined without Java, the build of test/oracle, or the packages beside the repository. */
export function measureHapi(cases: readonly BenchCase[], seconds: number): HapiMeasured | undefined {
  if (!existsSync(join(oracle, 'target/classes')) || !existsSync(zibPackage)) return undefined;
  return inFolder((folder) => {
    const file = join(folder, 'cases.ndjson');
    writeFileSync(file, cases.map(({ id, text }) => JSON.stringify({ id, resource: JSON.parse(text) })).join('\n'));
    const { stdout, stderr, status } = spawnSync(
      'java',
      // HAPI takes what heap it is given; with half of this it runs out of memory before its first verdict.
      ['-Xmx2g', '-cp', 'target/classes:target/lib/*', 'oracle.Main', 'bench'].concat(
        ['--seconds', String(seconds), '--cases', file],
        zibPackage,
      ),
      { cwd: oracle, encoding: 'utf8' },
    );
    if (status !== 0) return undefined;
    const number = (form: RegExp): number => Number(form.exec(stdout + stderr)?.[1] ?? Number.NaN);
    return {
      perSecond: number(/([\d.]+) per second/),
      coldMs: number(/first verdict ([\d.]+)/) * 1000,
      peakMib: number(/VmHWM:\s*(\d+)/) / 1024,
    };
  });
}
