import type { Language } from '../bgz/define/language';
import { definitionsOf } from '../fhir/definitions/definitions';
import { importTables, writeTables } from '../fhir/definitions/write-tables';
import type { FhirPackage } from '../fhir/package/fhir-package';
import { notLoadedOf } from '../fhir/package/not-loaded';
import { readFhirPackage } from '../fhir/package/read-fhir-package';
import { codelistsOf } from '../terminology/codelists/create-codelists';
import { lastPart, oneOf } from './canonical';
import { profileText } from './profile-text';
import { tell } from './tell';
import { UsageError } from './usage-error';

/** What the `bgz profiles` commands were asked. */
export interface ProfileCommands {
  readonly import: { readonly out: string };
  readonly list: { readonly package?: readonly string[] };
  readonly show: ProfileCommands['list'] & { readonly lang: Language };
}

function tellNotLoaded(packages: readonly FhirPackage[]): void {
  for (const line of packages.flatMap(notLoadedOf)) tell(`not loaded: ${line}`);
}

/** `bgz profiles import`: the tables of packages, a folder per package. */
export async function importProfiles(paths: readonly string[], { out }: ProfileCommands['import']): Promise<number> {
  const packages = paths.map((path) => readFhirPackage(path));
  const imported = packages.map(importTables);
  // The name becomes a folder that is emptied first; it must not lead elsewhere.
  const odd = imported.find((one) => !/^[A-Za-z0-9][\w.-]*$/.test(one.package));
  if (odd !== undefined) throw new UsageError('A package bears a name that cannot be that of a folder.');
  for (const one of imported) {
    writeTables(one, out);
    for (const refused of one.refused) tell(`not used: ${refused}`);
    process.stdout.write(`${one.package}#${one.version}: ${one.tables.length} definitions\n`);
  }
  tellNotLoaded(packages);
  return 0;
}

/** `bgz profiles list`: every profile and extension, the packages they are from first. */
export async function listProfiles({ package: paths = [] }: ProfileCommands['list']): Promise<number> {
  const packages = paths.map((path) => readFhirPackage(path));
  const definitions = definitionsOf(packages);
  const lines = definitions.urls().flatMap((url) => {
    const table = definitions.get(url);
    return table?.derivation === 'constraint' ? [`${url}  ${table.type}`] : [];
  });
  for (const refused of definitions.refused) tell(`not used: ${refused}`);
  tellNotLoaded(packages);
  process.stdout.write([...definitions.packages.map((name) => `# ${name}`), ...lines, ''].join('\n'));
  return 0;
}

/** `bgz profiles show`: the unfolded tree of a definition. */
export async function showProfile(
  asked: string,
  { package: paths = [], lang }: ProfileCommands['show'],
): Promise<number> {
  const packages = paths.map((path) => readFhirPackage(path));
  const definitions = definitionsOf(packages);
  const fits = (url: string) => lastPart(url) === asked;
  const url = definitions.get(asked) ? asked : oneOf(definitions.urls().filter(fits), 'profile', asked);
  process.stdout.write(profileText(url, definitions, { codelists: codelistsOf(packages), language: lang }));
  return 0;
}
