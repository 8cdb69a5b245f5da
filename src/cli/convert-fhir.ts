import { basename } from 'node:path';
import type { Language } from '../bgz/define/language';
import type { BgzRecords } from '../bgz/listed/records';
import { readBgz } from '../read';
import { shownId } from '../terminology/shown-id';
import { fileWords } from './file-words';
import { EXTENSIONS, findFiles } from './files/find-files';
import { readSources } from './files/read-sources';

/** What is read of FHIR files, with what there is to say of it; each line names the file. */
export interface ConvertedFhir {
  /** Absent when it could not be read whole. */
  readonly records?: BgzRecords;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly notRead: readonly string[];
  readonly mended: readonly string[];
}

/**
 * Reads FHIR (JSON, XML, NDJSON) as the BgZ of one patient: pages and sections that belong together stand in files of their
 * own, or on lines. Throws only a UsageError, for paths that are not there.
 */
export async function convertFhir(
  paths: readonly string[],
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<ConvertedFhir> {
  const words = fileWords[language];
  const texts: { readonly file: string; readonly text: string }[] = [];
  const unread: string[] = [];
  for (const path of await findFiles(paths, EXTENSIONS)) {
    for await (const one of readSources(path)) {
      const file = basename(one.source);
      if ('text' in one) texts.push({ file, text: one.text });
      else unread.push(`${file}: ${'unreadable' in one ? one.reason[language] : words.pdf}`);
    }
  }
  const read = await readBgz(
    texts.map(({ text }) => text),
    { language, now },
  );
  /** The place with the file in it, then what it is about. */
  const line = ({ where = '', resource, path }: { where?: string; resource?: string; path?: string }): string => {
    const [, at, inside = ''] = /^input\[(\d+)\]\.?(.*)$/.exec(where) ?? [];
    const about = [inside, resource, path].filter((part) => part !== undefined && part !== '').join(' ');
    return [texts[Number(at)]?.file, about].filter((part) => part !== undefined && part !== '').join(': ');
  };
  const said = (one: (typeof read.issues)[number]) => [line(one), one.message].filter((part) => part !== '').join(': ');
  // No record comes of a document, whatever is wrong with it.
  const isProblem = ({ severity, record }: (typeof read.issues)[number]) =>
    severity === 'error' && record?.group !== 'documents';
  const problems = [...unread, ...read.issues.filter(isProblem).map(said)];
  const { patient } = read.records;
  return {
    ...(problems.length === 0 && patient !== undefined && { records: { ...read.records, patient } }),
    problems: problems.length === 0 && patient === undefined ? [words.noPatient] : problems,
    warnings: read.issues.filter((one) => !isProblem(one)).map(said),
    // A document is read, and what is written are the records of zibs.
    notRead: [
      ...read.documents.map(({ id }) => `DocumentReference/${shownId(id) ?? '?'}: ${words.document}`),
      ...read.notRead.filter(({ path }) => path.includes('.')).map(line),
    ],
    mended: read.mended.map(({ at, what, ...one }) => `${line(one)} ${at}: ${words.kind(what)}`),
  };
}
