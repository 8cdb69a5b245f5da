/** Run after the build: makes the joined declarations what a vendor gets, and removes those they were joined from. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shortenTypes } from './shorten-types';

const SCHEMA = /(?<=interface SchemaOf<Out, In> extends )z\.ZodType(?=<Out, In>)/g;
const IMPORT = /^import (?:(?:\{ z \}|\* as z|z) from )?'zod';\n/gm;

/**
 * Declarations that do not name zod, which is in what was built and not installed beside it: a schema is told as the Standard Schema
 * it also is.
 */
export const withoutZod = (types: string): string => types.replaceAll(SCHEMA, 'StandardSchema').replaceAll(IMPORT, '');

const NODE = /(?:from |import\()['"]node:|\bNodeJS\.|\bBuffer\b/;

/**
 * Declarations that name modules or types of Node say so: TypeScript 7 takes no package of types by itself any more, and did not know
 * `node:stream` until `types` had `node`.
 */
export const withNodeTypes = (types: string): string =>
  NODE.test(types) ? `/// <reference types="node" />\n${types}` : types;

/** Does both for all declarations of a build; the files that name zod for something else. */
export function hideZod(dist: string): readonly string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  return files.filter((name) => {
    const file = path.join(dist, name);
    const types = withNodeTypes(withoutZod(readFileSync(file, 'utf8')));
    writeFileSync(file, types);
    return /\bz\.|'zod'/.test(types);
  });
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '..');
  const dist = path.join(root, 'dist');
  if (shortenTypes(dist) !== 1)
    throw new Error('The build has the types of FHIR in no file, or in several: see scripts/shorten-types.ts.');
  const left = hideZod(dist);
  if (left.length > 0) throw new Error(`${left.join(', ')}: a public type names zod; see scripts/publish-types.ts.`);
  rmSync(path.join(root, 'declarations'), { recursive: true, force: true });
}
