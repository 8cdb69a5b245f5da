import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { charsets, decodeText } from '../../fhir/decode-text';
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

/** A file, or a line of it, that could not be read; a sentence. */
export interface Unreadable {
  readonly unreadable: string;
}

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
    yield { line, bytes };
    line += linesIn(bytes);
    held = [chunk.subarray(end)];
    size = chunk.length - end;
  }
  yield { line, bytes: Buffer.concat(held) };
}

/** The text of a file or line: UTF-8, or what its mark or XML declaration says. Nothing is replaced: a mutilated name would pass for a good one. */
function textOf(bytes: Buffer, source: string): { readonly text: string } | Unreadable {
  const read = decodeText(bytes);
  if (read.ok) return { text: read.text };
  return {
    unreadable:
      read.fault === 'unknown-charset'
        ? `${source} says it is in a character set that is not read; save it as UTF-8 (read are ${charsets.join(', ')}).`
        : `${source} is not ${read.charset?.toUpperCase()} text.`,
  };
}

/** The texts of a piece of an NDJSON file, one a line. Lines end at a line feed only: a JSON text may hold the other line ends of Unicode. */
export function* sourcesInBlock(file: string, block: Block): Generator<TextSource | Unreadable> {
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.byteLength);
  let { line } = block;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const source = `${file}:${line}`;
    const read = textOf(bytes.subarray(start, end), source);
    start = end + 1;
    if ('unreadable' in read) yield read;
    else if (read.text.trim() !== '') yield { source, file, line, text: read.text };
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

/** What a file is, from the bytes of it. */
export function sourceIn(file: string, given: Uint8Array): TextSource | PdfSource | Unreadable {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (isPdf(file, bytes)) return { source: file, file, pdf: bytes };
  const read = textOf(bytes, file);
  return 'unreadable' in read ? read : { source: file, file, text: read.text };
}

/** Whether a file holds a text on each of its lines. */
export const isOfLines = (file: string): boolean => NDJSON.has(extname(file).toLowerCase());

/** Why a file could not be read, as a sentence. */
export function whyUnreadable(file: string, error: unknown): Unreadable {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return { unreadable: `${file} cannot be read (${code}).` };
}

/** Reads one file: whole, or line by line when it is NDJSON. */
export async function* readSources(file: string): AsyncGenerator<TextSource | PdfSource | Unreadable> {
  try {
    if (!isOfLines(file)) yield sourceIn(file, await readAll(file));
    else for await (const block of blocksOf(file)) yield* sourcesInBlock(file, block);
  } catch (error) {
    yield whyUnreadable(file, error);
  }
}
