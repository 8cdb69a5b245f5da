import { type Command, Option } from 'commander';
import type { ServeCommand } from '../serve';
import { type Ends, language } from './shared-options';

/** States `bgz serve`. */
export function serveCommand(program: Command, ends: Ends): void {
  program
    .command('serve')
    .description('serve the BgZ of the patients in a folder')
    // Asked for by whoever has an adapter and looks for what serves it: told where that is.
    .argument(
      '[given]',
      'none: files are given by --ada or --records; sources of a module are served by your own project',
    )
    .option('--ada <dir>', 'folder with Nictiz ADA instances (.xml)')
    .option('--records <dir>', 'folder with BgzRecords (.json)')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '8080')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--now <date>', 'the date relative dates count from (default: today)')
    .option('--tokens <file>', 'JSON { "<token>": "<bsn>" }: who may pull whose BgZ')
    .option('--ui', 'also serve the page of each patient (bgz view), on loopback only; prints where')
    .option('--no-narrative', 'send the resources without a narrative')
    .addOption(
      new Option('--bsn <choice>', 'where a BSN stands in answers (docs/operation.md)')
        .choices(['asNamed', 'always', 'never'])
        .default('asNamed'),
    )
    .addOption(
      new Option('--invalid-records <choice>', 'a record of --records that is not accepted: stop, or serve the others')
        .choices(['fail', 'report'])
        .default('fail'),
    )
    .addOption(language())
    .addHelpText(
      'after',
      `
--invalid-records report says which records are left out and why, here and to who pulls (docs/operation.md). A patient that is not
accepted, a group that does not exist and a file that is no JSON stop it all the same. Not with --ada: of an instance with a
problem the reader does not tell the right records from the others.`,
    )
    .action(async (given: string | undefined, options: ServeCommand) => {
      const { serve } = await import('../serve');
      await ends(serve({ ...options, ...(given !== undefined && { given }) }));
    });
}
