import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFile } from './code-file';

/** What this package reads when it runs, by a file that says it is ours and nobody else's folder of that name. */
const marks = {
  codelists: 'codelists/index.json',
  profiles: 'profiles/hl7.fhir.r3.core/index.json',
  rules: 'rules/explained.json',
  'view-page': 'view-page/page.js',
} as const;

/** A folder with data that this package reads. */
export type DataFolder = keyof typeof marks;

let told: string | undefined;
const found = new Map<DataFolder, string>();

/** Where it was told to be, or the nearest above this code: of the package as it is installed, or beside a bundle. */
function places(): string[] {
  if (told !== undefined) return [told];
  const above: string[] = [];
  for (let folder = dirname(codeFile()); ; folder = dirname(folder)) {
    // Of the package: what is built along stands in `dist`, which code that runs from source is not in.
    above.push(folder, join(folder, 'dist'));
    if (folder === dirname(folder)) return above;
  }
}

/**
 * The folder of this package with data of a kind.
 *
 * @returns Undefined when it is not there: the code was bundled without it.
 */
export function bundledFolder(name: DataFolder): string | undefined {
  const known = found.get(name);
  if (known !== undefined) return known;
  const place = places().find((folder) => existsSync(join(folder, marks[name])));
  if (place === undefined) return undefined;
  found.set(name, join(place, name));
  return found.get(name);
}

/** What to do where a folder with data is missing. */
export const howToBring = (name: DataFolder): string =>
  `The folder ${name} of bgz-facade is not ${told === undefined ? 'beside its code' : 'where readDataFrom said'}; where you bundle it, copy codelists, profiles and rules along (docs/hosting.md)`;

/**
 * Says where the folders `codelists`, `profiles` and `rules` of this package were copied to, where that is neither the package
 * nor beside the file that it was bundled into (then they are found). To be called before anything is read: at the
 * top of the program, before a facade or validator is made. What a program never uses may be left out: a facade that does not validate
 * reads `codelists` only, when it does not answer `_elements` or XML that it is sent.
 *
 * @param folder A path, or a `file:` URL.
 * @throws {TypeError} When there are no codelists in it, or something was read from elsewhere before.
 * @example
 * readDataFrom(new URL('./bgz-data/', import.meta.url));
 */
export function readDataFrom(folder: string | URL): void {
  const place = resolve(folder instanceof URL ? fileURLToPath(folder) : folder);
  if (!existsSync(join(place, marks.codelists)))
    throw new TypeError(
      `readDataFrom: there is no ${marks.codelists} in ${place}; copy it from the package bgz-facade.`,
    );
  if ([...found.values()].some((known) => dirname(known) !== place))
    throw new TypeError(
      'readDataFrom: data was read from elsewhere before; call it before anything else of bgz-facade.',
    );
  told = place;
}
