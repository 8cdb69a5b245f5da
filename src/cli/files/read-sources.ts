import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { charsets, decodeText } from '../../fhir/decode-text';
import type { Phrase } from '../../fhir/phrase';
import { systemCode } from '../usage-error';
import { STDIN } from './find-files';

/** What reports are about: where it comes from. */
export interface Source {
  /** What reports call it: the file as it was given, `file:line` for a line of NDJSON. */
  readonly source: string;
  readonly file: string;
  /** The line of an NDJSON file it stands on, counted from 1. */
  readonly line?: number;
}

/** A text to look at. */
export interface TextSource extends Source {
  readonly text: string;
}

/** A PDF to look at. */
export interface PdfSource extends Source {
  readonly pdf: Uint8Array;
}

/** A file, or a line of it, that could not be read. */
export interface Unreadable extends Source {
  /** A sentence that names it. */
  readonly unreadable: Phrase;
  /** The same sentence where its name stands before it. */
  readonly reason: Phrase;
}

const unreadable = (source: Source, { nl, en }: Phrase): Unreadable => ({
  ...source,
  unreadable: { nl: `${source.source} ${nl}`, en: `${source.source} ${en}` },
  reason: { nl: `dit ${nl}`, en: `this ${en}` },
});

/** The extension of documents. */
export const PDF = '.pdf';

const NDJSON = new Set(['.ndjson', '.jsonl']);

/** A piece of an NDJSON file: whole lines. */
export interface Block {
  /** The number of its first line, counted from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** Lines are read by as many bytes as this, or one by one when they are longer. */
const BLOCK = 256 * 1024;

const LINE_FEED = 10;

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
  return lines;
}

/** The lines of a file in pieces, so that memory does not grow with its length. */
export async function* blocksOf(file: string): AsyncGenerator<Block> {
  let line = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end === 0 || size + end < BLOCK) {
      held.push(chunk);
      size += chunk.length;
      continue;
    }
    const bytes = Buffer.concat([...held, chunk.subarray(0, end)]);
    const first = line;
    // Counted before: who takes a block may hand it on.
    line += linesIn(bytes);
    yield { line: first, bytes };
    held = [chunk.subarray(end)];
    size = chunk.length - end;
  }
  yield { line, bytes: Buffer.concat(held) };
}

/** The text of a file or line: UTF-8, or what its mark or XML declaration says. Nothing is replaced: a mutilated name would pass for a good one. */
function textOf(bytes: Buffer, source: Source): TextSource | Unreadable {
  const read = decodeText(bytes);
  if (read.ok) return { ...source, text: read.text };
  if (read.fault === 'unknown-charset') {
    const known = charsets.join(', ');
    return unreadable(source, {
      nl: `noemt een tekenset die niet wordt gelezen; sla het op als UTF-8 (gelezen worden ${known}).`,
      en: `says it is in a character set that is not read; save it as UTF-8 (read are ${known}).`,
    });
  }
  const name = read.charset?.toUpperCase();
  return unreadable(source, { nl: `is geen tekst in ${name}.`, en: `is not ${name} text.` });
}

/** The texts of a piece of an NDJSON file, one a line. Lines end at a line feed only: a JSON text may hold the other line ends of Unicode. */
export function* sourcesInBlock(file: string, block: Block): Generator<TextSource | Unreadable> {
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.byteLength);
  let { line } = block;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const read = textOf(bytes.subarray(start, end), { source: `${file}:${line}`, file, line });
    start = end + 1;
    if ('unreadable' in read || read.text.trim() !== '') yield read;
  }
}

/** The bytes of a file, or of standard input. */
export async function readAll(file: string): Promise<Buffer> {
  if (file !== STDIN) return readFile(file);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** By its name, or by how it begins: standard input has no name. */
const isPdf = (file: string, bytes: Buffer): boolean =>
  extname(file).toLowerCase() === PDF || bytes.subarray(0, 5).toString('latin1') === '%PDF-';

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The lines of a text that is NDJSON: each that is not blank begins an object, and one at least is one by itself. No JSON text
 * reads so, and one with a fault in it hardly: it goes on behind its first line with something else than a brace.
 */
export function ndjsonLines(text: string): readonly { readonly line: number; readonly text: string }[] | undefined {
  // Most texts are told by their second line, and need not be taken apart.
  if (!/^\s*\{[^\n]*\n\s*\{/.test(text)) return undefined;
  const all = text.split('\n').map((one, at) => ({ line: at + 1, text: one }));
  const lines = all.filter((one) => one.text.trim() !== '');
  const begins = lines.every((one) => /^\s*\{/.test(one.text));
  return begins && lines.some((one) => isJsonText(one.text)) ? lines : undefined;
}

/**
 * What a file holds, from the bytes of it: standard input has no name that tells NDJSON. No generator, which would hold the bytes for as
 * long as the text of them is looked at.
 */
export function sourcesIn(file: string, given: Uint8Array): Iterable<TextSource | PdfSource | Unreadable> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (isPdf(file, bytes)) return [{ source: file, file, pdf: bytes }];
  const read = textOf(bytes, { source: file, file });
  const isText = 'text' in read;
  if (ndjsonLines(isText ? read.text : bytes.toString('latin1')) === undefined) return [read];
  // Of lines the good ones are read, beside one that is no UTF-8: that stands in strings.
  return sourcesInBlock(file, { line: 1, bytes: isText ? Buffer.from(read.text) : bytes });
}

/** Whether a file holds a text on each of its lines. */
export const isOfLines = (file: string): boolean => NDJSON.has(extname(file).toLowerCase());

/** Why a file could not be read, as a sentence. */
export function whyUnreadable(file: string, error: unknown): Unreadable {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return unreadable({ source: file, file }, { nl: `is niet te lezen (${code}).`, en: `cannot be read (${code}).` });
}

/** Whether a piece of a file has nothing but blanks and line ends. */
export const isBlank = ({ bytes }: Block): boolean => bytes.every((byte) => byte <= 32);

/** What is told of a file that has nothing on its lines, which would else be passed over in silence. */
export const nothingIn = (file: string): Unreadable =>
  unreadable({ source: file, file }, { nl: 'bevat niets.', en: 'holds nothing.' });

/** Reads one file: whole, or line by line when it is NDJSON. */
export async function* readSources(file: string): AsyncGenerator<TextSource | PdfSource | Unreadable> {
  try {
    if (!isOfLines(file)) {
      yield* sourcesIn(file, await readAll(file));
      return;
    }
    let blank = true;
    for await (const block of blocksOf(file)) {
      blank &&= isBlank(block);
      yield* sourcesInBlock(file, block);
    }
    if (blank) yield nothingIn(file);
  } catch (error) {
    yield whyUnreadable(file, error);
  }
}
