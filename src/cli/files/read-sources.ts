import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { systemCode } from '../usage-error';
import { STDIN } from './find-files';

/** A text to look at, and where it comes from. */
export interface Source {
  /** What reports call it: the file as it was given, `file:line` for a line of NDJSON. */
  readonly source: string;
  readonly file: string;
  /** The line of an NDJSON file it stands on, counted from 1. */
  readonly line?: number;
  readonly text: string;
}

/** A file, or a line of it, that could not be read; a sentence. */
export interface Unreadable {
  readonly unreadable: string;
}

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

// Bytes that are no UTF-8 would be replaced on reading, and a mutilated name would pass for a good one.
const textOf = (bytes: Buffer, source: string): { readonly text: string } | Unreadable =>
  isUtf8(bytes) ? { text: bytes.toString('utf8') } : { unreadable: `${source} is not UTF-8 text.` };

async function* linesAsSources(file: string): AsyncGenerator<Source | Unreadable> {
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

/** Reads one file: whole, or line by line when it is NDJSON, so that memory does not grow with its length. */
export async function* readSources(file: string): AsyncGenerator<Source | Unreadable> {
  try {
    if (NDJSON.has(extname(file).toLowerCase())) {
      yield* linesAsSources(file);
      return;
    }
    const read = textOf(await readAll(file), file);
    yield 'unreadable' in read ? read : { source: file, file, text: read.text };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    yield { unreadable: `${file} cannot be read (${code}).` };
  }
}
