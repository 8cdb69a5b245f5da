#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
// What a command states here; what it does is loaded when it is the one that runs.
import { auditCommand } from './commands/audit';
import { checkCommand } from './commands/check';
import { codelistsCommand } from './commands/codelists';
import { conceptsCommand } from './commands/concepts';
import { convertCommand } from './commands/convert';
import { explainCommand } from './commands/explain';
import { initCommand } from './commands/init';
import { migrateCommand } from './commands/migrate';
import { outboxCommand } from './commands/outbox';
import { profilesCommand } from './commands/profiles';
import { pullCommand } from './commands/pull';
import { qualifyCommand } from './commands/qualify';
import { qualityCommand } from './commands/quality';
import { serveCommand } from './commands/serve';
import { validateCommand } from './commands/validate';
import { viewCommand } from './commands/view';
import { tell } from './tell';
import { unlessDone } from './unless-done';
import { sentenceOf } from './usage-error';

const program = new Command('bgz')
  .description('BgZ (zib 2017, FHIR STU3): validate, convert, serve.')
  .version(version)
  // Every way of not running ends with 2: 1 is for what does not conform.
  .exitOverride()
  .showHelpAfterError('(--help lists the options)');

const done = unlessDone(process);

/** Makes the exit code of a command that of the process. */
const ends = async (code: Promise<number>): Promise<void> => done(await code);

/** In the order in which `bgz --help` has them. */
const commands = [
  validateCommand,
  explainCommand,
  profilesCommand,
  codelistsCommand,
  conceptsCommand,
  qualityCommand,
  initCommand,
  checkCommand,
  convertCommand,
  viewCommand,
  serveCommand,
  pullCommand,
  qualifyCommand,
  auditCommand,
  outboxCommand,
  migrateCommand,
];
for (const command of commands) command(program, ends);

// Who reads along may stop before the end (`bgz … | head`); what was not told may not have conformed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  done(2);
  process.exit();
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    done(error.exitCode === 0 ? 0 : 2);
    return;
  }
  tell(sentenceOf(error));
  if (process.env.BGZ_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  done(2);
});
