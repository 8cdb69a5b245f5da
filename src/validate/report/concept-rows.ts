import { join } from 'node:path';
import { type PackedTables, tablesIn } from '../../fhir/packed-tables';
import { rulesFolder } from '../rules/rules-folder';
import { type ConceptTable, conceptTableOf, urlOfType } from './concept-table';

let tables: PackedTables<ConceptTable> | undefined;

/**
 * The zib concepts that the elements of a type of resource are of; none for a type that is not of the BgZ. They are read
 * from what `npm run docs` writes of the zibs: making them takes all zibs and mappings, and longer than a verdict.
 */
export function conceptsOfType(type: string): ConceptTable | undefined {
  tables ??= tablesIn(join(rulesFolder(), 'concepts.ndjson'), conceptTableOf);
  return tables.get(urlOfType(type));
}
