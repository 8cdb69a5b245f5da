import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Sources } from '../assemble/ports';
import type { MappingOptions } from '../bgz/define/context';
import { isJson, type Json } from '../fhir/json';
import { withoutBsn } from '../telemetry/bsn-in-text';
import { tell } from './tell';
import { systemCode, UsageError } from './usage-error';

/** What an adapter module gives. */
export interface Adapter {
  /** As exported; that the groups exist is checked where they are used. */
  readonly sources: Sources;
  readonly mapping: MappingOptions | undefined;
  /** Closes what the adapter opened, when it exports a `close`. */
  close(): Promise<void>;
}

/** Nothing of a patient has been asked for yet: the message is about code, and who wrote the adapter needs it. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? withoutBsn(`${error.name}: ${error.message}`, '[removed]') : typeof error;

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
    throw new UsageError(`${path} cannot be loaded. ${reasonOf(error)}`);
  }
}

/** The value itself, or what the function gives that stands in its place. */
async function given(value: unknown, path: string): Promise<unknown> {
  try {
    return await (typeof value === 'function' ? value() : value);
  } catch (error) {
    throw new UsageError(`What ${path} exports as its sources failed. ${reasonOf(error)}`);
  }
}

/** How long closing may take: the verdict is there, and what an adapter leaves open ends with the process. */
const CLOSE_MS = 5_000;

/**
 * Waits so long. The timer keeps the process alive: what never settles and waits for nothing would end it without a word.
 */
async function within<T>(work: Promise<T>, milliseconds: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    }, milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Loads an adapter: a module with `sources` as a named or default export, or with a default export that holds them, in each
 * case as an object, a promise of one or a function that gives one. `mapping` and `close` may be exported beside it.
 *
 * @param milliseconds How long it may take.
 * @throws {UsageError} When it cannot be loaded or exports no sources.
 */
export async function loadAdapter(path: string, milliseconds = 30_000): Promise<Adapter> {
  return within(loaded(path), milliseconds, () => {
    throw new UsageError(`${path} did not give its sources within ${milliseconds} ms.`);
  });
}

async function loaded(path: string): Promise<Adapter> {
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
      if (typeof close !== 'function') return;
      // The records were checked; that something does not close takes nothing from what was found.
      const told = (what: string) => void tell(`close of ${path} ${what}.`);
      const closing = Promise.resolve()
        .then(() => close())
        .catch((error: unknown) => told(`failed (${error instanceof Error ? error.name : typeof error})`));
      await within<unknown>(closing, CLOSE_MS, () => told(`did not end within ${CLOSE_MS} ms`));
    },
  };
}
