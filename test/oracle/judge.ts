import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Case } from './cases';
import { bgzPackage, cache, ownPackage, zibPackage } from './shared';

export const judgeName = 'HAPI FHIR 8.0.0, DSTU3';

export interface Finding {
  readonly severity: string;
  readonly messageId: string | null;
  readonly location: string | null;
  readonly message: string;
}

const folder = import.meta.dirname;
const input = path.join(cache, 'cases.ndjson');
const output = path.join(cache, 'findings.ndjson');
const jar = path.join(folder, 'target/oracle-1.jar');

function run(command: string, args: readonly string[], stdout: 'inherit' | number = 'inherit'): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

const written = (cases: readonly Case[]): string =>
  cases.map(({ id, resource, text }) => `${JSON.stringify(text ? { id, text } : { id, resource })}\n`).join('');

function ask(cases: string): void {
  if (!existsSync(jar)) run('mvn', ['-q', '-B', 'package']);
  mkdirSync(cache, { recursive: true });
  writeFileSync(input, cases);
  const classpath = ['target/classes', 'target/lib/*'].join(path.delimiter);
  const judged = ['oracle.Main', 'verdicts', '--cases', input, zibPackage, bgzPackage, ownPackage];
  run('java', ['-Xmx4g', '-cp', classpath, ...judged], openSync(output, 'w'));
  if (statSync(output).size === 0) throw new Error('the judge said nothing');
}

/**
 * Has every case judged; the cases and the findings with their messages stay behind as local files.
 *
 * @param again Reads the findings of the last run instead, to reduce them to facts in another way.
 */
export async function judge(
  cases: readonly Case[],
  again: boolean,
): Promise<{ findings: Map<string, Finding[]>; file: string }> {
  const text = written(cases);
  if (!again) ask(text);
  else if (readFileSync(input, 'utf8') !== text) throw new Error('the cases changed since the judge last looked');
  const findings = new Map<string, Finding[]>();
  for await (const line of createInterface({ input: createReadStream(output) })) {
    // The shape Verdicts.java writes.
    const { id, issues } = JSON.parse(line) as { id: string; issues: Finding[] };
    findings.set(id, issues);
  }
  return { findings, file: output };
}
