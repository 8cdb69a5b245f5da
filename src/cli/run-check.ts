import type { PatientQuery } from '../assemble/ports';
import { checkCsv, checkJson } from '../check/check-files';
import { checkSources } from '../check/check-sources';
import { checkText } from '../check/check-text';
import type { CheckResult } from '../check/result';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import type { TerminologyProvider } from '../terminology/lookup';
import { createValidator, type Validator } from '../validate/create-validator';
import type { CheckCommand } from './check';
import type { Adapter } from './load-adapter';
import { openOutput } from './output';
import { tell } from './tell';
import { UsageError } from './usage-error';

type Writer = (result: CheckResult, all: boolean) => string;
const writers: Readonly<Record<CheckCommand['format'], Writer>> = {
  text: (result, all) => checkText(result, { all }),
  csv: checkCsv,
  json: checkJson,
};

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
  for (const refused of validator.refused) tell(`not used: ${refused}`);
  return validator;
}

/** What the command line says, read. */
export interface CheckSettings {
  readonly now: Date;
  readonly sourceTimeoutMs: number | undefined;
  readonly patients: readonly PatientQuery[];
  readonly terminology: readonly TerminologyProvider[];
}

/** Runs the check and writes what came of it. Gives the exit code of `bgz check`. */
export async function runCheck(
  adapter: Adapter,
  command: CheckCommand,
  { now, sourceTimeoutMs, patients, terminology }: CheckSettings,
): Promise<number> {
  const validator = validatorOf(command, terminology, now);
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
}
