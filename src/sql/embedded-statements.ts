import type { messages, PGlite, protocol } from '@electric-sql/pglite';
import type { Row } from './database';

/** Statements that PGlite keeps parsed. */
export interface Statements {
  /** Runs one of them, parsed at its first use. The caller sees to it that nothing else runs in between. */
  run<T extends Row>(sql: string, parameters: readonly unknown[]): Promise<T[]>;
  /** Forgets them all: tables may have changed, and with them what a statement gives. */
  forget(): Promise<void>;
}

interface Statement {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly columns: readonly { readonly name: string; readonly type: number }[];
  uses: number;
}

type Message = { readonly name: string };

/** Parsed anew after so many uses: how a statement is best run changes as tables grow, and nothing here counts their rows. */
const MOST_USES = 1_000;

const isNamed =
  <T extends Message>(name: string) =>
  (message: Message): message is T =>
    message.name === name;
const isParameters = isNamed<messages.ParameterDescriptionMessage>('parameterDescription');
const isColumns = isNamed<messages.RowDescriptionMessage>('rowDescription');
const isRow = isNamed<messages.DataRowMessage>('dataRow');

/**
 * Statements over the protocol of PostgreSQL. `PGlite.query` parses and describes each time and makes five calls of it; a statement
 * that is known is one call, which is less than half the time.
 */
export function statementsOf(pglite: PGlite, { serialize }: typeof protocol): Statements {
  const known = new Map<string, Statement>();
  let made = 0;

  /** What goes out together is one transaction unless one is open; after an error the rest of it is skipped. */
  const send = (...parts: readonly Uint8Array[]): Promise<readonly Message[]> =>
    pglite.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false });

  async function statement(sql: string): Promise<Statement> {
    const held = known.get(sql);
    if (held !== undefined && held.uses < MOST_USES) return held;
    if (held !== undefined) await send(serialize.close({ type: 'S', name: held.name }));
    known.delete(sql);
    const name = `bgz_${++made}`;
    const told = await send(serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name }));
    const columns = told.find(isColumns)?.fields ?? [];
    const fresh: Statement = {
      name,
      parameterTypes: told.find(isParameters)?.dataTypeIDs ?? [],
      columns: columns.map((column) => ({ name: column.name, type: column.dataTypeID })),
      uses: 0,
    };
    known.set(sql, fresh);
    return fresh;
  }

  function written(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const serializer = type === undefined ? undefined : pglite.serializers[type];
    return serializer ? serializer(value) : String(value);
  }

  function read(text: string | null, type: number): unknown {
    const parser = pglite.parsers[type];
    return text === null || parser === undefined ? text : parser(text, type);
  }

  return {
    async run<T extends Row>(sql: string, parameters: readonly unknown[]) {
      if (pglite.closed) throw new Error('The database is closed.');
      const kept = await statement(sql);
      const { name, parameterTypes, columns } = kept;
      kept.uses++;
      const values = parameters.map((value, at) => written(value, parameterTypes[at]));
      const told = await send(serialize.bind({ statement: name, values }), serialize.execute());
      return told.filter(isRow).map(({ fields }) => {
        const row: Record<string, unknown> = {};
        for (const [at, column] of columns.entries()) row[column.name] = read(fields[at] ?? null, column.type);
        return row as T;
      });
    },
    async forget() {
      if (known.size === 0) return;
      known.clear();
      await pglite.exec('DEALLOCATE ALL');
    },
  };
}
