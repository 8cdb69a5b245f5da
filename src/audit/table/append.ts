import type { Database } from '../../sql/database';
import { codeOf } from '../../sql/errors';
import { type ChainHead, lineHash } from '../chain';
import type { AuditEntry } from '../entry';
import { headOf } from './verify-chain';

/** An entry as it becomes a line. */
export interface Prepared {
  readonly entry: AuditEntry;
  readonly text: string;
  readonly at: number;
}

/** Puts lines at the end of the chain: all of them or, when it rejects, none. */
type Append = (items: readonly Prepared[]) => Promise<void>;

const ATTEMPTS = 5;
const OFTEN = { often: true } as const;

/** Two writers under an isolation stricter than the usual may meet in spite of the lock: unique violation, serialization, deadlock. */
const isAgain = (error: unknown): boolean => ['23505', '40001', '40P01'].includes(codeOf(error));

/** The database chains them, whoever else writes: its function holds a lock meanwhile, and is all that the role may call. */
const chainedThere =
  (database: Database): Append =>
  async (items) => {
    const parameters = [items.map(({ text }) => text), items.map(({ at }) => at)];
    for (let attempt = 1; ; attempt++) {
      try {
        await database.query('SELECT bgz_audit_append($1::text[], $2::bigint[])', parameters, OFTEN);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isAgain(error)) throw error;
      }
    }
  };

/** What is stored of a line: its columns with their types, in the order of {@link rowOf}. */
const columns = [
  ['sequence', 'bigint'],
  ['hash', 'text'],
  ['at_ms', 'bigint'],
  ['entry', 'text'],
  ['patient_bsn', 'text'],
  ['notification', 'text'],
  ['organization', 'text'],
  ['user_id', 'text'],
  ['responsible_id', 'text'],
] as const;

const rowOf = ({ sequence, hash }: ChainHead, { entry, text, at }: Prepared): readonly unknown[] => [
  sequence,
  hash,
  at,
  text,
  entry.patientBsn,
  entry.notification,
  entry.organization?.ura,
  entry.user?.identifier.value,
  entry.responsible?.identifier.value,
];

const INSERT = `INSERT INTO bgz_audit (${columns.map(([name]) => name).join(', ')})`;

const placed = (suffix: string): string => columns.map(([, type], at) => `$${at + 1}::${type}${suffix}`).join(', ');
const INSERT_ONE = `${INSERT} VALUES (${placed('')})`;
const INSERT_SOME = `${INSERT} SELECT * FROM unnest(${placed('[]')})`;

/** The end of the chain, as far as it is known here. */
interface KnownHead {
  last: ChainHead | undefined;
}

/** Of one database there is one, however many tables are made over it: what one has written the others go on behind. */
const heads = new WeakMap<Database, KnownHead>();

/**
 * This process chains them: it is the only one that writes, so it knows the line before. A line is a single plain INSERT then. One that was
 * written in another way (a removal of old lines tells of itself) has the number that the next would have, and no number is there
 * twice: then the end is looked up, and the lines are chained to that.
 */
function chainedHere(database: Database): Append {
  const known = heads.get(database) ?? { last: undefined };
  heads.set(database, known);
  // Whoever makes a table may have made all of it anew.
  known.last = undefined;

  async function insert(items: readonly Prepared[], last: ChainHead): Promise<ChainHead> {
    let before = last;
    const rows = items.map((item) => {
      const sequence = before.sequence + 1;
      before = { sequence, hash: lineHash(before.hash, sequence, item.text) };
      return rowOf(before, item);
    });
    const [one] = rows;
    if (one !== undefined && rows.length === 1) await database.query(INSERT_ONE, one, OFTEN);
    else
      await database.query(
        INSERT_SOME,
        columns.map((_, at) => rows.map((row) => row[at] ?? null)),
        OFTEN,
      );
    return before;
  }

  return async (items) => {
    for (let attempt = 1; ; attempt++) {
      const last = known.last ?? (await headOf(database));
      // Whatever comes of it: it is known again when it is stored.
      known.last = undefined;
      try {
        known.last = await insert(items, last);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isAgain(error)) throw error;
      }
    }
  };
}

/** How lines are put in the trail of a database. */
export const appendTo = (database: Database): Append =>
  database.exclusive ? chainedHere(database) : chainedThere(database);
