import type { NameInformationInput } from '../bgz/parts/name-information/types';
import { type Field, textIn } from './field-text';
import { notUnderstood, optionsOf, type Reading, type ReadOptions, readRules, understood } from './reading';
import { what } from './words';

/**
 * Reads a name that a source has in one column. It stays in one piece (`unstructuredName`, `HumanName.text` in FHIR): where the
 * prefix ends and the last name begins, or which of two last names is whose, a column does not say.
 *
 * @param field the name, as it is shown to people: `J.P. Jansen-de Vries`, `Jansen-de Vries, J.P.`
 * @returns name information for a builder; undefined when nothing stands there
 *
 * @example
 * readName(' Jansen-de Vries, J.P. ').value; // { unstructuredName: 'Jansen-de Vries, J.P.' }
 */
export function readName(field: Field, options?: ReadOptions): Reading<NameInformationInput> {
  const settings = optionsOf('readName', options, readRules);
  const given = textIn(field);
  if (given.kind === 'absent') return understood(undefined);
  if (given.kind === 'fault') return notUnderstood(what.name, [given.fault], settings);
  return understood({ unstructuredName: given.text });
}
