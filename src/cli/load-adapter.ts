import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Sources } from '../assemble/ports';
import { isJson, type Json } from '../fhir/json';
import type { MappingOptions } from '../sections';
import { systemCode, UsageError } from './usage-error';

/** What an adapter module gives. */
export interface Adapter {
  /** As exported; that the groups exist is checked where they are used. */
  readonly sources: Sources;
  readonly mapping: MappingOptions | undefined;
  /** Closes what the adapter opened, when it exports a `close`. */
  close(): Promise<void>;
}

const TYPESCRIPT = /\.[cm]?tsx?$/;

async function load(path: string): Promise<Json> {
  const file = resolve(path);
  if ((await stat(file).catch(() => undefined))?.isFile() !== true) throw new UsageError(`There is no file ${path}.`);
  try {
    return (await import(pathToFileURL(file).href)) as Json;
  } catch (error) {
    if (TYPESCRIPT.test(path) && systemCode(error) === 'ERR_UNKNOWN_FILE_EXTENSION') {
      const how = `NODE_OPTIONS="--import tsx" npx bgz check ${path} …`;
      throw new UsageError(`Node does not read TypeScript by itself; install tsx and run: ${how}`);
    }
    // Nothing of a patient has been read yet: the message is about code, and who wrote the adapter needs it.
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    throw new UsageError(`${path} cannot be loaded. ${reason}`);
  }
}

/** The value itself, or what the function gives that stands in its place. */
async function given(value: unknown, path: string): Promise<unknown> {
  if (typeof value !== 'function') return await value;
  try {
    return await value();
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    throw new UsageError(`The function that ${path} exports in place of its sources threw (${name}).`);
  }
}

/**
 * Loads an adapter: a module with `sources` as a named or default export, or with a default export that holds them, in each
 * case as an object, a promise of one or a function that gives one. `mapping` and `close` may be exported beside it.
 *
 * @throws {UsageError} When it cannot be loaded or exports no sources.
 */
export async function loadAdapter(path: string): Promise<Adapter> {
  const module = await load(path);
  const found = await given(module.sources ?? module.default, path);
  // Of CommonJS the default export is the module itself.
  const holder = isJson(found) && !('patient' in found) && 'sources' in found ? found : undefined;
  const sources = holder === undefined ? found : await given(holder.sources, path);
  if (!isJson(sources)) {
    throw new UsageError(`${path} exports no sources: export const sources = { patient: …, allergyIntolerances: … }.`);
  }
  const { mapping, close } = { ...holder, ...module };
  return {
    sources: sources as unknown as Sources,
    mapping: isJson(mapping) ? (mapping as MappingOptions) : undefined,
    async close() {
      if (typeof close === 'function') await close();
    },
  };
}
