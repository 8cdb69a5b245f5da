#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
// Types only: what a command needs is loaded when it is the one that runs.
import type { AuditCommands } from './audit';
import type { CheckCommand } from './check';
import type { CodelistCommands } from './codelists';
import type { ConceptsCommand } from './concepts';
import type { ConvertCommand } from './convert';
import type { ExplainCommand } from './explain';
import type { MigrateCommand } from './migrate';
import type { ProfileCommands } from './profiles';
import type { PullCommand } from './pull/command';
import type { QualifyCommand } from './qualify';
import type { QualityCommand } from './quality';
import type { ServeCommand } from './serve';
import { unlessDone } from './unless-done';
import { sentenceOf } from './usage-error';
import type { ValidateCommand } from './validate/command';

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
const language = (by: 'nl' | 'en') => new Option('--lang <language>', 'of the texts').choices(['nl', 'en']).default(by);
const packages = ['--package <path>', 'FHIR package (.tgz or folder) beside the bundled ones; repeatable'] as const;
const snomed = ['--snomed <file>', 'SNOMED CT index made by "bgz codelists snomed"'] as const;
const terminologyServer = [
  '--tx <url>',
  'FHIR terminology server; login from BGZ_TX_TOKEN_URL, BGZ_TX_CLIENT_ID, BGZ_TX_CLIENT_SECRET',
] as const;
const terminologyVersion = () =>
  new Option('--tx-version <version>', 'FHIR version of that server (default: r4)').choices(['r4', 'stu3']);
const inputs = 'files, folders, patterns ("exports/**/*.json") or - for standard input';

const program = new Command('bgz')
  .description('BgZ (zib 2017, FHIR STU3): validate, convert, serve.')
  .version(version)
  // Every way of not running ends with 2: 1 is for what does not conform.
  .exitOverride()
  .showHelpAfterError('(--help lists the options)');

const done = unlessDone(process);

/** Makes the exit code of a command that of the process. */
const ends = async (code: Promise<number>): Promise<void> => done(await code);

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
  .addOption(language('en'))
  .option('--out <file>', 'write the report to a file in place of standard output')
  .option('--no-colour', 'no colours (nor with NO_COLOR)')
  .option('--workers <number>', 'threads to validate with (default: by the size of what is given, and the cores)')
  .addHelpText(
    'after',
    '\nEnds with 0 when all conforms, 1 when something does not, 2 when it could not be done: a PDF is not checked without veraPDF.',
  )
  .action(async (paths: string[], options: ValidateCommand) => {
    const { validate } = await import('./validate');
    await ends(validate(paths, options));
  });

program
  .command('explain')
  .description('tell what a rule of the validator checks and what to do about it')
  .argument('[rule]', 'for example cardinality-min or invariant:per-1; every rule when left out')
  .addOption(language('en'))
  .action(async (rule: string | undefined, options: ExplainCommand) => {
    const { explainRule } = await import('./explain');
    await ends(explainRule(rule, options));
  });

const profiles = program.command('profiles').description('the profiles the validator works with');

profiles
  .command('import')
  .description('write the constraint tables of FHIR packages')
  .argument('<package...>', '.tgz files or folders')
  .option('--out <dir>', 'folder to write in', './profiles')
  .action(async (paths: string[], options: ProfileCommands['import']) => {
    const { importProfiles } = await import('./profiles');
    await ends(importProfiles(paths, options));
  });

profiles
  .command('list')
  .description('list every profile with its type')
  .option(...packages, collect)
  .action(async (options: ProfileCommands['list']) => {
    const { listProfiles } = await import('./profiles');
    await ends(listProfiles(options));
  });

profiles
  .command('show')
  .description('show what the validator checks for a profile, element by element')
  .argument('<url>', 'canonical URL, or the last part of it: zib-Problem')
  .option(...packages, collect)
  .action(async (url: string, options: ProfileCommands['list']) => {
    const { showProfile } = await import('./profiles');
    await ends(showProfile(url, options));
  });

const codelists = program.command('codelists').description('the codelists the validator works with');

codelists
  .command('import')
  .description('write the codelists of FHIR packages, the base package first')
  .argument('<package...>', '.tgz files or folders')
  .requiredOption('--out <dir>', 'folder to write in')
  .action(async (paths: string[], options: CodelistCommands['import']) => {
    const { importLists } = await import('./codelists');
    await ends(importLists(paths, options));
  });

codelists
  .command('snomed')
  .description('make an index of a SNOMED CT release, for "bgz validate --snomed"')
  .argument('<rf2-dir>', 'folder of an unpacked RF2 release')
  .requiredOption('--out <file>', 'index to write')
  .action(async (directory: string, options: CodelistCommands['snomed']) => {
    const { indexSnomed } = await import('./codelists');
    await ends(indexSnomed(directory, options));
  });

