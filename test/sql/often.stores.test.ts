import { expect, it } from 'vitest';
import { postgresDatabase } from '../../src/notified-pull';
import { describeOnBoth, describeOnPostgres } from './databases';

const often = { often: true } as const;
const BSN = '999990019';

describeOnBoth('A statement that is asked often', (open) => {
  it('gives the rows of one that is not, of every type', async () => {
    const database = await open();
    const sql = `SELECT $1::text AS text, $2::smallint AS small, $3::integer AS number, $4::bigint AS big,
      $5::boolean AS yes, $6::jsonb AS jsonb, $7::timestamptz AS moment, $8::text[] AS texts, $9::bigint[] AS bigs, NULL AS nothing
      FROM generate_series(1, $10)`;
    const values = [
      '\'; DROP TABLE x; -- \\ " $1 é 𝔘',
      7,
      42,
      '9007199254740993',
      true,
      { a: [1, 'b', null] },
      '2026-07-01T10:00:00.123Z',
      ['a"b', 'c\\d', '{e,f}', 'null', 'NULL', '', 'é'],
      [1, 9_007_199_254_740_991],
      2,
    ];
    const plain = await database.query(sql, values);
    expect(plain).toHaveLength(2);
    for (let times = 0; times < 3; times++) expect(await database.query(sql, values, often)).toEqual(plain);
    const nothing = values.map((_, at) => (at === 9 ? 1 : null));
    expect(await database.query(sql, nothing, often)).toEqual(await database.query(sql, nothing));
  });

  it('is refused as one that is not, without data, and is fit for use after that', async () => {
    const database = await open();
    await database.query('CREATE TABLE person (bsn text UNIQUE)');
    const insert = () => database.query('INSERT INTO person VALUES ($1)', [BSN], often);
    await insert();
    const error: unknown = await insert().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'DatabaseError', code: '23505', constraint: 'person_bsn_key' });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(BSN);
    await expect(database.query('SELECT nonsense FROM nowhere WHERE $1', [1], often)).rejects.toMatchObject({
      code: '42P01',
    });
    expect(await database.query('SELECT bsn FROM person WHERE bsn = $1', [BSN], often)).toEqual([{ bsn: BSN }]);
  });

  it('counts in a transaction: all of it, or nothing', async () => {
    const database = await open();
    await database.query('CREATE TABLE a (n integer UNIQUE)');
    const insert = (n: number) => ['INSERT INTO a VALUES ($1)', [n], often] as const;
    await database.transaction(async (queries) => {
      await queries.query(...insert(1));
      await queries.query(...insert(2));
    });
    const failed = database.transaction(async (queries) => {
      await queries.query(...insert(3));
      await queries.query(...insert(1)).catch(() => {});
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(await database.query('SELECT n FROM a ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('gives what the tables hold after they were changed', async () => {
    const database = await open();
    await database.query('CREATE TABLE a (n integer); INSERT INTO a VALUES (1)');
    const ask = () => database.query('SELECT * FROM a WHERE n = $1', [1], often);
    expect(await ask()).toEqual([{ n: 1 }]);
    await database.query("ALTER TABLE a ADD COLUMN m text DEFAULT 'x'");
    expect(await ask()).toEqual([{ n: 1, m: 'x' }]);
    await database.query("ALTER TABLE a ADD COLUMN k text DEFAULT 'y'");
    const both = await database.transaction(async ({ query }) => query('SELECT * FROM a WHERE n = $1', [1], often));
    expect(both).toEqual([{ n: 1, m: 'x', k: 'y' }]);
    await database.query('DROP TABLE a; CREATE TABLE a (n text)');
    expect(await database.query('SELECT * FROM a WHERE n = $1', ['1'], often)).toEqual([]);
  });

  it('may be asked without end, and by many at once', async () => {
    const database = await open();
    const ask = (n: number) => database.query('SELECT $1::integer AS n', [n], often);
    for (let round = 0; round < 12; round++) {
      const numbers = Array.from({ length: 100 }, (_, at) => round * 100 + at);
      expect(await Promise.all(numbers.map(ask))).toEqual(numbers.map((n) => [{ n }]));
    }
  });
});

describeOnPostgres('A statement that the connection does not know any more', (fresh) => {
  it.each(['DEALLOCATE ALL', 'DISCARD ALL'])('is asked in full after all: %s', async (forget) => {
    const database = await postgresDatabase({ connectionString: await fresh(), connections: 1 });
    const ask = () => database.query('SELECT $1::integer AS n', [1], often);
    await ask();
    await database.query(forget);
    expect(await ask()).toEqual([{ n: 1 }]);
    expect(await ask()).toEqual([{ n: 1 }]);
    await database.close();
  });

  it('makes a transaction run again', async () => {
    const database = await postgresDatabase({ connectionString: await fresh(), connections: 1 });
    await database.query('CREATE TABLE a (n integer)');
    const insert = ['INSERT INTO a VALUES ($1)', [1], often] as const;
    await database.query(...insert);
    await database.query('DEALLOCATE ALL');
    await database.transaction(async (queries) => {
      await queries.query('INSERT INTO a VALUES ($1)', [2]);
      await queries.query(...insert);
    });
    expect(await database.query('SELECT n FROM a ORDER BY n')).toEqual([{ n: 1 }, { n: 1 }, { n: 2 }]);
    await database.close();
  });
});
