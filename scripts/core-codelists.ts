/*
 * Makes a FHIR package of the value sets that definitions of STU3 and zib 2017 bind at any strength, with the code systems
 * behind them, as far as they are FHIR's own and the other bundled packages do not hold them.
 *
 *   npx tsx scripts/core-codelists.ts <folder> <out>
 *
 * <folder> holds `valuesets.xml`, `v2-tables.xml` and `v3-codesystems.xml` of the STU3 specification (HL7, CC0); Maven Central
 * has them in ca.uhn.hapi.fhir:hapi-fhir-validation-resources-dstu3. Then: bgz codelists import, as docs/validate.md says.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsOf } from '../src/fhir/definitions/definitions';
import { isJson, type Json, listOf, textOf } from '../src/fhir/json';
import { readFhirXml } from '../src/fhir/xml/read-fhir-xml';
import { createFhirXmlModel } from '../src/fhir/xml/xml-model';
import { bundledCodelists } from '../src/terminology/codelists/load-codelists';

const NAME = 'hl7.fhir.r3.core.bindings';
const FILES = ['valuesets.xml', 'v2-tables.xml', 'v3-codesystems.xml'];
const HL7 = 'http://hl7.org/fhir/';

/** Systems that no value set names, and resources use beside those it does: 0078 of HL7 v2 is older than its v3 form. */
const USED_AS_WELL = [`${HL7}v3/ObservationInterpretation`];

/** The resources of HL7's files, which are Bundles, by canonical URL. */
function published(folder: string): ReadonlyMap<string, Json> {
  const model = createFhirXmlModel(definitionsOf());
  const found = new Map<string, Json>();
  for (const file of FILES) {
    const { value } = readFhirXml(readFileSync(join(folder, file), 'utf8'), model);
    for (const entry of listOf(isJson(value) ? value.entry : undefined)) {
      const resource = isJson(entry) ? entry.resource : undefined;
      // A code system and the value set of all its codes bear different canonicals.
      if (isJson(resource) && typeof resource.url === 'string') found.set(resource.url, resource);
    }
  }
  return found;
}

/** What the packages in `codelists/` hold already, this one left out. */
function known(): { readonly urls: ReadonlySet<string>; readonly systems: readonly string[] } {
  const packages = bundledCodelists().packages.filter(({ name }) => name !== NAME);
  const valueSets = packages.flatMap((pack) =>
    [...pack.valueSets.keys()].flatMap((url) => pack.valueSets.get(url) ?? []),
  );
  return {
    urls: new Set(packages.flatMap((pack) => [...pack.valueSets.keys(), ...pack.codeSystems.keys()])),
    systems: valueSets.flatMap(({ include, exclude }) =>
      [...include, ...exclude].flatMap(({ system }) => system ?? []),
    ),
  };
}

/** The value sets that a bundled definition binds. */
function bound(): readonly string[] {
  const definitions = definitionsOf();
  const elements = definitions.urls().flatMap((url) => definitions.get(url)?.elements ?? []);
  return elements.flatMap(({ binding }) =>
    [binding?.valueSet, binding?.maxValueSet].flatMap((url) => url?.split('|')[0] ?? []),
  );
}

/** The canonicals a value set leans on: its systems, and the sets it imports. */
function leansOn({ compose }: Json): readonly string[] {
  const parts = isJson(compose) ? [...listOf(compose.include), ...listOf(compose.exclude)].filter(isJson) : [];
  return parts.flatMap(({ system, valueSet }) =>
    [system, ...listOf(valueSet)].filter((url) => typeof url === 'string'),
  );
}

function make(folder: string, out: string): void {
  const resources = published(folder);
  const { urls, systems } = known();
  const taken = new Map<string, Json>();
  const ahead = [...bound(), ...systems, ...USED_AS_WELL];
  for (let url = ahead.pop(); url !== undefined; url = ahead.pop()) {
    const resource = resources.get(url);
    if (urls.has(url) || taken.has(url) || !resource) continue;
    const below = leansOn(resource);
    ahead.push(...below);
    // Lists of SNOMED CT or LOINC are examples here, and theirs to give.
    if (below.every((one) => one.startsWith(HL7))) taken.set(url, resource);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), JSON.stringify({ name: NAME, version: '3.0.2' }));
  for (const resource of taken.values()) {
    writeFileSync(join(out, `${textOf(resource.resourceType)}-${textOf(resource.id)}.json`), JSON.stringify(resource));
  }
  process.stdout.write(`${taken.size} resources in ${out}\n`);
}

const [, , folder, out] = process.argv;
if (folder === undefined || out === undefined) throw new Error('usage: core-codelists.ts <folder> <out>');
make(folder, out);