codelists
  .command('show')
  .description('show the codes a value set allows')
  .argument('<valueset>', 'canonical URL, its last part, or the name: ProbleemStatusCodelijst')
  .option(...packages, collect)
  .action(async (valueSet: string, options: CodelistCommands['show']) => {
    const { showList } = await import('./codelists');
    await ends(showList(valueSet, options));
  });

codelists
  .command('list')
  .description('list the value sets, with their codes counted')
  .option(...packages, collect)
  .action(async (options: CodelistCommands['show']) => {
    const { listLists } = await import('./codelists');
    await ends(listLists(options));
  });

codelists
  .command('search')
  .description('find codes by a piece of their term, or by the code')
  .argument('<term>', 'for example "ernstig" or 24484000')
  .option(...packages, collect)
  .action(async (term: string, options: CodelistCommands['show']) => {
    const { searchLists } = await import('./codelists');
    await ends(searchLists(term, options));
  });

program
  .command('concepts')
  .description('show what the records of a zib hold: cardinality, codelist and FHIR of each concept')
  .argument('[zib]', 'group, English or Dutch name, or NL-CM id: allergyIntolerances; every zib when left out')
  .addOption(new Option('--format <format>', 'of the table').choices(['text', 'json']).default('text'))
  .action(async (zib: string | undefined, options: ConceptsCommand) => {
    const { concepts } = await import('./concepts');
    await ends(concepts(zib, options));
  });

program
  .command('quality')
  .description('count how well a BgZ is registered: codes, reasons, missing concepts, vague dates')
  .argument('<path...>', inputs)
  .addOption(new Option('--format <format>', 'of the figures').choices(['text', 'json']).default('text'))
  .addOption(language('nl'))
  .option('--now <date>', 'the date that dates are compared with (default: today)')
  .action(async (paths: string[], options: QualityCommand) => {
    const { quality } = await import('./quality');
    await ends(quality(paths, options));
  });

program
  .command('check')
  .description('run the sources of an adapter for some patients, and tell what a receiver would get')
  .argument('<adapter>', 'JavaScript module that exports `sources` (TypeScript: NODE_OPTIONS="--import tsx")')
  .requiredOption(
    '--patients <file>',
    'JSON [{ "bsn": "…" }, { "id": "…" }], or one BSN or key per line; - for standard input',
  )
  .addOption(new Option('--format <format>', 'of the result').choices(['text', 'csv', 'json']).default('text'))
  .addOption(language('nl'))
  .option('--out <file>', 'write to a file in place of standard output')
  .option('--now <date>', 'the moment to check for (default: now)')
  .option('--timeout <ms>', 'milliseconds a source may take, and loading the adapter (defaults: 10000, 30000)')
  .option(...packages, collect)
  .option(...snomed)
  .option(...terminologyServer)
  .addOption(terminologyVersion())
  .addOption(
    new Option('--invalid-records <choice>', 'as your facade: what one refused record does to the others')
      .choices(['fail', 'report'])
      .default('fail'),
  )
  .addOption(
    new Option('--completeness <choice>', 'as your facade: what a failing source does to the others')
      .choices(['fail', 'partial'])
      .default('fail'),
  )
  .addOption(
    new Option('--validate <choice>', 'as your facade: with enforce a record that does not conform is not sent')
      .choices(['off', 'report', 'enforce'])
      .default('off'),
  )
  .option('--all', 'as text: each remark on a line of its own, in place of a count')
  .addHelpText(
    'after',
    `
Ends with 0 when everything arrives, 1 when something does not, 2 when it could not run.
  1: a record is not accepted (and keeps others back, see --invalid-records), is of another patient, has the id of another
     record, refers to a record that is not there, does not conform (and with --validate enforce keeps others back), or is
     found by no national search; a source fails, is late or gives other records in pages; a patient is not found.
  0, with a warning: something is hardly true, a code has no system, no record refers to a professional, or a record is not
     asked for because of its own status (a request that is done, a letter that was replaced). Told only: what was mended,
     what was given twice.`,
  )
  .action(async (adapter: string, options: CheckCommand) => {
    const { check } = await import('./check');
    await ends(check(adapter, options));
  });

