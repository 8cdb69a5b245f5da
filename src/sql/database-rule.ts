import { port, required } from '../options/rules';

/** A database, where one is an argument. */
export const databaseRule = required(
  port('a database: await embeddedDatabase(…) or await postgresDatabase(…)', 'query', 'transaction'),
);
