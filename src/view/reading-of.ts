import type { BgzRecords } from '../bgz/listed/records';
import type { NotRead, ReadIssue, ReadResult } from '../read';
import { readBgz } from '../read';
import { words as reasons } from '../read/words';
import type { ViewNotice, ViewNotRead } from './model';
import { both } from './said';
import { words } from './words';

/** What became of what was given when it was read into records. */
export interface Read {
  readonly records: Partial<BgzRecords>;
  readonly notRead: ReadonlyMap<string, readonly ViewNotRead[]>;
  /** Places of resources that are not this patient's, or not known to be. */
  readonly apart: ReadonlySet<string>;
  readonly notices: readonly ViewNotice[];
}

/** What says that a resource is of somebody else, or of nobody. */
const APART: ReadonlySet<string> = new Set(['other-patient', 'unknown-patient', 'no-subject']);

/** Issues that a view tells by itself, with the words of the sender or the name of the file. */
const TOLD: ReadonlySet<string> = new Set(['sender-says', 'next-page', 'not-a-resource', 'deleted', 'unreadable']);

const ofResource = ({ where }: ReadIssue): boolean => where !== undefined && /\.resource$|^input\[\d+\]$/.test(where);

/** Reads what was given, in both languages. */
export async function readingOf(inputs: readonly unknown[], now: Date): Promise<Read> {
  const nl = await readBgz(inputs, { now, language: 'nl' });
  // What is read is the same in both; the second time is for the words of what was said.
  const en = nl.issues.length === 0 ? nl : await readBgz(inputs, { now, language: 'en' });
  const notRead = new Map<string, ViewNotRead[]>();
  const add = (where: string, one: ViewNotRead): void => {
    const list = notRead.get(where) ?? [];
    list.push(one);
    notRead.set(where, list);
  };
  for (const one of nl.notRead) if (isElement(one)) add(one.where, elementOf(one));
  const apart = new Set<string>();
  const notices: ViewNotice[] = [];
  for (const [at, issue] of nl.issues.entries()) {
    const message = both(issue.message, en.issues[at]?.message ?? issue.message);
    if (issue.where !== undefined && APART.has(issue.code)) apart.add(issue.where);
    if (TOLD.has(issue.code)) continue;
    if (issue.where !== undefined && ofResource(issue))
      add(issue.where, { path: issue.path ?? issue.resource ?? '', message });
    else notices.push({ severity: issue.severity, text: message, sections: [] });
  }
  return { records: nl.records, notRead, apart, notices: [...notices, ...beyond(nl)] };
}

/** A whole resource is told by its issue. */
const isElement = ({ reason, path }: NotRead): boolean => reason === 'no-place' || path.includes('.');

const elementOf = ({ path, reason }: NotRead): ViewNotRead => ({
  path,
  message: reason === 'no-place' ? reasons['no-place'] : reason,
});

/** More was found than is listed. */
function beyond({ counts, notRead, issues }: ReadResult): ViewNotice[] {
  const more = counts.notRead - notRead.length + counts.issues - issues.length;
  if (more === 0) return [];
  return [{ severity: 'warning', text: words['more-remarks']({ more }), sections: [] }];
}
