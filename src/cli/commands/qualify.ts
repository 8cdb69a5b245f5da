import { type Command, Option } from 'commander';
import type { QualifyCommand } from '../qualify';
import { collect, type Ends, language, packages } from './shared-options';

/** States `bgz qualify`. */
export function qualifyCommand(program: Command, ends: Ends): void {
  program
    .command('qualify')
    .description(
      'run FHIR TestScripts, as Nictiz publishes them, against a server, and tell what keeps it from passing',
    )
    .requiredOption('--scripts <path>', 'TestScript (.xml, .json) or folder with them; repeatable', collect)
    .requiredOption('--base <url>', 'address of the FHIR server: https://epd.example.org/fhir')
    .addOption(new Option('--asks <format>', 'run the scripts that ask for this format only').choices(['json', 'xml']))
    .option('--only <text>', 'run the scripts with this text in their path only')
    .option(
      '--variables <file>',
      'JSON { "<name>": "<text>" }: values of variables (BSN, auth-token); - for standard input',
    )
    .option('--now <date>', 'the day that relative dates count from (default: today)')
    .option('--timeout <ms>', 'milliseconds a request may take (default: 30000)')
    .option(...packages, collect)
    .addOption(
      new Option('--format <format>', 'of the report').choices(['text', 'json', 'junit', 'html']).default('text'),
    )
    .addOption(language('en'))
    .option('--out <file>', 'write the report to a file in place of standard output')
    .option('--no-colour', 'no colours (nor with NO_COLOR)')
    .addHelpText(
      'after',
      `
Of each assert that fails it tells what would have to be otherwise, and in which resource. Scripts that judge a client are named, not
run. The data of the scripts are Nictiz's test patients: the server must hold these.
Ends with 0 when every assert holds, 1 when one does not, 2 when it could not be run.`,
    )
    .action(async (options: QualifyCommand) => {
      const { runQualify } = await import('../qualify');
      await ends(runQualify(options));
    });
}
