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

/** Lines end at a line feed only: a JSON text may hold the other line ends of Unicode. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
  yield Buffer.concat(rest);
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

async function* linesAsSources(file: string): AsyncGenerator<TextSource | Unreadable> {
  let line = 0;
  for await (const bytes of linesOf(file)) {
    line++;
    const source = `${file}:${line}`;
    const read = textOf(bytes, source);
    if ('unreadable' in read) yield read;
    else if (read.text.trim() !== '') yield { source, file, line, text: read.text };
  }
}

async function readAll(file: string): Promise<Buffer> {
  if (file !== STDIN) return readFile(file);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** By its name, or by how it begins: standard input has no name. */
const isPdf = (file: string, bytes: Buffer): boolean =>
  extname(file).toLowerCase() === PDF || bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/** Reads one file: whole, or line by line when it is NDJSON, so that memory does not grow with its length. */
export async function* readSources(file: string): AsyncGenerator<TextSource | PdfSource | Unreadable> {
  try {
    if (NDJSON.has(extname(file).toLowerCase())) {
      yield* linesAsSources(file);
      return;
    }
    const bytes = await readAll(file);
    if (isPdf(file, bytes)) {
      yield { source: file, file, pdf: bytes };
      return;
    }
    const read = textOf(bytes, file);
    yield 'unreadable' in read ? read : { source: file, file, text: read.text };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    yield { unreadable: `${file} cannot be read (${code}).` };
  }
}
