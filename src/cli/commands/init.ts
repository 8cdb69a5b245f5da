import { type Command, Option } from 'commander';
import type { InitCommand } from '../init/init';
import { type Ends, language } from './shared-options';

/** States `bgz init`. */
export function initCommand(program: Command, ends: Ends): void {
  program
    .command('init')
    .description('write a project with a typed adapter, example rows and tests for the sections that you have')
    .argument('[folder]', 'where to write it', '.')
    .option('--sections <groups>', 'with commas between them, by any name of "bgz concepts"; all for each of them')
    .addOption(
      new Option('--framework <name>', 'what serves it (default: node)').choices(['node', 'express', 'fastify']),
    )
    .addOption(language())
    .option('--yes', 'ask nothing: what is not said is what one starts with')
    .option('--force', 'overwrite files that are there')
    .addHelpText(
      'after',
      `
At a terminal it asks what is not said. The patient is always written along. What it writes compiles, and its tests and
"bgz check" are green on rows of a fictional patient. Nothing is written when one of the files is there.
Ends with 0 when it was written, 2 when not.`,
    )
    .action(async (folder: string, options: InitCommand) => {
      const { init } = await import('../init/init');
      await ends(init(folder, options));
    });
}
