import type { ElementNode } from '../../fhir/definitions/element-node';
import { extensionUrls } from '../../fhir/extensions';
import { isJson } from '../../fhir/json';
import type { Codelists } from '../../terminology/codelists/create-codelists';
import { stepInto } from '../walk/frame';
import { listOf } from '../walk/json';
import { note } from '../walk/run';
import type { Check } from './checks';
import { codedOf, shownCode } from './coding';

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
  return ({ value, twin, frame, scope, run }) => {
    if (typeof value !== 'string' || !isJson(twin)) return;
    for (const extension of listOf(twin.extension)) {
      if (!isJson(extension) || extension.url !== extensionUrls['code-specification']) continue;
      const concept = extension.valueCodeableConcept;
      for (const coding of isJson(concept) ? listOf(concept.coding) : []) {
        const coded = codedOf(coding, stepInto(frame, 'coding', -1, 'Coding'));
        if (!coded?.system) continue;
        const expected = fhirCodesOf(lists, map, coded.system, coded.code);
        if (expected.size === 0 || expected.has(value)) continue;
        const parameters = { found: shownCode(coded), expected: [...expected].join(' | ') };
        note(run, 'code-specification', frame, scope, parameters, { profile: node.profile, node });
      }
    }
  };
}
