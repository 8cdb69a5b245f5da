// FHIR.js, a validator in JavaScript: structure, cardinality and required codes of the core definitions. It knows no slicing and
// no invariants, and is given no profiles. It is not installed with the repository, see README.md. A door as ours is.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const core = join(root, '../shared/packages/hl7.fhir.r3.core-3.0.2/package');

/** Makes what validates texts with it, by the STU3 core definitions. */
export function createValidator() {
  const { Fhir, ParseConformance, Versions } = createRequire(join(root, 'node_modules/.cache/fhir-js/'))('fhir');
  const parser = new ParseConformance(false, Versions.STU3);
  for (const type of ['CodeSystem', 'ValueSet', 'StructureDefinition']) {
    const files = readdirSync(core).filter((name) => name.startsWith(`${type}-`) && name.endsWith('.json'));
    const entry = files.map((name) => ({ resource: JSON.parse(readFileSync(join(core, name), 'utf8')) }));
    parser.parseBundle({ resourceType: 'Bundle', entry });
  }
  const fhir = new Fhir(parser);
  if (fhir.validate({ resourceType: 'Patient', gender: 'man' }).valid) throw new Error('FHIR.js has no definitions.');
  return { validate: (text) => fhir.validate(JSON.parse(text)) };
}
