import type { FhirPackage } from './fhir-package';

/** Resources that are used: profiles and extensions, and the codelists. */
const USED: ReadonlySet<string> = new Set(['StructureDefinition', 'ValueSet', 'CodeSystem', 'ConceptMap']);

/** Folders that by the layout of packages, or by habit, hold something else than definitions. */
const ASIDE = /^(?:examples?|tests?|openapi|other|xml)$/i;

/** The folder on the way to a file that is passed over; undefined for a file that is read. */
export const asideFolder = (path: string): string | undefined =>
  path
    .split('/')
    .slice(0, -1)
    .find((folder) => ASIDE.test(folder));

/** What a package holds and was not loaded, each line with the package it is of. */
export const notLoadedOf = ({ name, version, notLoaded = [] }: FhirPackage): readonly string[] =>
  notLoaded.map((line) => `${name}#${version}: ${line}`);

/** Counts what is not used of a package, to be told once for each kind. */
export function notLoadedList() {
  const counts = new Map<string, number>();
  const sentences: string[] = [];
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    resource(type: string): void {
      if (!USED.has(type)) count(type);
    },
    /** A file in a folder that is passed over. */
    aside: (folder: string) => count(`in folders ${folder}/`),
    /** A file of another kind than `.json` and `.xml`, or one that holds no resource. */
    other: (path: string) => count(`${/[^.]*$/.exec(path)?.[0].toLowerCase()} without a resource`),
    /** Something within a file. */
    part: (sentence: string) => sentences.push(sentence),
    lines: (): readonly string[] => [...[...counts].map(([what, number]) => `${number} ${what}`).sort(), ...sentences],
  };
}
