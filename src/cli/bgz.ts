#!/usr/bin/env node
import { Command, Option } from 'commander';
import { type ConvertCommand, convert } from './convert';
import { UsageError } from './moment';
import { type ServeCommand, serve } from './serve';

const program = new Command('bgz').description('BgZ (zib 2017, FHIR STU3) from records: convert and serve.');

program
  .command('convert')
  .description('convert records to one FHIR STU3 collection Bundle (JSON)')
  .argument('<path...>', 'files or folders')
  .addOption(new Option('--from <format>', 'what the files hold').choices(['ada', 'records']).makeOptionMandatory())
  .option('--now <date>', 'the date relative dates count from (default: today)')
  .option('--out <file>', 'write to a file in place of standard output')
  .action(async (paths: string[], options: ConvertCommand) => {
    process.exitCode = await convert(paths, options);
  });

program
  .command('serve')
  .description('serve the BgZ of the patients in a folder')
  .option('--ada <dir>', 'folder with Nictiz ADA instances (.xml)')
  .option('--records <dir>', 'folder with BgzRecords (.json)')
  .option('--port <number>', 'port to listen on; 0 takes a free one', '8080')
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--now <date>', 'the date relative dates count from (default: today)')
  .option('--tokens <file>', 'JSON { "<token>": "<bsn>" }: who may pull whose BgZ')
  .action(async (options: ServeCommand) => {
    process.exitCode = await serve(options);
  });

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
