import { epdSources } from './adapter.js';
import { openEpd } from './database.js';

/**
 * What `bgz check` looks at. Compile it with the rest, and run
 * `npx bgz check out/epd/check.js --patients patients.txt`, with `DATABASE_URL` of a database with test patients.
 */
const epd = await openEpd(process.env.DATABASE_URL);
const told = new Set<string>();

export const sources = epdSources(epd, ({ table, row, column, code }) => {
  const line = `${table} ${row}, ${column}: ${code}`;
  // A row is asked for several times: by search, by page and by key.
  if (!told.has(line)) console.error(line);
  told.add(line);
});
