import { canonicalJson } from '../../fhir/json';
import { checkArgument, checkOptions } from '../../options/check-options';
import type { Database } from '../../sql/database';
import { databaseRule } from '../../sql/database-rule';
import { isOfData } from '../../sql/errors';
import { ready, tableRules } from '../../sql/migrate';
import type { TableOptions } from '../../sql/tables';
import type { AuditLine, ChainHead, ChainReport } from '../chain';
import { checkEntry } from '../check-entry';
import type { AuditEntry, AuditSink } from '../entry';
import { groupCommit } from '../group-commit';
import { appendTo, type Prepared } from './append';
import { type AuditPurge, purge } from './purge';
import { type AuditPage, type AuditQuery, pageOf } from './query';
import { auditTables } from './schema';
import { headOf, verifyTable } from './verify-chain';

const LARGEST_GROUP = 200;
const LARGEST_PAGE = 5_000;

/** The trail in a database. Reading it is itself an event: who does so writes `audit-export` or `audit-verify` (as `bgz audit` does). */
export interface AuditTable extends AuditSink {
  /**
   * A page of lines, oldest event first.
   *
   * @throws TypeError When `from`, `to`, `limit` or `after` is not as it should be.
   */
  query(query?: AuditQuery & { readonly limit?: number; readonly after?: string }): Promise<AuditPage>;
  /** All lines that fit, a page at a time; lines written meanwhile come along when they are later than the page at hand. */
  lines(query?: AuditQuery): AsyncIterable<AuditLine>;
  /** Recomputes the chain; `head` is the hash of a line that must be there. */
  verify(options?: { readonly head?: string }): Promise<ChainReport>;
  /** The last line as it stands, without checking the chain. */
  head(): Promise<ChainHead>;
  /**
   * Removes lines older than the retention, and tells so in the trail. Lines go from the start only, so a line with a
   * moment ahead of its time keeps all behind it. Only for who owns the table: a role that merely uses it is refused.
   *
   * @returns How many lines were removed.
   * @throws {DatabaseError} `42501` for a role that does not own the table, and for lines of the last five years.
   * @throws TypeError For a retention of less than five years.
   */
  purge(options: AuditPurge): Promise<number>;
}

/**
 * Makes the trail in a database, PostgreSQL or embedded: append-only and chained by hashes, shared by any number of
 * instances. Brings its tables up to date first, unless told to leave that to their owner.
 *
 * Writing resolves when the entry is committed; entries that arrive while others are written go together. What may not
 * stand in a log is taken out first, see `checkEntry`.
 *
 * @throws {DatabaseError} When the tables cannot be brought up to date, or are not (`migrate: false`).
 * @example
 * const audit = await auditTable(await embeddedDatabase({ directory: './data' }));
 * const facade = createBgzFacade({ sources, authorize, audit });
 * for await (const { entry } of audit.lines({ patientBsn: '999990019' })) console.log(entry.at, entry.kind);
 */
export async function auditTable(database: Database, options: TableOptions = {}): Promise<AuditTable> {
  checkArgument('auditTable', 'database', database, databaseRule);
  checkOptions('auditTable', options, tableRules);
  await ready(database, auditTables, options);
  const add = groupCommit<Prepared>({
    commit: appendTo(database),
    most: LARGEST_GROUP,
    isOfItem: isOfData,
    gather: true,
  });
  const query: AuditTable['query'] = async ({ limit = 100, after, ...rest } = {}) => {
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
      throw new TypeError(`\`limit\` is a whole number from 1 to ${LARGEST_PAGE}.`);
    return pageOf(database, rest, limit, after);
  };
  return {
    write: async (entry: AuditEntry) => {
      const clean = checkEntry(entry);
      await add({ entry: clean, text: canonicalJson(clean), at: Date.parse(clean.at) });
    },
    query,
    async *lines(wanted = {}) {
      let after: string | undefined;
      do {
        const page = await query({ ...wanted, limit: 1_000, ...(after !== undefined && { after }) });
        yield* page.lines;
        after = page.next;
      } while (after !== undefined);
    },
    verify: (against) => verifyTable(database, against),
    head: () => headOf(database),
    purge: (how) => purge(database, how),
  };
}
