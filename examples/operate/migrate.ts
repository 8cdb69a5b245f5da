/** Makes the tables, or brings them up to date, as their owner; then lets the role of the software use them. */
import { grantsFor, migrateTables, postgresDatabase } from 'bgz-facade/notified-pull';

const database = await postgresDatabase({ connectionString: process.env.BGZ_DATABASE_URL ?? '' });
try {
  await migrateTables(database);
  await database.query(grantsFor(process.env.BGZ_APP_ROLE ?? 'bgz_app'));
} finally {
  await database.close();
}
console.log('up to date');
