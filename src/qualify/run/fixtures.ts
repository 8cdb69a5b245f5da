import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isJson, type Json } from '../../fhir/json';
import { parseJson } from '../../fhir/json-text';
import type { Phrase } from '../../fhir/phrase';
import { xmlModel } from '../../http/client/read-answer';
import { withDates } from '../script/relative-dates';
import type { Fixture } from '../script/test-script';
import { said } from '../words';

/** Resources that a script brings along, by their ids, and those that could not be read. */
export interface Fixtures {
  readonly resources: ReadonlyMap<string, Json>;
  readonly problems: readonly Phrase[];
}

async function resourceOf(text: string): Promise<Json | undefined> {
  if (!text.trimStart().startsWith('<')) {
    const parsed = parseJson(text);
    return parsed.ok && isJson(parsed.value) ? parsed.value : undefined;
  }
  const { readFhirXml } = await import('../../fhir/xml/read-fhir-xml');
  const { value } = readFhirXml(text.trimStart(), await xmlModel());
  return isJson(value) ? value : undefined;
}

/** Where a fixture stands; undefined outside the folder: a script from elsewhere reads no file of the machine. */
function placeOf(reference: string, script: string, folder: string): string | undefined {
  const file = path.resolve(path.dirname(script), reference);
  const inside = path.relative(path.resolve(folder), file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? undefined : file;
}

async function read({ id, reference }: Fixture, script: string, folder: string, today: string): Promise<Json | Phrase> {
  const missing = (why: Phrase): Phrase => said.fixtureMissing({ id, why });
  const file = reference === undefined ? undefined : placeOf(reference, script, folder);
  if (file === undefined) return missing(reference === undefined ? said.noFile : said.outside);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return missing(said.noFile);
  return (await resourceOf(withDates(text, today))) ?? missing(said.noResource);
}

const isPhrase = (one: Json | Phrase): one is Phrase => !('resourceType' in one);

/**
 * Reads the fixtures of a script, relative dates filled in.
 *
 * @param folder The folder of the scripts; files outside it are not read.
 */
export async function readFixtures(
  fixtures: readonly Fixture[],
  { script, folder, today }: { readonly script: string; readonly folder: string; readonly today: string },
): Promise<Fixtures> {
  const resources = new Map<string, Json>();
  const problems: Phrase[] = [];
  for (const fixture of fixtures) {
    const one = await read(fixture, script, folder, today);
    if (isPhrase(one)) problems.push(one);
    else resources.set(fixture.id, one);
  }
  return { resources, problems };
}
