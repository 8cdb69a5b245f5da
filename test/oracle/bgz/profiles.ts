import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sections } from '../../../src/bgz/index';
import { metadataSearch } from '../../../src/bgz/parts/metadata/section';
import { project } from '../shared';

interface Bundled {
  readonly url?: string;
  readonly kind?: string;
  readonly base?: string;
}

/** The profiles on resources that the package of the BgZ itself has; the lines between are their elements. */
const bundled = readFileSync(path.join(project, 'profiles/nictiz.fhir.nl.stu3.bgzmsz/definitions.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Bundled => JSON.parse(line))
  .filter(({ url, kind }) => url !== undefined && kind === 'resource');

/** The profile that one of the package of the BgZ builds on, by its canonical. */
export const baseOf: ReadonlyMap<string, string> = new Map(
  bundled.map(({ url = '', base = '' }): [string, string] => [url, base]),
);

/** Every profile of the BgZ, from the list of sections: what resources of it claim, and those of the package of the BgZ. */
export const bgzProfiles: readonly string[] = [
  ...new Set([
    ...sections.flatMap(({ profiles, belonging }) => [...profiles, ...Object.values(belonging).flat()]),
    ...metadataSearch.profiles,
    ...baseOf.keys(),
  ]),
];
