import { type Command, Option } from 'commander';
import type { CheckCommand } from '../check';
import {
  collect,
  type Ends,
  language,
  packages,
  snomed,
  terminologyServer,
  terminologyVersion,
} from './shared-options';

/** States `bgz check`. */
export function checkCommand(program: Command, ends: Ends): void {
  program
    .command('check')
    .description('run the sources of an adapter for some patients, and tell what a receiver would get')
    .argument('<adapter>', 'JavaScript module that exports `sources` (TypeScript: NODE_OPTIONS="--import tsx")')
    .requiredOption(
      '--patients <file>',
      'JSON [{ "bsn": "…" }, { "id": "…" }], or one BSN or key per line; - for standard input',
    )
    .addOption(new Option('--format <format>', 'of the result').choices(['text', 'csv', 'json']).default('text'))
    .addOption(language())
    .option('--out <file>', 'write to a file in place of standard output')
    .option('--now <date>', 'the moment to check for (default: now)')
    .option('--timeout <ms>', 'milliseconds a source may take, and loading the adapter (defaults: 10000, 30000)')
    .option(...packages, collect)
    .option(...snomed)
    .option(...terminologyServer)
    .addOption(terminologyVersion())
    .addOption(
      new Option('--invalid-records <choice>', 'as your facade: what one refused record does to the others')
        .choices(['fail', 'report'])
        .default('fail'),
    )
    .addOption(
      new Option('--completeness <choice>', 'as your facade: what a failing source does to the others')
        .choices(['fail', 'partial'])
        .default('fail'),
    )
    .addOption(
      new Option('--validate <choice>', 'as your facade: with enforce a record that does not conform is not sent')
        .choices(['off', 'report', 'enforce'])
        .default('off'),
    )
    .option('--all', 'as text: each remark on a line of its own, in place of a count')
    .addHelpText(
      'after',
      `
Ends with 0 when everything arrives, 1 when something does not, 2 when it could not run.
  1: a record is not accepted (and keeps others back, see --invalid-records), is of another patient, has the id of another
     record, refers to a record that is not there, does not conform (and with --validate enforce keeps others back), or is
     found by no national search; a source fails, is late or gives other records in pages; a patient is not found.
  0, with a warning: something is hardly true, a code has no system, no record refers to a professional, or a record is not
     asked for because of its own status (a request that is done, a letter that was replaced). Told only: what was mended,
     what was given twice.`,
    )
    .action(async (adapter: string, options: CheckCommand) => {
      const { check } = await import('../check');
      await ends(check(adapter, options));
    });
}
