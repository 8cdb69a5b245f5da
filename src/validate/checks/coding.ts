import { isJson } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { codeFormFault } from '../../terminology/code-forms';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { Glance } from '../glance/glance';
import type { RuleFault } from '../rules';
import { placeIn } from '../walk/cursor';
import { note, noteFault } from '../walk/run';
import { askForCode, checkDisplay, isDisplayed } from './code-answers';
import { isGuessed, namedSystem, noteMeantSystem, type SystemFault } from './code-system';
import { type Coded, codedAtAGlance, shownCode, shownInSystem } from './coded';

/** What is wrong with a code whatever list it is for. */
type CodeFault = SystemFault | RuleFault<'ucum-form' | 'code-form' | 'code-unknown'>;

/** Whether a code is wrong in itself: the form of its system, its own form, or that it does not exist. */
export function codeFault(coded: Coded, lists: Codelists): CodeFault | undefined {
  if (!coded.system) return undefined;
  const { system, fault } = namedSystem(coded.system, lists);
  if (isGuessed(coded.system, system)) return undefined;
  const { code } = coded;
  if (fault) return fault;
  const known = lists.code(system, code);
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
  const { system } = namedSystem(given.system, lists);
  const ofSystem = () => (given.at.parent ? placeIn(given.at.parent, 'system', -1, 'uri') : given.at);
  if (system !== given.system) noteMeantSystem(ofSystem(), given.system, system);
  if (isGuessed(given.system, system)) return;
  const coded: Coded = { ...given, system };
  const { code, at } = coded;
  const fault = codeFault(coded, lists);
  if (fault) {
    noteFault(fault.rule === 'system-form' || fault.rule === 'system-value-set' ? ofSystem() : at, fault);
    return;
  }
  const known = lists.code(system, code).code;
  if (known) {
    checkDisplay(coded, known.displays, known.display, lists);
    if (known.inactive) note(at, 'code-inactive', { found: shownInSystem(coded, lists), system });
  } else if (system !== systems.ucum) {
    askForCode(coded, system, lists);
  }
}

/** Whether `checkCode` would note nothing of the code of a Coding or Quantity; asks about it where it would. */
export function codePasses(value: unknown, lists: Codelists, glance: Glance): boolean {
  if (!isJson(value)) return true;
  const { system, code, display } = value;
  if (typeof code !== 'string' || code === '' || typeof system !== 'string' || system === '') return true;
  const named = namedSystem(system, lists);
  if (named.system !== system || named.fault || codeFormFault(system, code) !== undefined) return false;
  if (named.isKnown) {
    const known = lists.code(system, code);
    if (known.code) {
      const { displays, inactive } = known.code;
      if (inactive) return false;
      return typeof display !== 'string' || isDisplayed(display, displays, { system, code }, lists);
    }
    if (known.complete) return false;
  }
  if (system === systems.ucum) return true;
  const coded = codedAtAGlance(value, system, code, glance);
  if (!coded) return false;
  askForCode(coded, system, lists);
  return true;
}
