import type { Writable } from 'node:stream';
import { canonicalJson } from '../fhir/json';
import { checkArgument, checkOptions } from '../options/check-options';
import { anyObject, required, told } from '../options/rules';
import { checkEntry } from './check-entry';
import type { AuditSink } from './entry';
import { groupCommit } from './group-commit';
import { fileRules, type NdjsonFile, type TextTarget, toFile } from './ndjson-file';

/** A sink that holds something open. */
export interface NdjsonSink extends AuditSink {
  /** Takes no more, and closes the file after what is being written; a stream that was given stays open. */
  close(): Promise<void>;
}

function toStream(stream: Writable): TextTarget {
  let broken: Error | undefined;
  const waiting = new Set<(reason: Error) => void>();
  const breaks = (error: Error) => {
    broken ??= error;
    for (const reject of waiting) reject(error);
  };
  // Without a listener the error of a stream ends the process; who writes hears of it.
  stream.on('error', breaks);
  // A stream that is destroyed may never say what became of what it was taking.
  stream.on('close', () => breaks(new Error('The stream of the trail was closed.')));
  return {
    write: (text) =>
      new Promise<void>((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.add(reject);
        stream.write(text, (error) => {
          waiting.delete(reject);
          if (error) reject(error);
          else resolve();
        });
      }),
    close: async () => {},
  };
}

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
 * are written at once; the next wait until the target has taken them.
 *
 * A file is appended to, made with mode 0600, and opened anew when its path no longer leads to it: rotated by a rename,
 * removed, or put back from elsewhere. One process per file.
 *
 * @param target A stream, or a file.
 * @returns A sink whose `write` resolves when the line was taken (of a file: when the disk has it, unless `fsync` is false)
 * and rejects when it was not. A line of which the write was rejected may stand in the file all the same, whole or in part;
 * the next starts on a line of its own. What may not stand in a log is taken out first, see `checkEntry`.
 * @example
 * const audit = allOf(table, ndjsonStream({ path: '/var/log/bgz/audit.ndjson', reopenOn: 'SIGHUP' }));
 */
export function ndjsonStream(target: Writable | NdjsonFile): NdjsonSink {
  checkTarget(target);
  const text = 'path' in target && !('write' in target) ? toFile(target) : toStream(target as Writable);
  const pending = new Set<Promise<void>>();
  let closed = false;
  const add = groupCommit<string>({
    commit: (lines) => text.write(lines.join('')),
    most: 1_000,
  });
  return {
    async write(entry) {
      if (closed) throw new Error('The trail as NDJSON was closed.');
      const written = add(`${canonicalJson(checkEntry(entry))}\n`);
      pending.add(written);
      await written.finally(() => pending.delete(written));
    },
    async close() {
      closed = true;
      await Promise.allSettled(pending);
      await text.close();
    },
  };
}
