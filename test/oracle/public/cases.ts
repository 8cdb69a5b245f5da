import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import type { FhirXmlModel } from '../../../src/fhir/xml/xml-model';
import { isObject, type JsonObject, listed, objects, text } from '../json';

/** One verdict the manifest states: a file as it is, or held against a profile. */
export interface PublicCase {
  /** The name in the manifest, with `+ profile` when it is held against one. */
  readonly name: string;
  readonly input: string;
  readonly supporting: readonly JsonObject[];
  readonly profile?: string;
  readonly expected: readonly Expected[];
}

/** An issue of the recorded outcome. */
export interface Expected {
  readonly severity: string;
  readonly expression: string;
  readonly message: string;
}

const isStu3 = (test: JsonObject): boolean => text(test.version).startsWith('3');

/** The STU3 cases of the manifest, each verdict a case of its own. */
export function readPublicCases(folder: string, model: FhirXmlModel): PublicCase[] {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, '');
  const resource = (file: string): JsonObject => {
    const found = read(file);
    // A definition of another FHIR version is read as far as STU3 knows its elements.
    const value = found.trimStart().startsWith('<')
      ? readFhirXml(found, model).value
      : // One of the files breaks its lines inside a string.
        JSON.parse(found.replace(/\s/g, ' '));
    if (!isObject(value)) throw new Error(`${file} holds no resource`);
    return value;
  };
  const outcome = (file: string): Expected[] => {
    // A name may hold a slash, which no file name can.
    const value: JsonObject = JSON.parse(read(path.join('outcomes', file.replace(' / ', ' - '))));
    return objects(value.issue).map((issue) => ({
      severity: text(issue.severity),
      expression: text(listed(issue.expression)[0]),
      message: isObject(issue.details) ? text(issue.details.text) : '',
    }));
  };
  const supports = (test: JsonObject): JsonObject[] =>
    [...listed(test.supporting), ...listed(test.supporting5)].map((file) => resource(text(file)));

  const manifest: JsonObject = JSON.parse(read('manifest.json'));
  return objects(manifest['test-cases'])
    .filter(isStu3)
    .flatMap((test) => {
      const name = text(test.name);
      const input = read(text(test.file));
      const supporting = supports(test);
      const cases: PublicCase[] = [{ name, input, supporting, expected: outcome(text(test.java)) }];
      if (isObject(test.profile)) {
        const source = resource(text(test.profile.source));
        cases.push({
          name: `${name} + profile`,
          input,
          supporting: [...supporting, ...supports(test.profile), source],
          profile: text(source.url),
          expected: outcome(text(test.profile.java)),
        });
      }
      return cases;
    });
}
