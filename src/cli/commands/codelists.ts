import type { Command } from 'commander';
import type { CodelistCommands } from '../codelists';
import { collect, type Ends, language, packages } from './shared-options';

/** States `bgz codelists`. */
export function codelistsCommand(program: Command, ends: Ends): void {
  const codelists = program.command('codelists').description('the codelists the validator works with');

  codelists
    .command('import')
    .description('write the codelists of FHIR packages, the base package first')
    .argument('<package...>', '.tgz files or folders')
    .requiredOption('--out <dir>', 'folder to write in')
    .action(async (paths: string[], options: CodelistCommands['import']) => {
      const { importLists } = await import('../codelists');
      await ends(importLists(paths, options));
    });

  codelists
    .command('snomed')
    .description('make an index of a SNOMED CT release, for "bgz validate --snomed"')
    .argument('<rf2-dir>', 'folder of an unpacked RF2 release')
    .requiredOption('--out <file>', 'index to write')
    .action(async (directory: string, options: CodelistCommands['snomed']) => {
      const { indexSnomed } = await import('../codelists');
      await ends(indexSnomed(directory, options));
    });

  codelists
    .command('show')
    .description('show the codes a value set allows')
    .argument('<valueset>', 'canonical URL, its last part, or the name: ProbleemStatusCodelijst')
    .option(...packages, collect)
    .addOption(language())
    .action(async (valueSet: string, options: CodelistCommands['read']) => {
      const { showList } = await import('../codelists');
      await ends(showList(valueSet, options));
    });

  codelists
    .command('list')
    .description('list the value sets, with their codes counted')
    .option(...packages, collect)
    .action(async (options: CodelistCommands['show']) => {
      const { listLists } = await import('../codelists');
      await ends(listLists(options));
    });

  codelists
    .command('search')
    .description('find codes by a piece of their term, or by the code')
    .argument('<term>', 'for example "ernstig" or 24484000')
    .option(...packages, collect)
    .addOption(language())
    .action(async (term: string, options: CodelistCommands['read']) => {
      const { searchLists } = await import('../codelists');
      await ends(searchLists(term, options));
    });
}
