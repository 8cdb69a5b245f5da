import { type Command, Option } from 'commander';
import type { ConceptsCommand } from '../concepts';
import { type Ends, language } from './shared-options';

/** States `bgz concepts`. */
export function conceptsCommand(program: Command, ends: Ends): void {
  program
    .command('concepts')
    .description('show what the records of a zib hold: cardinality, codelist and FHIR of each concept')
    .argument(
      '[zib]',
      'group, English or Dutch name or title, or NL-CM id: allergyIntolerances; every zib when left out',
    )
    .addOption(language())
    .addOption(new Option('--format <format>', 'of the table').choices(['text', 'json']).default('text'))
    .action(async (zib: string | undefined, options: ConceptsCommand) => {
      const { concepts } = await import('../concepts');
      await ends(concepts(zib, options));
    });
}
