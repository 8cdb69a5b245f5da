import { type Command, Option } from 'commander';
import type { PullCommand } from '../pull/command';
import { collect, type Ends, language } from './shared-options';

/** States `bgz pull`. */
export function pullCommand(program: Command, ends: Ends): void {
  program
    .command('pull')
    .description('pull the BgZ of a patient from a FHIR server as a receiver does, and tell what came')
    .argument('<url>', 'address of the server: https://epd.example.org/fhir')
    .option('--token <token>', 'bearer token (default: BGZ_TOKEN)')
    .option('--token-client <file>', 'JSON { tokenUrl, clientId, clientSecret, scope? }: where a token is asked for')
    .option('--patient <->', 'name the patient in each search; - reads the BSN from standard input')
    .option(
      '--section <name>',
      'pull this section only, by any name of "bgz concepts"; repeatable (default: all)',
      collect,
    )
    .option('--references', 'also read what is referred to and did not come along')
    .option('--validate', 'validate what comes')
    .option('--timeout <ms>', 'milliseconds a request may take (default: 30000)')
    .option('--out <dir>', 'folder to write Bundles, documents and figures in: data of the patient')
    .option('--view <file>', 'write the page of what came, as bgz view does: data of the patient')
    .addOption(new Option('--format <format>', 'of the summary').choices(['text', 'json']).default('text'))
    .addOption(language())
    .option('--no-colour', 'no colours (nor with NO_COLOR)')
    .addHelpText(
      'after',
      `
Without --patient the token alone says whose BgZ it is, as in a Notified Pull.
Ends with 0 when all was obtained (and conforms, with --validate), 1 when not, 2 when it is not asked as it should be.`,
    )
    .action(async (url: string, { section, ...options }: PullCommand & { readonly section?: readonly string[] }) => {
      const { pull } = await import('../pull');
      await ends(pull(url, { ...options, ...(section && { sections: section }) }));
    });
}
