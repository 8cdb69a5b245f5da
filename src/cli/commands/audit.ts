import { type Command, Option } from 'commander';
import type { AuditCommands } from '../audit';
import { type Ends, language } from './shared-options';

/** States `bgz audit`. */
export function auditCommand(program: Command, ends: Ends): void {
  const audit = program.command('audit').description('the NEN 7513 trail in a database');

  const trailOptions = (command: Command): Command =>
    command
      .option('--database <dir>', 'folder of the embedded database')
      .option('--postgres', 'PostgreSQL; connection string from BGZ_DATABASE_URL')
      .requiredOption('--by <name>', 'who asks: a name, or system|number; told to the trail');

  trailOptions(audit.command('verify').description('recompute the chain of hashes'))
    .option('--head <hash>', 'hash of a line that must be there, as verify and export print it')
    .addOption(language())
    .addHelpText('after', '\nEnds with 0 when the chain holds, 1 when it is broken, 2 when it could not be read.')
    .action(async (options: AuditCommands['verify']) => {
      const { verifyAudit } = await import('../audit');
      await ends(verifyAudit(options));
    });

  trailOptions(audit.command('export').description('write a selection of the trail as a document'))
    .requiredOption('--holder <name>', 'organization that keeps the trail')
    .requiredOption('--holder-ura <ura>', 'its URA')
    .option('--patient <bsn>', 'lines about this patient; - reads the BSN from standard input')
    .option('--from <moment>', 'from this date or time')
    .option('--to <moment>', 'until the end of this date, or this time')
    .option('--user <number>', 'lines of this user, or of who was responsible')
    .option('--organization <ura>', 'lines of this organization')
    .option('--notification <id>', 'lines of this notification (Task.identifier)')
    .addOption(new Option('--format <format>', 'of the document').choices(['pdf', 'csv', 'json']).default('pdf'))
    .addOption(
      new Option('--view <view>', 'every line, or in plain words and merged')
        .choices(['full', 'patient'])
        .default('full'),
    )
    .option('--font <file>', 'TrueType font for a PDF with letters beyond Western European')
    .requiredOption('--out <file>', 'file to write')
    .action(async (options: AuditCommands['export']) => {
      const { exportTrail } = await import('../audit');
      await ends(exportTrail(options));
    });

  trailOptions(audit.command('purge').description('remove lines past their retention, as the owner of the trail'))
    .option('--years <number>', 'years that lines are kept, five at least', '5')
    .addOption(language())
    .action(async (options: AuditCommands['purge']) => {
      const { purgeAudit } = await import('../audit');
      await ends(purgeAudit(options));
    });
}
