import type { Language } from '../bgz/define/language';
import { bgzRecords } from '../bgz/records';
import { say } from '../bgz/words/say';
import { placeRemaining } from './building-blocks';
import type { AdaElement } from './element';
import { readMetadata } from './metadata';
import { parseXml } from './parse-xml';
import { type Draft, type Reading, reportIssue, reportUnknown, startReading } from './reading';
import { calendarDay } from './relative-date';
import type { AdaIssue, AdaMended, AdaNotRead, AdaResult } from './result';
import { sections } from './sections';
import { readChildren } from './table';
import { translateIssues, translateMended } from './translate-issues';

/** How an instance is read. */
export interface AdaOptions {
  /**
   * The day T of relative dates (`T-44D`): `YYYY-MM-DD`, or an instant (Date or ISO text), whose day in the Netherlands
   * counts.
   */
  readonly now: Date | string;
  /** Largest instance that is read, in bytes of UTF-8; 20 MB when left out. */
  readonly maxBytes?: number;
  /** Of the problems and of the reasons why something is not read; English when left out. */
  readonly language?: Language;
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_DEPTH = 100;
const languages: readonly unknown[] = ['nl', 'en'];

/**
 * Reads a Nictiz ADA instance of the BgZ (`adaxml/data/sturen`) into the records of one patient. Element names and
 * occurrence are those of the public BgZ MSZ 2.0 instances; medication may also be written as in the medication exchange
 * (MP 9.0.7). Never throws: an instance that cannot be trusted gives all of its problems, one that can gives the records
 * and a list of what they leave out.
 *
 * @param xml the instance as text; an instance with a DOCTYPE is refused
 * @param options the day T, and the language of what is said
 *
 * @example
 * const result = readAda(xml, { now: '2026-03-01' });
 * if (result.ok) console.log(result.records.patient, result.notRead);
 * else for (const issue of result.issues) console.error(`${issue.path}:${issue.line} ${issue.message}`);
 */
export function readAda(xml: string, options: AdaOptions): AdaResult {
  const language = options?.language ?? 'en';
  if (!languages.includes(language)) return misused('Option language: found another value, allowed is nl or en.', 'en');
  const today = calendarDay(options?.now);
  if (today === undefined)
    return misused('Option now: found no day, allowed is YYYY-MM-DD, an ISO instant or a Date.', language);
  const parsed = parseXml(xml, { maxBytes: options.maxBytes ?? MAX_BYTES, maxDepth: MAX_DEPTH, language });
  if (!parsed.ok) return { ok: false, issues: [parsed.issue], mended: [] };
  const reading = startReading(parsed.root, today, language);
  const transaction = findTransaction(parsed.root, reading);
  if (transaction === undefined) return { ok: false, issues: reading.issues, mended: [] };
  return readTransaction(transaction, reading);
}

const misused = (text: string, language: Language): AdaResult => ({
  ok: false,
  issues: [{ code: 'invalid-value', path: '', line: 0, message: say(text, language) }],
  mended: [],
});

/** `adaxml/data/<transaction>`; the name of the transaction differs per use case. */
function findTransaction(root: AdaElement, reading: Reading): AdaElement | undefined {
  if (root.name !== 'adaxml') {
    reportIssue(reading, 'unknown-element', root, 'Found another document, allowed is an ADA instance (adaxml).');
    return undefined;
  }
  for (const part of root.children) {
    if (part.name !== 'meta' && part.name !== 'data') reportUnknown(reading, part);
  }
  const transactions = root.children.filter((part) => part.name === 'data').flatMap((data) => data.children);
  const [transaction, ...others] = transactions;
  if (transaction === undefined)
    reportIssue(reading, 'missing', root, 'Found no transaction, allowed is one element in data, such as sturen.');
  for (const other of others)
    reportIssue(
      reading,
      'given-twice',
      other,
      'Found a second transaction, allowed is one: an instance is of one patient.',
    );
  return transaction;
}

function readTransaction(transaction: AdaElement, reading: Reading): AdaResult {
  const draft: Draft = {};
  readChildren(transaction, sections, draft, reading);
  readMetadata(transaction, reading);
  placeRemaining(transaction, draft, reading);
  const result = bgzRecords.parse(draft, { language: reading.language });
  const mended = distinct([...reading.mended, ...translateMended(result.mended, draft, transaction, reading)]).sort(
    (a, b) => a.line - b.line,
  );
  const fromRecords = result.ok ? [] : translateIssues(result.issues, draft, transaction, reading);
  if (result.ok && reading.issues.length === 0)
    return { ok: true, records: result.record, notRead: distinct(reading.notRead), mended };
  const issues = distinct([...reading.issues, ...fromRecords]).sort((a, b) => a.line - b.line);
  return { ok: false, issues, mended };
}

/** An element that is looked at twice, such as a step with several doses, says the same twice. */
function distinct<T extends AdaIssue | AdaMended | AdaNotRead>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
