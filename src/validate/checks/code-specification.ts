import type { ElementNode } from '../../fhir/definitions/element-node';
import { extensionUrl } from '../../fhir/extensions';
import { isJson, listOf } from '../../fhir/json';
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

/** The codings of the zib codes that stand beside a FHIR code. */
function specifications(twin: unknown): readonly unknown[] {
  if (!isJson(twin)) return [];
  return listOf(twin.extension).flatMap((extension) => {
    if (!isJson(extension) || extension.url !== extensionUrl('code-specification')) return [];
    const concept = extension.valueCodeableConcept;
    return isJson(concept) ? listOf(concept.coding) : [];
  });
}

/**
 * The check of a FHIR code against the zib code beside it (extension code-specification): the ConceptMap of the binding
 * says which go together. An allergy that is `active` in one and inactive in the other would be read either way.
 */
export function codeSpecificationCheck(node: ElementNode, lists: Codelists): Check | undefined {
  const map = node.binding?.conceptMap;
  if (!map || !lists.conceptMap(map)) return undefined;
  const known = new Map<string, ReadonlySet<string>>();
  /** Kept for codes that the map has; any other may be whatever a sender writes, and so may the system be. */
  function expectedFor(system: string, code: string): ReadonlySet<string> {
    const name = `${code} ${system}`;
    const before = known.get(name);
    if (before) return before;
    const expected = fhirCodesOf(lists, map ?? '', system, code);
    if (expected.size > 0 && known.size < MOST_KEPT) known.set(name, expected);
    return expected;
  }
  return {
    look: (at) => {
      for (const coding of specifications(at.twin)) {
        const coded = codedOf(coding, placeIn(at, 'coding', -1, 'Coding'));
        if (typeof at.value !== 'string' || !coded?.system) continue;
        const expected = expectedFor(coded.system, coded.code);
        if (expected.size === 0 || expected.has(at.value)) continue;
        const parameters = { found: shownCode(coded), expected: [...expected].join(' | ') };
        note(at, 'code-specification', parameters, { profile: node.profile, node });
      }
    },
    passes: (value, twin) =>
      typeof value !== 'string' ||
      specifications(twin).every((coding) => {
        const { system, code } = isJson(coding) ? coding : {};
        if (typeof system !== 'string' || system === '' || typeof code !== 'string' || code === '') return true;
        const expected = expectedFor(system, code);
        return expected.size === 0 || expected.has(value);
      }),
  };
}
