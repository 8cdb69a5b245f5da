import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readAda } from '../ada';
import type { MappingOptions } from '../bgz/define/context';
import type { Language } from '../bgz/define/language';
import type { BgzRecords } from '../bgz/listed/records';
import { bgzRecords } from '../bgz/records';
import { decodeText } from '../fhir/decode-text';
import { fileWords } from './file-words';
import { STDIN } from './files/find-files';
import { ndjsonLines, readAll } from './files/read-sources';
import { UsageError } from './usage-error';
import { withoutInvalid } from './without-invalid';

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
  /** Where that was asked for: records that are left out and why, and what is wrong between records that are served. */
  readonly leftOut: readonly string[];
  /** What sources serve: the patients, with the records that are left out among them, so that who pulls is told. */
  readonly given: readonly BgzRecords[];
}

/** How files are read. */
export interface Reading {
  readonly now: Date;
  /** Of what is said of them. */
  readonly language: Language;
  /** What a record of `BgzRecords` that is not accepted means: its file is refused, or the record is left out and told. */
  readonly invalidRecords?: 'fail' | 'report';
}

const extensions: Readonly<Record<Format, string>> = { ada: '.xml', records: '.json' };

/** The files of these kinds in a folder, or the file itself. */
export async function filesIn(path: string, kinds: readonly string[]): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  const files = names.filter((name) => kinds.some((kind) => name.toLowerCase().endsWith(kind))).sort();
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no ${kinds.join(' or ')} files.`);
  return files.map((name) => join(path, name));
}

type One = ReadPatients;

const nothing: One = { patients: [], problems: [], notRead: [], mended: [], leftOut: [], given: [] };
const refused = (problems: readonly string[], mended: readonly string[] = []): One => ({
  ...nothing,
  problems,
  mended,
});

function fromAda(file: string, xml: string, { now, language }: Reading): One {
  const result = readAda(xml, { now, language });
  const mended = result.mended.map((one) => `${file}: ${one.path}: ${fileWords[language].kind(one.what)}`);
  if (!result.ok)
    return refused(
      result.issues.map((issue) => `${file}: ${issue.message}`),
      mended,
    );
  const notRead = result.notRead.map((one) => `${file}: ${one.path}: ${one.reason}`);
  return { ...nothing, patients: [result.records], given: [result.records], notRead, mended };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function fromValue(file: string, value: unknown, { language, invalidRecords }: Reading): One {
  const { kind, kept, leftOut } = fileWords[language];
  const result = bgzRecords.parse(value, { language });
  const mended = result.mended.map(({ at, what }) => `${file}: ${at}: ${kind(what)}`);
  if (result.ok) return { ...nothing, patients: [result.record], given: [result.record], mended };
  const lines = (issues: typeof result.issues) => issues.map((issue) => `${file}: ${issue.message}`);
  const rest = invalidRecords === 'report' ? withoutInvalid(value, result.issues, language) : undefined;
  if (rest === undefined) return refused(lines(result.issues), mended);
  return {
    ...nothing,
    patients: [rest.records],
    given: [rest.given],
    mended,
    leftOut: [
      ...lines(rest.leftOut).map((line) => `${leftOut}: ${line}`),
      ...lines(rest.kept).map((line) => `${kept}: ${line}`),
    ],
  };
}

function fromRecords(file: string, text: string, reading: Reading): One {
  const lines = ndjsonLines(text);
  if (lines !== undefined) return together(lines.map((one) => fromRecords(`${file}:${one.line}`, one.text, reading)));
  const json = parseJson(text);
  if (json === undefined) return refused([`${file}: ${fileWords[reading.language].notJson}`]);
  return together([json.value].flat().map((value) => fromValue(file, value, reading)));
}

const together = (read: readonly One[]): One => ({
  patients: read.flatMap((one) => one.patients),
  problems: read.flatMap((one) => one.problems),
  notRead: read.flatMap((one) => one.notRead),
  mended: read.flatMap((one) => one.mended),
  leftOut: read.flatMap((one) => one.leftOut),
  given: read.flatMap((one) => one.given),
});

/** Reads all patients in files and folders. Throws only a UsageError, for paths that are not there. */
export async function readPatients(paths: readonly string[], format: Format, reading: Reading): Promise<ReadPatients> {
  const filesOf = (path: string) => (path === STDIN ? [STDIN] : filesIn(path, [extensions[format]]));
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const read = await Promise.all(
    files.map(async (path) => {
      const decoded = decodeText(await readAll(path));
      const file = basename(path);
      // A file that could only be read by replacing characters is not read.
      if (!decoded.ok) return refused([`${file}: ${fileWords[reading.language].notText}`]);
      return format === 'ada' ? fromAda(file, decoded.text, reading) : fromRecords(file, decoded.text, reading);
    }),
  );
  return together(read);
}
