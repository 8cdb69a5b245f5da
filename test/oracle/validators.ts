import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValidationReport } from '../../src/validate/issue';
import type { JsonObject } from './json';
import { ownPackage, project } from './shared';

export interface OurValidator {
  validate: (
    resource: JsonObject | string,
    options?: { profiles?: readonly string[] },
  ) => ValidationReport | Promise<ValidationReport>;
}

/** Our validator, or a stand-in from another file with the same door. */
export async function loadValidator(file = path.join(project, 'src/validate/index.ts')): Promise<OurValidator> {
  // Loaded by name at run time, so that the harness can be worked on with a stand-in.
  const door = (await import(pathToFileURL(path.resolve(file)).href)) as {
    createValidator: (options: { packages: readonly string[] }) => OurValidator | Promise<OurValidator>;
  };
  return door.createValidator({ packages: [ownPackage] });
}
