import { type Command, Option } from 'commander';
import type { ConvertCommand } from '../convert';
import { type Ends, language } from './shared-options';

/** States `bgz convert`. */
export function convertCommand(program: Command, ends: Ends): void {
  program
    .command('convert')
    .description(
      'convert records to one FHIR STU3 collection Bundle (JSON), or the FHIR of one patient to records (JSON)',
    )
    .argument('<path...>', 'files, folders or - for standard input; of FHIR also patterns ("exports/**/*.json")')
    .addOption(
      new Option('--from <format>', 'what the files hold').choices(['ada', 'records', 'fhir']).makeOptionMandatory(),
    )
    .option('--now <date>', 'the date relative dates and statuses count from (default: today)')
    .option('--out <file>', 'write to a file in place of standard output')
    .option('--narrative', 'give each resource a narrative in Dutch, as serve does')
    .addOption(language())
    .action(async (paths: string[], options: ConvertCommand) => {
      const { convert } = await import('../convert');
      await ends(convert(paths, options));
    });
}
