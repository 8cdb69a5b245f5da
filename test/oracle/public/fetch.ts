import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../shared';

const version = '1.7.69';

/**
 * The folder of the validator's public test cases: unpacked by Maven on first use, kept outside the project's files.
 *
 * @param given A folder with `manifest.json` that is there already.
 */
export function publicFolder(given?: string): string {
  if (given) return given;
  const target = path.join(cache, `public-${version}`);
  const folder = path.join(target, 'org/hl7/fhir/testcases/validator');
  if (existsSync(path.join(folder, 'manifest.json'))) return folder;
  const { status } = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack',
      `-Dartifact=org.hl7.fhir.testcases:fhir-test-cases:${version}:jar`,
      `-DoutputDirectory=${target}`,
      '-Dmdep.unpack.includes=org/hl7/fhir/testcases/validator/**',
    ],
    { cwd: path.join(import.meta.dirname, '..'), stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`mvn ended with ${status}: the test cases could not be had`);
  return folder;
}
