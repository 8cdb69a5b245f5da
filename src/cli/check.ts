import { checkCsv, checkJson } from '../check/check-files';
import { checkSources } from '../check/check-sources';
import { checkText } from '../check/check-text';
import type { CheckResult } from '../check/result';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import type { TerminologyProvider } from '../terminology/lookup';
import { createValidator, type Validator } from '../validate/create-validator';
import type { Language } from '../validate/issue';
import { type Adapter, loadAdapter } from './load-adapter';
import { parseNow } from './moment';
import { openOutput } from './output';
import { readQueries } from './read-queries';
import { type TerminologyCommand, terminologyOf } from './terminology';
import { UsageError } from './usage-error';

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

type Writer = (result: CheckResult, all: boolean) => string;
const writers: Readonly<Record<CheckCommand['format'], Writer>> = {
  text: (result, all) => checkText(result, { all }),
  csv: checkCsv,
  json: checkJson,
};

function timeoutOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('--timeout is a number of milliseconds, 1 or more.');
  return Number(text);
}

/** A group that does not exist is the adapter's own mistake: the sentence names it and what was meant. */
async function run(adapter: Adapter, options: Parameters<typeof checkSources>[1]): Promise<CheckResult> {
  try {
    return await checkSources(adapter.sources, options);
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('checkSources: '))
      throw new UsageError(error.message.slice('checkSources: '.length));
    throw error;
  }
}

/** The validator that packages and terminology make, as `bgz validate` has them. */
function validatorOf(command: CheckCommand, terminology: readonly TerminologyProvider[], now: Date): Validator {
  const packages = (command.package ?? []).map((path) => readFhirPackage(path));
  const validator = createValidator({ packages, terminology, now: () => now, language: command.lang });
  for (const refused of validator.refused) process.stderr.write(`not used: ${refused}\n`);
  return validator;
}

/** What an adapter leaves open (a pool, a timer) must not keep the command from ending. */
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
  const validator = validatorOf(command, terminology, now);
  const adapter = await loadAdapter(adapterPath, sourceTimeoutMs);
  try {
    const { mapping } = adapter;
    const result = await run(adapter, {
      patients,
      now,
      language: command.lang,
      invalidRecords: command.invalidRecords,
      completeness: command.completeness,
      validate: command.validate,
      validator,
      ...(mapping !== undefined && { mapping }),
      ...(sourceTimeoutMs !== undefined && { sourceTimeoutMs }),
    });
    const output = await openOutput(command.out);
    try {
      await output.write(writers[command.format](result, command.all === true));
    } finally {
      await output.close();
    }
    // With a file, or a format for machines, who reads along still sees what came of it.
    if (command.out !== undefined) process.stderr.write(`${checkText(result).split('\n').slice(0, 2).join('\n')}\n`);
    return result.verdict === 'arrives' ? 0 : 1;
  } finally {
    for (const provider of terminology) provider.close?.();
    await adapter.close();
    endSoon();
  }
}
