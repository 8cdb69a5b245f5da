import type { ElementNode } from '../../fhir/definitions/element-node';
import { meantCodeSystem } from '../../fhir/meant-system';
import { hasScheme, isValueSetOid, isValueSetUrl } from '../../fhir/naming-systems';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import type { RuleFault } from '../rules';
import type { Cursor } from '../walk/cursor';
import { note, noteFault } from '../walk/run';
import type { Check } from './checks';

/** What is wrong with a name where a code system is named. */
export type SystemFault = RuleFault<'system-form' | 'system-value-set'>;

const isKnown = (system: string, lists: Codelists): boolean => lists.code(system, '').systemKnown;

/** A sender may name any number of systems; those that are met again and again are few. */
const MOST_KEPT = 1000;
const kept = new WeakMap<Codelists, Map<string, string>>();

/** The name the lists and terminologies know a code system by, when it is named by its OID or nearly. */
export function systemOf(system: string, lists: Codelists): string {
  let names = kept.get(lists);
  const before = names?.get(system);
  if (before !== undefined) return before;
  const meant = isKnown(system, lists) ? undefined : meantCodeSystem(system, (uri) => isKnown(uri, lists));
  if (!names || names.size >= MOST_KEPT) {
    names = new Map();
    kept.set(lists, names);
  }
  names.set(system, meant ?? system);
  return meant ?? system;
}

/** Whether a name can be that of a code system: an absolute URI, and not that of a value set. */
export function systemFault(system: string, lists: Codelists, known = isKnown(system, lists)): SystemFault | undefined {
  if (!hasScheme(system)) return { rule: 'system-form', parameters: {} };
  if (known) return undefined;
  const isOfSet = isValueSetUrl(system) || isValueSetOid(system) || lists.hasValueSet(system);
  return isOfSet ? { rule: 'system-value-set', parameters: { system } } : undefined;
}

/** Whether a system was only guessed from a name that is nearly its own: not sure enough to call its codes wrong. */
export const isGuessed = (found: string, system: string): boolean => found !== system && !found.startsWith('urn:oid:');

/** Notes the name that a code system should have been named by. */
export function noteMeantSystem(at: Cursor, found: string, system: string): void {
  note(at, isGuessed(found, system) ? 'system-near' : 'system-oid', { found, system });
}

/** The elements of STU3 that name a code system and stand in no Coding or Quantity. */
const NAMING = new Set([
  'CodeSystem.url',
  'ConceptMap.group.source',
  'ConceptMap.group.target',
  'ConceptMap.group.element.target.dependsOn.system',
  'ConceptMap.group.element.target.product.system',
  'ExpansionProfile.excludedSystem.system',
  'ExpansionProfile.fixedVersion.system',
  'ValueSet.compose.exclude.system',
  'ValueSet.compose.include.system',
  'ValueSet.expansion.contains.system',
  'ValueSet.expansion.contains.contains.system',
]);

/** The check of an element that names a code system by itself. */
export function codeSystemCheck(node: ElementNode, lists: Codelists): Check | undefined {
  if (!NAMING.has(node.path)) return undefined;
  return {
    look: (at) => {
      if (typeof at.value !== 'string') return;
      const fault = systemFault(at.value, lists);
      if (fault) noteFault(at, fault);
      const system = systemOf(at.value, lists);
      if (system !== at.value) noteMeantSystem(at, at.value, system);
    },
  };
}
