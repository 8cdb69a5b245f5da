import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readAda } from '../ada';
import { decodeText } from '../fhir/decode-text';
import type { MappingOptions } from '../sections';
import { type BgzRecords, bgzRecords } from '../zib/bgz-records';
import { UsageError } from './usage-error';

/** Which files hold patients: Nictiz ADA instances (.xml) or `BgzRecords` (.json, one patient or a list). */
export type Format = 'ada' | 'records';

/** What Nictiz's conversion of ADA chooses where we choose otherwise; see {@link MappingOptions}. */
const asNictiz: MappingOptions = {
  roleOutsideProcedures: false,
  initialsBesideGivenNames: true,
  versionOfSpecialty: false,
  snomedTermsForLabels: true,
};

/** How records of a format are mapped: ADA as Nictiz does. */
export const mappingOf = (format: Format): MappingOptions => (format === 'ada' ? asNictiz : {});

/** What the files hold, and what is wrong with them. */
export interface ReadPatients {
  readonly patients: readonly BgzRecords[];
  /** Sentences, each with the file it is about. */
  readonly problems: readonly string[];
  /** Blocks read past, with the reason. */
  readonly notRead: readonly string[];
  /** Values that were written in another form than the records keep, with the place and the kind. */
  readonly mended: readonly string[];
}

const extensions: Readonly<Record<Format, string>> = { ada: '.xml', records: '.json' };

async function filesIn(path: string, format: Format): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  const files = names.filter((name) => name.toLowerCase().endsWith(extensions[format])).sort();
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no ${extensions[format]} files.`);
  return files.map((name) => join(path, name));
}

type One = ReadPatients;

const refused = (problems: readonly string[]): One => ({ patients: [], problems, notRead: [], mended: [] });

function fromAda(file: string, xml: string, now: Date): One {
  const result = readAda(xml, { now });
  if (!result.ok) return refused(result.issues.map((issue) => `${file}: ${issue.message}`));
  return {
    patients: [result.records],
    problems: [],
    notRead: result.notRead.map((one) => `${file}: ${one.path}: ${one.reason}`),
    mended: result.mended.map((one) => `${file}: ${one.path}: ${one.what}`),
  };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function fromRecords(file: string, text: string): One {
  const json = parseJson(text);
  if (json === undefined) return refused([`${file}: this is not JSON.`]);
  const results = [json.value].flat().map((value) => bgzRecords.parse(value));
  return {
    patients: results.flatMap((result) => (result.ok ? [result.record] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : result.issues.map((issue) => `${file}: ${issue.message}`))),
    notRead: [],
    mended: results.flatMap((result) =>
      result.ok ? result.mended.map(({ at, what }) => `${file}: ${at}: ${what}`) : [],
    ),
  };
}

/** A file that could only be read by replacing characters is not read. */
const notText = (file: string): One =>
  refused([`${file}: this is not text in UTF-8, or in the character set that it says it is in.`]);

/** Reads all patients in files and folders. Throws only a UsageError, for paths that are not there. */
export async function readPatients(paths: readonly string[], format: Format, now: Date): Promise<ReadPatients> {
  const files = (await Promise.all(paths.map((path) => filesIn(path, format)))).flat();
  const read = await Promise.all(
    files.map(async (path) => {
      const decoded = decodeText(await readFile(path));
      if (!decoded.ok) return notText(basename(path));
      const { text } = decoded;
      return format === 'ada' ? fromAda(basename(path), text, now) : fromRecords(basename(path), text);
    }),
  );
  return {
    patients: read.flatMap((one) => one.patients),
    problems: read.flatMap((one) => one.problems),
    notRead: read.flatMap((one) => one.notRead),
    mended: read.flatMap((one) => one.mended),
  };
}
