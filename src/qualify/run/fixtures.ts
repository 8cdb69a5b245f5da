import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Json } from '../../fhir/json';
import type { Phrase } from '../../fhir/phrase';
import { withDates } from '../script/relative-dates';
import type { Fixture } from '../script/test-script';
import { said } from '../words';
import { readResource } from './read-resource';

/** Resources that a script brings along, by their ids, and those that could not be read. */
export interface Fixtures {
  readonly resources: ReadonlyMap<string, Json>;
  readonly problems: readonly Phrase[];
}

/** A file says by what it begins with which form it has. */
const resourceOf = (text: string): Promise<Json | undefined> =>
  readResource(text.trimStart(), text.trimStart().startsWith('<') ? 'xml' : 'json');

const MOST_BYTES = 32 * 1024 * 1024;

/** The real place of a file, whatever links lead there; undefined when there is none. */
const realPlace = (file: string): Promise<string | undefined> => realpath(file).catch(() => undefined);

/** The text of a fixture, or why there is none: a script from elsewhere reads no file outside its folder, by no link either. */
async function textOf(reference: string, script: string, folder: string): Promise<{ text: string } | { why: Phrase }> {
  const file = path.resolve(path.dirname(script), reference);
  const isInside = (root: string, place: string) =>
    !/^\.\.(?:[\\/]|$)|^(?:[\\/]|[A-Za-z]:)/.test(path.relative(root, place));
  if (!isInside(path.resolve(folder), file)) return { why: said.outside };
  const [root, place] = await Promise.all([realPlace(folder), realPlace(file)]);
  if (root === undefined || place === undefined) return { why: said.noFile };
  if (!isInside(root, place)) return { why: said.outside };
  const about = await stat(place);
  if (!about.isFile() || about.size > MOST_BYTES) return { why: said.noPlainFile };
  return { text: await readFile(place, 'utf8') };
}

async function read({ id, reference }: Fixture, script: string, folder: string, today: string): Promise<Json | Phrase> {
  const missing = (why: Phrase): Phrase => said.fixtureMissing({ id, why });
  if (reference === undefined) return missing(said.noFile);
  const found = await textOf(reference, script, folder);
  if ('why' in found) return missing(found.why);
  return (await resourceOf(withDates(found.text, today))) ?? missing(said.noResource);
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
