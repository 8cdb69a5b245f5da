import type { Command } from 'commander';
import type { ProfileCommands } from '../profiles';
import { collect, type Ends, language, packages } from './shared-options';

/** States `bgz profiles`. */
export function profilesCommand(program: Command, ends: Ends): void {
  const profiles = program.command('profiles').description('the profiles the validator works with');

  profiles
    .command('import')
    .description('write the constraint tables of FHIR packages')
    .argument('<package...>', '.tgz files or folders')
    .option('--out <dir>', 'folder to write in', './profiles')
    .action(async (paths: string[], options: ProfileCommands['import']) => {
      const { importProfiles } = await import('../profiles');
      await ends(importProfiles(paths, options));
    });

  profiles
    .command('list')
    .description('list every profile with its type')
    .option(...packages, collect)
    .action(async (options: ProfileCommands['list']) => {
      const { listProfiles } = await import('../profiles');
      await ends(listProfiles(options));
    });

  profiles
    .command('show')
    .description('show what the validator checks for a profile, element by element')
    .argument('<url>', 'canonical URL, or the last part of it: zib-Problem')
    .option(...packages, collect)
    .addOption(language())
    .action(async (url: string, options: ProfileCommands['show']) => {
      const { showProfile } = await import('../profiles');
      await ends(showProfile(url, options));
    });
}
