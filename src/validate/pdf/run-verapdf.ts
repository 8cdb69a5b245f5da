import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a run of veraPDF ended. */
export type VeraPdfRun =
  | { readonly ended: true; readonly exitCode: number; readonly output: string }
  | { readonly ended: false; readonly why: 'not-found' | 'timed-out' | 'failed' };

/** A report on one document is some kilobytes; one failing check of each rule is shown. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/** What Java and the script around it need; tokens and passwords of this process are nothing to them. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'JAVA_HOME',
  'JAVA_OPTS',
  'LANG',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'USERPROFILE',
];

const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

/** The program and its first arguments. A jar is the one of Maven Central, `org.verapdf.apps:greenfield-apps`. */
const commandOf = (verapdf: string): readonly [string, ...string[]] =>
  verapdf.toLowerCase().endsWith('.jar')
    ? ['java', '-cp', verapdf, 'org.verapdf.apps.GreenfieldCliWrapper']
    : [verapdf];

function run(verapdf: string, args: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<VeraPdfRun> {
  const [program, ...first] = commandOf(verapdf);
  const options = {
    env: environment(),
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_OUTPUT,
    windowsHide: true,
    ...(signal && { signal }),
  } as const;
  return new Promise((resolve) => {
    execFile(program, [...first, ...args], options, (error, output) => {
      if (error === null) return resolve({ ended: true, exitCode: 0, output });
      const { code, killed } = error;
      if (typeof code === 'number') return resolve({ ended: true, exitCode: code, output });
      if (code === 'ENOENT' || code === 'EACCES') return resolve({ ended: false, why: 'not-found' });
      resolve({ ended: false, why: killed === true ? 'timed-out' : 'failed' });
    });
  });
}

/**
 * Has veraPDF look at a document. It reads files only, so the bytes stand in one of a name that says nothing, which only this user
 * may read, for as long as it takes.
 */
export async function runVeraPdf(
  bytes: Uint8Array,
  {
    verapdf,
    timeoutMs,
    signal,
  }: { readonly verapdf: string; readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<VeraPdfRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bgz-pdf-'));
  try {
    const file = path.join(folder, `${randomUUID()}.pdf`);
    await writeFile(file, bytes, { mode: 0o600 });
    // By the flavour that the document claims; of each rule that it breaks one place.
    const args = ['--format', 'json', '--flavour', '0', '--maxfailuresdisplayed', '1', file];
    return await run(verapdf, args, timeoutMs, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
