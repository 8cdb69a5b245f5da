import { type FileHandle, open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { canonicalJson } from '../fhir/json';
import { checkArgument, checkOptions } from '../options/check-options';
import { anyObject, flag, type Rules, required, text, told } from '../options/rules';
import { checkEntry } from './check-entry';
import type { AuditSink } from './entry';
import { groupCommit } from './group-commit';

/** A file to append to. */
export interface NdjsonFile {
  readonly path: string;
  /** True waits until the disk has it, for each group of lines. Default: until the operating system has it. */
  readonly fsync?: boolean;
}

/** A sink that holds something open. */
export interface NdjsonSink extends AuditSink {
  /** Closes the file after what is being written; a stream that was given stays open. */
  close(): Promise<void>;
}

type Commit = (text: string) => Promise<void>;

/** A process that was killed may have left half a line; what follows starts on a line of its own. */
async function endsMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

function toFile({ path, fsync = false }: NdjsonFile): { commit: Commit; close: () => Promise<void> } {
  let opened: Promise<FileHandle> | undefined;
  let torn = true;
  // What is in it is as sensitive as the record itself: for the owner only.
  const file = () => {
    opened ??= open(path, 'a+', 0o600).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    async commit(text) {
      const handle = await file();
      const lead = torn && (await endsMidLine(handle)) ? '\n' : '';
      torn = true;
      await handle.appendFile(lead + text);
      if (fsync) await handle.datasync();
      torn = false;
    },
    close: async () => (await opened)?.close(),
  };
}

function toStream(stream: Writable): { commit: Commit; close: () => Promise<void> } {
  let broken: Error | undefined;
  // Without a listener the error of a stream ends the process; who writes hears of it.
  stream.on('error', (error) => {
    broken = error;
  });
  return {
    commit: (text) =>
      new Promise((resolve, reject) => {
        if (broken) reject(broken);
        else stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    close: async () => {},
  };
}

const fileRules: Rules<NdjsonFile> = { path: required(text), fsync: flag };

/** A stream, or a file by its path; a path alone would be neither. */
function checkTarget(target: unknown): void {
  checkArgument(
    'ndjsonStream',
    'target',
    target,
    required(told("a writable stream, or { path: '/var/log/bgz/audit.ndjson' }", anyObject)),
  );
  const isStream = typeof (target as { readonly write?: unknown }).write === 'function';
  if (!isStream) checkOptions('ndjsonStream', target, fileRules);
}

/**
 * Entries as NDJSON, one line each with its fields in alphabetical order, for a SIEM or log shipper. Lines of one group
 * are written at once; the next wait until the stream has taken them.
 *
 * @param target A stream, or a file: appended to, made with mode 0600. One process per file.
 * @returns A sink whose `write` resolves when the line was taken and rejects when it was not. What may not stand in a log
 * is taken out first, see `checkEntry`.
 * @example
 * const audit = allOf(table, ndjsonStream({ path: '/var/log/bgz/audit.ndjson', fsync: true }));
 */
export function ndjsonStream(target: Writable | NdjsonFile): NdjsonSink {
  checkTarget(target);
  const { commit, close } = 'path' in target && !('write' in target) ? toFile(target) : toStream(target as Writable);
  let last: Promise<void> = Promise.resolve();
  const add = groupCommit<string>({
    commit: (lines) => {
      last = commit(lines.join(''));
      return last;
    },
    most: 1_000,
    isOfItem: () => false,
  });
  return {
    write: async (entry) => add(`${canonicalJson(checkEntry(entry))}\n`),
    async close() {
      await last.catch(() => {});
      await close();
    },
  };
}
