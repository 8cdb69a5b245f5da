import { checkArgument } from '../options/check-options';
import { listOf, port } from '../options/rules';
import type { AuditSink } from './entry';

/**
 * One sink of several: an entry is written when every one of them has it.
 *
 * @returns A sink that waits for all, then rejects with the error of the first that failed. What the others wrote stays.
 * @throws TypeError When none is given: entries would be lost.
 * @example
 * const audit = allOf(await auditTable(database), ndjsonStream({ path: '/var/log/bgz/audit.ndjson' }));
 */
export function allOf(...sinks: readonly AuditSink[]): AuditSink {
  if (sinks.length === 0) throw new TypeError('allOf needs at least one sink.');
  checkArgument('allOf', 'sinks', sinks, listOf(port('an audit sink', 'write')));
  return {
    async write(entry, context) {
      const results = await Promise.allSettled(sinks.map(async (sink) => sink.write(entry, context)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
