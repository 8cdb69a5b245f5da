-- The role that the software connects as; what it may do is granted after the tables are there (migrate.ts).
CREATE ROLE bgz_app LOGIN PASSWORD 'change-me-too';
