import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { type Root, statedOfSchema } from '../src/bgz/define/stated';
import { byLetters } from './type-text';

const BGZ = path.resolve(import.meta.dirname, '../src/bgz');

/** A zib, or a part that records share, with the names it was stated by. */
export interface Named {
  readonly root: Root;
  readonly schema: z.core.$ZodType;
}

const schemaOf = (exported: unknown): unknown =>
  typeof exported === 'function' && 'schema' in exported ? exported.schema : exported;

async function namedIn(folder: string): Promise<Named[]> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path.join(BGZ, folder, 'zib.ts')).href);
  return Object.values(module)
    .map(schemaOf)
    .flatMap((schema) => {
      if (!(schema instanceof z.ZodType)) return [];
      const { root } = statedOfSchema(schema);
      return root === undefined ? [] : [{ root, schema }];
    })
    .sort((a, b) => byLetters(a.root.name, b.root.name));
}

const folders = readdirSync(BGZ, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'zib.ts')
  .map((file) => path.dirname(file).replaceAll(path.sep, '/'))
  .sort();

/** What each folder of `src/bgz` with a `zib.ts` states, found by looking: a new folder is on no list here. */
export const namedByFolder: ReadonlyMap<string, readonly Named[]> = new Map(
  await Promise.all(folders.map(async (folder) => [folder, await namedIn(folder)] as const)),
);

const folderOf = new Map<Root, string>(
  [...namedByFolder].flatMap(([folder, ones]) => ones.map(({ root }) => [root, folder] as const)),
);

/** The folder a zib or part is stated in; undefined for one that its file keeps to itself. */
export const folderOfNamed = (root: Root): string | undefined => folderOf.get(root);
