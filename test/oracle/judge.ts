import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Case } from './cases';
import { cache, zibPackage } from './shared';

export const judgeName = 'HAPI FHIR 8.0.0, DSTU3';

export interface Finding {
  readonly severity: string;
  readonly messageId: string | null;
  readonly location: string | null;
  readonly message: string;
}

const folder = import.meta.dirname;
const jar = path.join(folder, 'target/oracle-1.jar');

function run(command: string, args: readonly string[], stdout: 'inherit' | number = 'inherit'): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

async function writeCases(cases: Iterable<Case>, file: string): Promise<void> {
  const out = createWriteStream(file);
  for (const { id, resource } of cases) {
    if (!out.write(`${JSON.stringify({ id, resource })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Has every case judged; the cases and the findings with their messages stay behind as local files. */
export async function judge(cases: readonly Case[]): Promise<{ findings: Map<string, Finding[]>; file: string }> {
  if (!existsSync(jar)) run('mvn', ['-q', '-B', 'package']);
  mkdirSync(cache, { recursive: true });
  const input = path.join(cache, 'cases.ndjson');
  const output = path.join(cache, 'findings.ndjson');
  await writeCases(cases, input);
  const classpath = ['target/classes', 'target/lib/*'].join(path.delimiter);
  run(
    'java',
    ['-Xmx4g', '-cp', classpath, 'oracle.Main', 'verdicts', '--cases', input, zibPackage],
    openSync(output, 'w'),
  );
  if (statSync(output).size === 0) throw new Error('the judge said nothing');
  const findings = new Map<string, Finding[]>();
  for await (const line of createInterface({ input: createReadStream(output) })) {
    // The shape Verdicts.java writes.
    const { id, issues } = JSON.parse(line) as { id: string; issues: Finding[] };
    findings.set(id, issues);
  }
  return { findings, file: output };
}
