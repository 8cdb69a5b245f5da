import { expect, it } from 'vitest';
import { DatabaseError } from '../../src/notified-pull';
import { describeOnBoth } from './databases';

const BSN = '999990019';

describeOnBoth('Rows', (open) => {
  it('are read the same from every database, and keep bigints whole', async () => {
    const database = await open();
    const [row] = await database.query(`SELECT 'tekst' AS text, 7::smallint AS small, 42::integer AS number,
      9007199254740993::bigint AS big, true AS yes, false AS no, NULL::text AS nothing,
      '{"a":[1,"b",null]}'::jsonb AS jsonb, '[1]'::json AS json,
      timestamptz '2026-07-01 12:00:00.123+02' AS moment, ARRAY['a','b'] AS texts`);
    expect(row).toEqual({
      text: 'tekst',
      small: 7,
      number: 42,
      big: '9007199254740993',
      yes: true,
      no: false,
      nothing: null,
      jsonb: { a: [1, 'b', null] },
      json: [1],
      moment: new Date('2026-07-01T10:00:00.123Z'),
      texts: ['a', 'b'],
    });
  });

  it('take parameters as values, whatever is in them', async () => {
    const database = await open();
    const hostile = '\'; DROP TABLE x; -- \\ " $1';
    expect(await database.query('SELECT $1::text AS said', [hostile])).toEqual([{ said: hostile }]);
  });

  it('of a script are those of its last statement', async () => {
    const database = await open();
    const rows = await database.query('CREATE TABLE a (n integer); INSERT INTO a VALUES (1), (2); SELECT n FROM a');
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
  });
});

describeOnBoth('A transaction', (open) => {
  async function table() {
    const database = await open();
    await database.query('CREATE TABLE a (n integer UNIQUE)');
    return { database, count: async () => (await database.query('SELECT n FROM a')).length };
  }

  it('keeps all that was done in it', async () => {
    const { database, count } = await table();
    const answer = await database.transaction(async (queries) => {
      await queries.query('INSERT INTO a VALUES ($1)', [1]);
      await queries.query('INSERT INTO a VALUES ($1)', [2]);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await count()).toBe(2);
  });

  it('keeps nothing when the work rejects, and passes on why', async () => {
    const { database, count } = await table();
    const why = new Error('changed my mind');
    const work = database.transaction(async (queries) => {
      await queries.query('INSERT INTO a VALUES (1)');
      throw why;
    });
    await expect(work).rejects.toBe(why);
    expect(await count()).toBe(0);
  });

  it('keeps nothing, and says so, when a query failed and the work kept silent about it', async () => {
    const { database, count } = await table();
    const work = database.transaction(async (queries) => {
      await queries.query('INSERT INTO a VALUES (1)');
      await queries.query('INSERT INTO a VALUES (1)').catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await count()).toBe(0);
  });

  it('leaves the database fit for use after it failed', async () => {
    const { database, count } = await table();
    await expect(database.transaction((queries) => queries.query('nonsense'))).rejects.toMatchObject({ code: '42601' });
    await database.transaction((queries) => queries.query('INSERT INTO a VALUES (1)'));
    expect(await count()).toBe(1);
  });
});

describeOnBoth('What a database refuses', (open) => {
  it.each([
    ['a value that is taken', 'INSERT INTO person (bsn) VALUES ($1)', '23505', 'person_bsn_key'],
    ['a row that breaks a rule', "INSERT INTO person (bsn, age) VALUES ($1 || 'x', -1)", '23514', 'person_age_check'],
    ['a row with a hole', 'INSERT INTO person (bsn, name) VALUES ($1, NULL)', '23502', undefined],
    ['a value of the wrong type', 'SELECT ($1::text || $1)::integer', '22003', undefined],
    ['a query that is none', 'SELECT $1::text FROM nowhere', '42P01', undefined],
  ])('is told without the data in it: %s', async (_, sql, code, constraint) => {
    const database = await open();
    await database.query(`CREATE TABLE person (bsn text UNIQUE, age integer CHECK (age >= 0), name text NOT NULL DEFAULT '');
      INSERT INTO person (bsn) VALUES ('${BSN}')`);
    for (const work of [
      () => database.query(sql, [BSN]),
      () => database.transaction((queries) => queries.query(sql, [BSN])),
    ]) {
      const error: unknown = await work().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({ code, ...(constraint && { constraint }) });
      const told = JSON.stringify({ ...(error as object) }) + String((error as Error).stack);
      expect(told).not.toContain(BSN);
      expect((error as Error).cause).toBeUndefined();
      expect(['name', 'code', 'constraint']).toEqual(expect.arrayContaining(Object.keys(error as object)));
    }
  });
});
