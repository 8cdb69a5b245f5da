import { type Command, Option } from 'commander';
import type { MigrateCommand } from '../migrate';
import type { Ends } from './shared-options';

/** States `bgz migrate`. */
export function migrateCommand(program: Command, ends: Ends): void {
  program
    .command('migrate')
    .description('make the tables of trail, grants and inbox or bring them up to date, as their owner')
    .option('--database <dir>', 'folder of the embedded database')
    .option('--postgres', 'PostgreSQL; connection string from BGZ_DATABASE_URL')
    .addOption(new Option('--tables <set...>', 'which tables (default: all)').choices(['trail', 'grants', 'inbox']))
    .option('--grants <role>', 'print the SQL that lets this role use the tables, in place of migrating')
    .option('--schema <name>', 'schema that --grants speaks of (default: public)')
    .action(async (options: MigrateCommand) => {
      const { migrateDatabase } = await import('../migrate');
      await ends(migrateDatabase(options));
    });
}
