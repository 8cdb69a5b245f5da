import { type Command, Option } from 'commander';
import type { OutboxCommands } from '../outbox';
import { reasonChoices, stateChoices } from '../outbox-choices';
import { type Ends, language } from './shared-options';

/** States `bgz outbox`. */
export function outboxCommand(program: Command, ends: Ends): void {
  const outbox = program.command('outbox').description('notifications and withdrawals on their way out');

  const shared = (command: Command): Command =>
    command
      .option('--database <dir>', 'folder of the embedded database')
      .option('--postgres', 'PostgreSQL; connection string from BGZ_DATABASE_URL')
      .addOption(language());

  const acting = (command: Command): Command =>
    shared(command)
      .requiredOption('--by <name>', 'who asks: a name, or system|number; told to the trail')
      .addHelpText(
        'after',
        '\nThe trail is in the same database, or in that of BGZ_TRAIL_DATABASE_URL.' +
          '\nEnds with 0 when it was done with every message, 1 when not, 2 when nothing could be read.',
      );

  shared(outbox.command('list').description('messages with their state, age, attempts and what went wrong last'))
    .addOption(
      new Option('--state <state...>', 'in these states (default: queued, sending and dead)').choices(stateChoices),
    )
    .option('--notification <id>', 'of this notification')
    .option('--limit <number>', 'at most so many, newest first', '50')
    .option('--after <position>', 'those after a page before, as "next" says')
    .addOption(new Option('--format <format>', 'of the list').choices(['text', 'json']).default('text'))
    .action(async (options: OutboxCommands['list']) => {
      const { listOutbox } = await import('../outbox');
      await ends(listOutbox(options));
    });

  acting(outbox.command('resend').description('put dead messages back in the queue'))
    .argument('[ids...]', 'ids of dead messages, as list has them')
    .option('--all', 'every dead message')
    .option('--failure <code>', 'with --all: those that failed last with this code, as list --format json has it')
    .action(async (ids: string[], options: Omit<OutboxCommands['resend'], 'ids'>) => {
      const { resendMessages } = await import('../outbox');
      await ends(resendMessages({ ...options, ids }));
    });

  acting(outbox.command('drop').description('give dead messages up'))
    .argument('<ids...>', 'ids of dead messages, as list has them')
    .addOption(new Option('--reason <code>', 'why; told to the trail').choices(reasonChoices).makeOptionMandatory())
    .option('--force', 'also what tells of a withdrawal: the receiver goes on without knowing')
    .action(async (ids: string[], options: Omit<OutboxCommands['drop'], 'ids'>) => {
      const { dropMessages } = await import('../outbox');
      await ends(dropMessages({ ...options, ids }));
    });
}
