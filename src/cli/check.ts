import type { Language } from '../validate/issue';
import { type Adapter, loadAdapter } from './load-adapter';
import { parseNow } from './moment';
import { readQueries } from './read-queries';
import { type TerminologyCommand, terminologyOf } from './terminology';
import { timeoutOf } from './timeout';

/** What `bgz check` was asked. */
export interface CheckCommand extends TerminologyCommand {
  readonly patients: string;
  readonly format: 'text' | 'csv' | 'json';
  readonly lang: Language;
  readonly out?: string;
  readonly now?: string;
  readonly timeout?: string;
  readonly invalidRecords: 'fail' | 'report';
  readonly completeness: 'fail' | 'partial';
  readonly validate: 'off' | 'report' | 'enforce';
  readonly all?: true;
  readonly package?: readonly string[];
}

/** What an adapter leaves open (a pool, a timer, a server) must not keep the command from ending, whatever came of it. */
const LINGER_MS = 1000;
const endSoon = (): void => {
  setTimeout(() => process.exit(), LINGER_MS).unref();
};

/**
 * `bgz check`: what a receiver would get of the records of an adapter. Gives the exit code: 0 when everything arrives, 1 when
 * something does not.
 *
 * @throws {UsageError} When the adapter or the patients cannot be used.
 */
export async function check(adapterPath: string, command: CheckCommand): Promise<number> {
  const now = parseNow(command.now);
  const sourceTimeoutMs = timeoutOf(command.timeout);
  const patients = await readQueries(command.patients);
  const terminology = await terminologyOf(command, process.env);
  let adapter: Adapter | undefined;
  try {
    adapter = await loadAdapter(adapterPath, sourceTimeoutMs);
    // All that can be asked wrongly was looked at: only now what takes a while to load.
    const { runCheck } = await import('./run-check');
    return await runCheck(adapter, command, { now, sourceTimeoutMs, patients, terminology });
  } finally {
    // A module that could not be used has run all the same.
    for (const provider of terminology) provider.close?.();
    await adapter?.close();
    endSoon();
  }
}
