import type { ElementNode } from '../../fhir/definitions/element-node';
import { extensionUrl } from '../../fhir/extensions';
import { isJson, type Json, listOf } from '../../fhir/json';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { placeIn } from '../walk/cursor';
import { note } from '../walk/run';
import type { Check } from './checks';
import { codedOf, shownCode } from './coded';

/** The FHIR codes a map ties to a zib code, whichever way round the map was published. */
function fhirCodesOf(lists: Codelists, map: string, system: string, code: string): ReadonlySet<string> {
  const forward = lists.translate(map, system, code) ?? [];
  const reached = lists.codesLeadingTo(map)?.get(code) ?? [];
  const back = reached.filter((one) => one.system === undefined || one.system === system);
  return new Set([
    ...forward.flatMap((one) => (one.code === undefined ? [] : [one.code])),
    ...back.flatMap((one) => one.from.map((source) => source.code)),
  ]);
}

const MOST_KEPT = 1000;

const none: ReadonlySet<string> = new Set();

const CODE_SPECIFICATION = extensionUrl('code-specification');

/** Whether all of the zib codes that stand beside a FHIR code are so. */
function everySpecification(twin: unknown, isSo: (coding: unknown) => boolean): boolean {
  if (!isJson(twin)) return true;
  for (const extension of listOf(twin.extension)) {
    if (!isJson(extension) || extension.url !== CODE_SPECIFICATION) continue;
    const concept = extension.valueCodeableConcept;
    if (isJson(concept) && !listOf(concept.coding).every(isSo)) return false;
  }
  return true;
}

/**
 * The check of a FHIR code against the zib code beside it (extension code-specification): the ConceptMap of the binding
 * says which go together. An allergy that is `active` in one and inactive in the other would be read either way.
 */
export function codeSpecificationCheck(node: ElementNode, lists: Codelists): Check | undefined {
  const map = node.binding?.conceptMap;
  if (!map || !lists.conceptMap(map)) return undefined;
  const known = new Map<string, Map<string, ReadonlySet<string>>>();
  /** Kept for codes that the map has; any other may be whatever a sender writes, and so may the system be. */
  function expectedFor(system: string, code: string): ReadonlySet<string> {
    const ofSystem = known.get(system);
    const before = ofSystem?.get(code);
    if (before) return before;
    const expected = fhirCodesOf(lists, map ?? '', system, code);
    if (expected.size > 0 && known.size < MOST_KEPT) known.set(system, (ofSystem ?? new Map()).set(code, expected));
    return expected;
  }
  function isExpected(value: unknown, { system, code }: Json): boolean {
    if (typeof value !== 'string' || typeof system !== 'string' || typeof code !== 'string') return true;
    const expected = system === '' || code === '' ? none : expectedFor(system, code);
    return expected.size === 0 || expected.has(value);
  }
  return {
    look: (at) => {
      everySpecification(at.twin, (coding) => {
        if (!isJson(coding) || isExpected(at.value, coding)) return true;
        const coded = codedOf(coding, placeIn(at, 'coding', -1, 'Coding'));
        if (!coded?.system) return true;
        const parameters = {
          found: shownCode(coded),
          expected: [...expectedFor(coded.system, coded.code)].join(' | '),
        };
        note(at, 'code-specification', parameters, { profile: node.profile, node });
        return true;
      });
    },
    passes: (value, twin) => everySpecification(twin, (coding) => !isJson(coding) || isExpected(value, coding)),
  };
}
