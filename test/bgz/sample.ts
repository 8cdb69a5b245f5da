import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sourceSections } from '../../src/bgz/index';
import type { BgzRecordsInput } from '../../src/zib';

/** The records of each zib: those in its folder here, under the name of their list. */
const samples = await Promise.all(
  readdirSync(import.meta.dirname)
    .filter((folder) => existsSync(path.join(import.meta.dirname, folder, 'sample.ts')))
    .map(async (folder) => ((await import(`./${folder}/sample.ts`)) as { sample: Partial<BgzRecordsInput> }).sample),
);

const lists: Partial<BgzRecordsInput> = Object.assign({}, ...samples);

/** Everything an adapter can write, in the order of the BgZ, written with the builders' input forms; the person is fictional. */
export const sample = Object.fromEntries(
  sourceSections.flatMap(({ key }) => Object.entries(lists).filter(([name]) => name === key)),
) as unknown as BgzRecordsInput;

/** A deep copy that a test may change. */
export function sampleJson(): { [key: string]: unknown } {
  return structuredClone(sample) as unknown as { [key: string]: unknown };
}
