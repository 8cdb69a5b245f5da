import type { FhirPackage, FhirResource } from '../../src/fhir/package/fhir-package';
import { type Codelists, createCodelists } from '../../src/terminology/codelists/create-codelists';
import { importCodelists } from '../../src/terminology/codelists/import-codelists';
import type { Membership } from '../../src/terminology/codelists/membership';

/** A package made in the test, as `readFhirPackage` would give it. */
export function packageOf(resources: readonly FhirResource[], name = 'test.package', version = '1.0.0'): FhirPackage {
  return { name, version, resources };
}

/** A ValueSet resource from its includes and excludes. */
export function valueSet(url: string, include: readonly object[], exclude: readonly object[] = []): FhirResource {
  return { resourceType: 'ValueSet', url, name: url, compose: { include, ...(exclude.length > 0 && { exclude }) } };
}

/** A complete, case-sensitive CodeSystem resource; `more` overrides. */
export function codeSystem(url: string, concept: readonly object[], more: object = {}): FhirResource {
  return { resourceType: 'CodeSystem', url, content: 'complete', caseSensitive: true, concept, ...more };
}

/** Codelists over one package of these resources. */
export function codelistsWith(...resources: readonly FhirResource[]): Codelists {
  return createCodelists(importCodelists([packageOf(resources)]));
}

/** The answer in one word, for tables of cases: `member`, the reason of a refusal, or the questions that are open. */
export function verdict(answer: Membership): unknown {
  if (answer.result === 'member') return 'member';
  return answer.result === 'not-member' ? answer.reason : answer.questions.map(({ filters }) => filters ?? 'value set');
}

/** A code system with a hierarchy, a code with two parents, a property, an abstract and an inactive code. */
export const animals = codeSystem(
  'urn:animals',
  [
    {
      code: 'mammal',
      display: 'Mammal',
      property: [{ code: 'notSelectable', valueBoolean: true }],
      concept: [
        { code: 'dog', display: 'Dog', property: [{ code: 'legs', valueInteger: 4 }] },
        {
          code: 'bat',
          display: 'Bat',
          property: [{ code: 'legs', valueInteger: 2 }],
          concept: [{ code: 'pipistrelle' }],
        },
      ],
    },
    {
      code: 'flyer',
      modifierExtension: [{ url: 'http://hl7.org/fhir/StructureDefinition/codesystem-subsumes', valueCode: 'bat' }],
      concept: [{ code: 'swift', display: 'Swift', property: [{ code: 'inactive', valueBoolean: true }] }],
    },
  ],
  { property: [{ code: 'legs', type: 'integer' }], valueSet: 'urn:vs:all-animals' },
);

/** An include of listed codes. */
export const list = (system: string, ...codes: string[]) => ({ system, concept: codes.map((code) => ({ code })) });

/** An include of the codes that meet a filter. */
export const filtered = (system: string, property: string, op: string, value: string) => ({
  system,
  filter: [{ property, op, value }],
});
