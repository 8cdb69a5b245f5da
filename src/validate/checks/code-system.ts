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

/** What is known of the name of a code system. */
export interface NamedSystem {
  /** The name the lists and terminologies know it by, when it is named by its OID or nearly; else the name itself. */
  readonly system: string;
  /** Whether its codes are in the lists. */
  readonly isKnown: boolean;
  /** Why that can be no name of a code system. */
  readonly fault: SystemFault | undefined;
}

/** A sender may name any number of systems; those that are met again and again are few. */
const MOST_KEPT = 1000;
const kept = new WeakMap<Codelists, Map<string, NamedSystem>>();

function keptOf(lists: Codelists): Map<string, NamedSystem> {
  const names = kept.get(lists);
  if (names && names.size < MOST_KEPT) return names;
  const fresh = new Map<string, NamedSystem>();
  kept.set(lists, fresh);
  return fresh;
}

/** What is known of the name of a code system. */
export function namedSystem(name: string, lists: Codelists): NamedSystem {
  const before = kept.get(lists)?.get(name);
  if (before) return before;
  const meant = isKnown(name, lists) ? undefined : meantCodeSystem(name, (uri) => isKnown(uri, lists));
  const system = meant ?? name;
  const isThere = isKnown(system, lists);
  const named = { system, isKnown: isThere, fault: systemFault(system, lists, isThere) };
  keptOf(lists).set(name, named);
  return named;
}

/** Whether a name can be that of a code system: an absolute URI, and not that of a value set. */
function systemFault(system: string, lists: Codelists, known: boolean): SystemFault | undefined {
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
      const fault = systemFault(at.value, lists, isKnown(at.value, lists));
      if (fault) noteFault(at, fault);
      const { system } = namedSystem(at.value, lists);
      if (system !== at.value) noteMeantSystem(at, at.value, system);
    },
  };
}
