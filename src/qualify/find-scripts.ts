import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readTestScript, TestScriptError } from './script/read-test-script';
import { withDates } from './script/relative-dates';
import type { TestScript } from './script/test-script';

/** A script that was read, and the folder its fixtures may stand in. */
export interface FoundScript {
  readonly script: TestScript;
  readonly folder: string;
}

/** Which scripts are run. */
export interface ScriptChoice {
  /** The day of the test, which relative dates count from: `2026-07-15`. */
  readonly today: string;
  /** Those that ask for this format; all when left out. */
  readonly format?: 'json' | 'xml' | undefined;
  /** Those with this text in their path; all when left out. */
  readonly only?: string | undefined;
}

async function filesIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of sorted) {
    const inner = path.join(place, entry.name);
    if (entry.isDirectory()) found.push(...(await filesIn(inner)));
    else if (entry.isFile() && /\.(xml|json)$/i.test(entry.name)) found.push(inner);
  }
  return found;
}

const MOST_BYTES = 32 * 1024 * 1024;

async function scriptIn(file: string, isNamed: boolean, today: string): Promise<TestScript | undefined> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new TestScriptError(`${file}: it is larger than a script may be.`);
  const text = await readFile(file, 'utf8');
  // In a folder there are fixtures and settings beside the scripts.
  if (!isNamed && !/<TestScript\b|"resourceType"\s*:\s*"TestScript"/.test(text)) return undefined;
  return readTestScript(withDates(text, today), file);
}

/**
 * Reads the TestScripts among files and folders, in the order of their paths.
 *
 * @throws {TestScriptError} When a file that is named cannot be read, or there is no script.
 */
export async function findScripts(
  paths: readonly string[],
  { today, format, only }: ScriptChoice,
): Promise<readonly FoundScript[]> {
  const found: FoundScript[] = [];
  for (const place of paths) {
    const about = await stat(place).catch(() => undefined);
    if (!about?.isDirectory() && !about?.isFile())
      throw new TestScriptError(`${place}: there is no such file or folder.`);
    const folder = about.isDirectory() ? place : path.dirname(place);
    for (const file of about.isDirectory() ? await filesIn(place) : [place]) {
      const script = await scriptIn(file, !about.isDirectory(), today);
      if (script) found.push({ script, folder });
    }
  }
  const chosen = found.filter(
    ({ script }) =>
      (only === undefined || script.source.includes(only)) &&
      (format === undefined || script.format === undefined || script.format === format),
  );
  if (chosen.length > 0) return chosen;
  throw new TestScriptError(
    found.length === 0
      ? 'There is no TestScript in what is given.'
      : 'None of the TestScripts is one that was asked for.',
  );
}
