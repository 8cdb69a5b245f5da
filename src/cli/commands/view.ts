import { type Command, Option } from 'commander';
import type { ViewCommand } from '../view';
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

/** States `bgz view`. */
export function viewCommand(program: Command, ends: Ends): void {
  program
    .command('view')
    .description('write a page that shows the BgZ of one patient, for doctors and for testers: data of the patient')
    .argument('[path...]', inputs)
    .addOption(new Option('--from <format>', 'what the files hold').choices(['fhir', 'records', 'ada']).default('fhir'))
    .option('--trail <file>', 'also show what this trail tells of a referral; repeatable, for both sides', collect)
    .option('--referral <id>', 'of the trails, what belongs to this notification, group or correlation')
    .option('--out <file>', 'write the page to a file in place of standard output')
    .addOption(language())
    .option('--now <date>', 'the moment that statuses and figures count from (default: now)')
    .addOption(new Option('--rules <set>', 'rules beyond the profiles').choices(['bgz-msz']))
    .option(...packages, collect)
    .option(...snomed)
    .option(...terminologyServer)
    .addOption(terminologyVersion())
    .addHelpText(
      'after',
      `
The page is one HTML file that loads nothing: open it in a browser. It holds all that the files hold of the patient, so keep it as you
keep a record. Language, view and colours are chosen on the page too.
Ends with 0 when all could be read, 1 when something could not (the page says what), 2 when there is no page.`,
    )
    .action(async (paths: string[], options: ViewCommand) => {
      const { view } = await import('../view');
      await ends(view(paths, options));
    });
}
