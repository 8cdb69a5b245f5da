import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { postgresDatabase } from '../../../src/notified-pull';
import { newDatabase } from '../../sql/postgres-server';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
const postgres = inject('postgres');

it('npm run example:epd checks, refers and is pulled, with grants and trail in the database of the EPD', async () => {
  const connectionString = postgres === undefined ? undefined : await newDatabase(postgres);
  const env = { ...process.env, ...(connectionString !== undefined && { DATABASE_URL: connectionString }) };
  const args = ['--import', 'tsx', 'examples/epd/run.ts', '--once'];
  const { stdout } = await run(process.execPath, args, { cwd: root, env });

  expect(stdout).toMatch(/^laboratoryTestResults +1205 +1205 .* 1205$/m);
  expect(stdout).toMatch(/procedures 803\n +✗ not found by the national search/);
  expect(stdout).toContain('diagnose 104, begin_dat: two-digit-year');
  expect(stdout).toContain('IBUPROFEN TABLET 600MG: 2 maal per dag 1 tablet, zo nodig (2D1T ZN)');
  expect(stdout).toContain('Everything that was offered came.');
  expect(stdout).not.toMatch(/9999901\d\d/);

  const page = /Look at what came: (.*)/.exec(stdout)?.[1] ?? '';
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  expect(statSync(page).mode & 0o077).toBe(0);

  if (connectionString === undefined) return;
  const database = await postgresDatabase({ connectionString });
  const [counted] = await database.query('SELECT count(*)::integer AS lines FROM bgz_audit');
  expect(counted?.lines).toBeGreaterThan(14);
  await database.close();
});
