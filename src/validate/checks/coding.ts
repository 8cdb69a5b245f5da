import { codeSystemUri, hasScheme, isValueSetOid, isValueSetUrl, systems } from '../../fhir/naming-systems';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { RuleFault } from '../rules';
import { placeIn } from '../walk/cursor';
import { note, noteFault } from '../walk/run';
import { askForCode, checkDisplay } from './code-answers';
import { type Coded, shownCode } from './coded';

/** What is wrong with a code whatever list it is for. */
type CodeFault = RuleFault<'system-form' | 'system-value-set' | 'ucum-form' | 'code-form' | 'code-unknown'>;

/** The system a code is of, by the name the lists and terminologies know it by, when it is named by its OID. */
function systemOf(system: string, lists: Codelists): string {
  const uri = codeSystemUri(system);
  return uri === undefined || lists.code(system, '').systemKnown ? system : uri;
}

/** Whether a code is wrong in itself: the form of its system, its own form, or that it does not exist. */
export function codeFault(coded: Coded, lists: Codelists): CodeFault | undefined {
  if (!coded.system) return undefined;
  if (!hasScheme(coded.system)) return { rule: 'system-form', parameters: {} };
  const system = systemOf(coded.system, lists);
  const { code } = coded;
  const known = lists.code(system, code);
  if (!known.systemKnown && (isValueSetOid(system) || isValueSetUrl(system) || lists.hasValueSet(system))) {
    return { rule: 'system-value-set', parameters: { system } };
  }
  const expected = codeFormFault(system, code);
  if (expected !== undefined) {
    if (system === systems.ucum) return { rule: 'ucum-form', parameters: {} };
    return { rule: 'code-form', parameters: { found: shownCode(coded), system, expected } };
  }
  if (known.systemKnown && known.complete && !known.code) {
    return { rule: 'code-unknown', parameters: { found: shownCode(coded), system } };
  }
  return undefined;
}

/** Checks one code by itself: its system, its form, that it exists, that the display is its own. */
export function checkCode(given: Coded, lists: Codelists): void {
  if (!given.system) return;
  const system = systemOf(given.system, lists);
  if (system !== given.system) {
    const at = given.at.parent ? placeIn(given.at.parent, 'system', -1, 'uri') : given.at;
    note(at, 'system-oid', { found: given.system, system });
  }
  const coded = { ...given, system };
  const { code, at } = coded;
  const fault = codeFault(coded, lists);
  if (fault) {
    noteFault(at, fault);
    return;
  }
  const known = lists.code(system, code).code;
  if (known) {
    checkDisplay(coded, known.displays, known.display, lists);
    if (known.inactive) note(at, 'code-inactive', { found: shownCode(coded), system });
  } else if (system !== systems.ucum) {
    askForCode(coded, system, lists);
  }
}
