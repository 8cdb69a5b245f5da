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

/**
 * The check of a FHIR code against the zib code beside it (extension code-specification): the ConceptMap of the binding
 * says which go together. An allergy that is `active` in one and inactive in the other would be read either way.
 */
export function codeSpecificationCheck(node: ElementNode, lists: Codelists): Check | undefined {
  const map = node.binding?.conceptMap;
  if (!map || !lists.conceptMap(map)) return undefined;
  return (at) => {
    const { value, twin } = at;
    if (typeof value !== 'string' || !isJson(twin)) return;
    for (const extension of listOf(twin.extension)) {
      if (!isJson(extension) || extension.url !== extensionUrl('code-specification')) continue;
      const concept = extension.valueCodeableConcept;
      for (const coding of isJson(concept) ? listOf(concept.coding) : []) {
        const coded = codedOf(coding, placeIn(at, 'coding', -1, 'Coding'));
        if (!coded?.system) continue;
        const expected = fhirCodesOf(lists, map, coded.system, coded.code);
        if (expected.size === 0 || expected.has(value)) continue;
        const parameters = { found: shownCode(coded), expected: [...expected].join(' | ') };
        note(at, 'code-specification', parameters, { profile: node.profile, node });
      }
    }
  };
}
