import { type Command, Option } from 'commander';
import type { ValidateCommand } from '../validate/command';
import {
  collect,
  type Ends,
  inputs,
  language,
  packages,
  snomed,
  terminologyServer,
  terminologyVersion,
} from './shared-options';

/** States `bgz validate`. */
export function validateCommand(program: Command, ends: Ends): void {
  program
    .command('validate')
    .description('check FHIR STU3 resources against FHIR, the zib 2017 profiles and the codelists; a PDF against PDF/A')
    .argument('<path...>', inputs)
    .option('--profile <url>', 'canonical URL that must be met beside what resources claim; repeatable', collect)
    .option(...packages, collect)
    .addOption(new Option('--rules <set>', 'rules beyond the profiles').choices(['bgz-msz']))
    .option('--no-plausibility', 'do not tell what conforms and is hardly true (warnings plausibility-…)')
    .option(...snomed)
    .option(...terminologyServer)
    .addOption(terminologyVersion())
    .option(
      '--verapdf <path>',
      'veraPDF, or its jar, which judges a PDF (default: BGZ_VERAPDF, else verapdf on the PATH)',
    )
    .addOption(
      new Option('--format <format>', 'of the report')
        .choices(['text', 'json', 'outcome', 'sarif', 'junit'])
        .default('text'),
    )
    .addOption(new Option('--fail-on <severity>', 'what ends with 1').choices(['error', 'warning']).default('error'))
    .addOption(language())
    .option('--out <file>', 'write the report to a file in place of standard output')
    .option('--no-colour', 'no colours (nor with NO_COLOR)')
    .option('--workers <number>', 'threads to validate with (default: by the size of what is given, and the cores)')
    .addHelpText(
      'after',
      '\nEnds with 0 when all conforms, 1 when something does not, 2 when it could not be done: a PDF is not checked without veraPDF.',
    )
    .action(async (paths: string[], options: ValidateCommand) => {
      const { validate } = await import('../validate');
      await ends(validate(paths, options));
    });
}
