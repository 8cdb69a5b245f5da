import { hash } from 'node:crypto';
import { canonicalJson } from '../fhir/json';
import type { AuditEntry } from './entry';

/** A line of the trail as it is kept. */
export interface AuditLine {
  /** 1 for the first line ever, then one more for each. */
  readonly sequence: number;
  /** SHA-256, 64 lowercase hexadecimal characters. */
  readonly hash: string;
  readonly entry: AuditEntry;
}

/** The end of a chain: its last line. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** What stands before the first line. */
export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Hash of a line over the hash before it, its number and its text: `SHA-256(previous LF sequence LF text)`, UTF-8,
 * hexadecimal. The database computes the same (see `table/schema.ts`).
 */
export const lineHash = (previous: string, sequence: number, text: string): string =>
  hash('sha256', `${previous}\n${sequence}\n${text}`, 'hex');

/** What is wrong with a chain, at its first line that does not fit. */
export type ChainBreach =
  /** The text or the hash of this line is not what was written, or the line before was replaced. */
  | 'line-changed'
  /** One or more lines before this one are gone. */
  | 'line-removed'
  /** This line has a number that was already there: inserted or out of order. */
  | 'line-inserted'
  /** The chain ends before the expected head. */
  | 'tail-removed'
  /** The beginning was removed without a line that tells of the removal. */
  | 'start-removed';

/** Result of {@link verifyTable} and {@link verifyLines}. */
export interface ChainReport {
  readonly ok: boolean;
  /** How many lines were read, those after the breach included. */
  readonly lines: number;
  /** Last line as it stands; keep its hash elsewhere and give it as `head` next time. */
  readonly head: ChainHead;
  readonly breach?: {
    /** Number of the line where it shows. */
    readonly sequence: number;
    readonly what: ChainBreach;
  };
}

/** A line with its text as it was written. */
export interface TextLine {
  readonly sequence: number;
  readonly hash: string;
  readonly text: string;
}

/** What to check a chain against. */
export interface VerifyOptions {
  /** Hash of a line that must be there, from an earlier report or export: finds a tail that was cut off. */
  readonly head?: string;
  /** What stands before the first line, when lines were removed after their retention. */
  readonly anchor?: ChainHead;
}

function breachOf(line: TextLine, before: ChainHead): ChainBreach | undefined {
  if (line.sequence > before.sequence + 1) return 'line-removed';
  if (line.sequence <= before.sequence) return 'line-inserted';
  return lineHash(before.hash, line.sequence, line.text) === line.hash ? undefined : 'line-changed';
}

/** A removal of old lines leaves a line behind that names the last one removed. */
function tellsOf(text: string, anchor: ChainHead): boolean {
  if (!text.includes(anchor.hash)) return false;
  const { kind, object } = JSON.parse(text) as AuditEntry;
  return kind === 'purge' && object?.id === String(anchor.sequence) && object.query === purgeQuery(anchor);
}

/** How the line of a removal names the hash of the last line removed. */
export const purgeQuery = ({ hash: last }: ChainHead): string => `hash=${last}`;

/** {@link verifyLines} over texts. */
export async function verifyTexts(
  lines: AsyncIterable<TextLine> | Iterable<TextLine>,
  { head: expected, anchor = CHAIN_START }: VerifyOptions = {},
): Promise<ChainReport> {
  let before = anchor;
  let count = 0;
  let breach: ChainReport['breach'];
  let told = anchor.sequence === 0;
  let seen = expected === undefined || expected === anchor.hash;
  for await (const line of lines) {
    count++;
    const what = breach === undefined ? breachOf(line, before) : undefined;
    if (what !== undefined) breach = { sequence: line.sequence, what };
    told ||= tellsOf(line.text, anchor);
    seen ||= line.hash === expected;
    before = line;
  }
  const head: ChainHead = { sequence: before.sequence, hash: before.hash };
  if (breach === undefined && !told) breach = { sequence: anchor.sequence + 1, what: 'start-removed' };
  if (breach === undefined && !seen) breach = { sequence: head.sequence + 1, what: 'tail-removed' };
  return { ok: breach === undefined, lines: count, head, ...(breach && { breach }) };
}

async function* textsOf(lines: AsyncIterable<AuditLine> | Iterable<AuditLine>): AsyncGenerator<TextLine> {
  for await (const { sequence, hash: own, entry } of lines) yield { sequence, hash: own, text: canonicalJson(entry) };
}

/** Checks lines that were taken out of the table; see {@link verifyTable} for the table itself. */
export const verifyLines = (
  lines: AsyncIterable<AuditLine> | Iterable<AuditLine>,
  options?: VerifyOptions,
): Promise<ChainReport> => verifyTexts(textsOf(lines), options);