program
  .command('convert')
  .description(
    'convert records to one FHIR STU3 collection Bundle (JSON), or the FHIR of one patient to records (JSON)',
  )
  .argument('<path...>', 'files or folders')
  .addOption(
    new Option('--from <format>', 'what the files hold').choices(['ada', 'records', 'fhir']).makeOptionMandatory(),
  )
  .option('--now <date>', 'the date relative dates and statuses count from (default: today)')
  .option('--out <file>', 'write to a file in place of standard output')
  .option('--narrative', 'give each resource a narrative in Dutch, as serve does')
  .addOption(language('en'))
  .action(async (paths: string[], options: ConvertCommand) => {
    const { convert } = await import('./convert');
    await ends(convert(paths, options));
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
  .addOption(language('en'))
  .addHelpText(
    'after',
    `
--invalid-records report says which records are left out and why, here and to who pulls (docs/operation.md). A patient that is not
accepted, a group that does not exist and a file that is no JSON stop it all the same. Not with --ada: of an instance with a
problem the reader does not tell the right records from the others.`,
  )
  .action(async (options: ServeCommand) => {
    const { serve } = await import('./serve');
    await ends(serve(options));
  });

program
  .command('pull')
  .description('pull the BgZ of a patient from a FHIR server as a receiver does, and tell what came')
  .argument('<url>', 'address of the server: https://epd.example.org/fhir')
  .option('--token <token>', 'bearer token (default: BGZ_TOKEN)')
  .option('--token-client <file>', 'JSON { tokenUrl, clientId, clientSecret, scope? }: where a token is asked for')
  .option('--patient <->', 'name the patient in each search; - reads the BSN from standard input')
  .option('--section <name>', 'pull this section only; repeatable (default: all)', collect)
  .option('--references', 'also read what is referred to and did not come along')
  .option('--validate', 'validate what comes')
  .option('--timeout <ms>', 'milliseconds a request may take (default: 30000)')
  .option('--out <dir>', 'folder to write Bundles, documents and figures in: data of the patient')
  .addOption(new Option('--format <format>', 'of the summary').choices(['text', 'json']).default('text'))
  .addOption(language('nl'))
  .option('--no-colour', 'no colours (nor with NO_COLOR)')
  .addHelpText(
    'after',
    `
Without --patient the token alone says whose BgZ it is, as in a Notified Pull.
Ends with 0 when all was obtained (and conforms, with --validate), 1 when not, 2 when it is not asked as it should be.`,
  )
  .action(async (url: string, { section, ...options }: PullCommand & { readonly section?: readonly string[] }) => {
    const { pull } = await import('./pull');
    await ends(pull(url, { ...options, ...(section && { sections: section }) }));
  });

program
  .command('qualify')
  .description('run FHIR TestScripts, as Nictiz publishes them, against a server, and tell what keeps it from passing')
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
    const { runQualify } = await import('./qualify');
    await ends(runQualify(options));
  });

const audit = program.command('audit').description('the NEN 7513 trail in a database');

const trailOptions = (command: Command): Command =>
  command
    .option('--database <dir>', 'folder of the embedded database')
    .option('--postgres', 'PostgreSQL; connection string from BGZ_DATABASE_URL')
    .requiredOption('--by <name>', 'who asks: a name, or system|number; told to the trail');

trailOptions(audit.command('verify').description('recompute the chain of hashes'))
  .option('--head <hash>', 'hash of a line that must be there, as verify and export print it')
  .addHelpText('after', '\nEnds with 0 when the chain holds, 1 when it is broken, 2 when it could not be read.')
  .action(async (options: AuditCommands['verify']) => {
    const { verifyAudit } = await import('./audit');
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
    const { exportTrail } = await import('./audit');
    await ends(exportTrail(options));
  });

trailOptions(audit.command('purge').description('remove lines past their retention, as the owner of the trail'))
  .option('--years <number>', 'years that lines are kept, five at least', '5')
  .action(async (options: AuditCommands['purge']) => {
    const { purgeAudit } = await import('./audit');
    await ends(purgeAudit(options));
  });

program
  .command('migrate')
  .description('make the tables of trail, grants and inbox or bring them up to date, as their owner')
  .option('--database <dir>', 'folder of the embedded database')
  .option('--postgres', 'PostgreSQL; connection string from BGZ_DATABASE_URL')
  .addOption(new Option('--tables <set...>', 'which tables (default: all)').choices(['trail', 'grants', 'inbox']))
  .option('--grants <role>', 'print the SQL that lets this role use the tables, in place of migrating')
  .option('--schema <name>', 'schema that --grants speaks of (default: public)')
  .action(async (options: MigrateCommand) => {
    const { migrateDatabase } = await import('./migrate');
    await ends(migrateDatabase(options));
  });

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
  process.stderr.write(`${sentenceOf(error)}\n`);
  if (process.env.BGZ_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  done(2);
});
