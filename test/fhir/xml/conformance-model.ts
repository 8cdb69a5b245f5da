import { createRequire } from 'node:module';
import { type Definitions, definitionsOf } from '../../../src/fhir/definitions/definitions';
import type { DefinitionTable, ElementRow } from '../../../src/fhir/definitions/table';
import { createFhirXmlModel, type FhirXmlModel } from '../../../src/fhir/xml/xml-model';

const CONFORMANCE = ['CodeSystem', 'ConceptMap', 'NamingSystem', 'SearchParameter', 'StructureDefinition', 'ValueSet'];
const BASE = 'http://hl7.org/fhir/StructureDefinition/';

const stu3 = (name: string): unknown => createRequire(import.meta.url)(`fhirpath/fhir-context/stu3/${name}.json`);

/** Names, types and repetition of a conformance resource from fhirpath's STU3 tables, which are in alphabetical order. */
function tableOf(type: string): DefinitionTable {
  const types = stu3('path2Type') as Readonly<Record<string, string | { readonly code: string }>>;
  const repeating = new Set(stu3('path2Repeating') as readonly string[]);
  const elsewhere = stu3('pathsDefinedElsewhere') as Readonly<Record<string, string>>;
  const paths = [...new Set([...Object.keys(types), ...Object.keys(elsewhere)])]
    .filter((path) => path.startsWith(`${type}.`))
    .sort((a, b) => a.split('.').length - b.split('.').length);
  const rows = paths.map((path): ElementRow => {
    const known = types[path];
    const code = typeof known === 'object' ? known.code : known;
    const reference = elsewhere[path];
    return {
      path,
      max: repeating.has(path) || (reference !== undefined && repeating.has(reference)) ? '*' : '1',
      ...(reference ? { contentReference: `#${reference}` } : { types: [{ code: code ?? 'Element' }] }),
      ...(path.endsWith('.id') && path !== `${type}.id` && { representation: 'xmlAttr' }),
    };
  });
  return { url: `${BASE}${type}`, name: type, kind: 'resource', type, elements: [{ path: type }, ...rows] };
}

/**
 * The model with the conformance resources of STU3, which no BgZ needs and the library therefore does not hold. Their
 * elements are not in the order of the definition, so they are good for round trips only.
 */
export function modelWithConformanceResources(): FhirXmlModel {
  const bundled = definitionsOf();
  const tables = new Map(CONFORMANCE.map((type) => [`${BASE}${type}`, tableOf(type)]));
  const definitions: Definitions = {
    ...bundled,
    get: (url) => tables.get(url) ?? bundled.get(url),
    type: (name) => tables.get(`${BASE}${name}`) ?? bundled.type(name),
  };
  return createFhirXmlModel(definitions);
}
