import type { SubjectTables } from '../../sql/tables';

/**
 * The tables of the trail. A line is its canonical JSON and the hash that chains it to the line before; what is searched
 * for is taken from the text when it is written, and held against it when the chain is verified. `at_ms` is the instant of the
 * entry in milliseconds.
 *
 * `bgz_audit_append` chains and stores any number of entries in one round trip. The advisory lock orders writers of all
 * instances; every query within a volatile function sees what was committed before it began, so the line before is
 * always the last one. In a database of one process alone, that process makes the same lines itself (see `append.ts`).
 *
 * A line cannot be changed, and can be removed only by `bgz_audit_purge`, only by who owns the table, and only five years
 * after its event by the clock of the database, whatever the application thinks of it (spec audit-nen7513 §1).
 *
 * Who uses the trail needs no more than to read it and to call `bgz_audit_append`, which writes in the name of the owner: it
 * cannot put in a line that is no link of the chain. That function looks nowhere but in the system's schema and in the one of
 * the table, so that nobody slips another table or function under it.
 */
const steps: readonly string[] = [
  `CREATE TABLE bgz_audit (
    sequence bigint PRIMARY KEY,
    hash text NOT NULL,
    at_ms bigint NOT NULL,
    entry text NOT NULL,
    patient_bsn text GENERATED ALWAYS AS (entry::jsonb ->> 'patientBsn') STORED,
    notification text GENERATED ALWAYS AS (entry::jsonb ->> 'notification') STORED,
    organization text GENERATED ALWAYS AS (entry::jsonb #>> '{organization,ura}') STORED,
    user_id text GENERATED ALWAYS AS (entry::jsonb #>> '{user,identifier,value}') STORED,
    responsible_id text GENERATED ALWAYS AS (entry::jsonb #>> '{responsible,identifier,value}') STORED
  )`,
  'CREATE INDEX bgz_audit_at ON bgz_audit (at_ms, sequence)',
  'CREATE INDEX bgz_audit_patient ON bgz_audit (patient_bsn, at_ms, sequence) WHERE patient_bsn IS NOT NULL',
  'CREATE INDEX bgz_audit_notification ON bgz_audit (notification) WHERE notification IS NOT NULL',
  `CREATE TABLE bgz_audit_anchor (
    sequence bigint PRIMARY KEY,
    hash text NOT NULL
  )`,
  `CREATE FUNCTION bgz_audit_append(entries text[], moments bigint[]) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $body$
  DECLARE
    last_sequence bigint;
    last_hash text;
  BEGIN
    PERFORM pg_advisory_xact_lock(7513001);
    SELECT sequence, hash INTO last_sequence, last_hash FROM bgz_audit ORDER BY sequence DESC LIMIT 1;
    IF last_sequence IS NULL THEN
      SELECT sequence, hash INTO last_sequence, last_hash FROM bgz_audit_anchor ORDER BY sequence DESC LIMIT 1;
    END IF;
    last_sequence := coalesce(last_sequence, 0);
    last_hash := coalesce(last_hash, repeat('0', 64));
    FOR i IN 1 .. cardinality(entries) LOOP
      last_sequence := last_sequence + 1;
      last_hash := encode(sha256(convert_to(
        last_hash || chr(10) || last_sequence::text || chr(10) || entries[i], 'UTF8')), 'hex');
      INSERT INTO bgz_audit (sequence, hash, at_ms, entry) VALUES (last_sequence, last_hash, moments[i], entries[i]);
    END LOOP;
    RETURN last_sequence;
  END $body$`,
  `CREATE FUNCTION bgz_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('bgz.audit_purge', true) = 'on'
      AND OLD.at_ms < extract(epoch FROM now() - interval '5 years') * 1000 THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'bgz_audit is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END $body$`,
  `CREATE TRIGGER bgz_audit_lines BEFORE UPDATE OR DELETE ON bgz_audit
    FOR EACH ROW EXECUTE FUNCTION bgz_audit_refuse()`,
  `CREATE TRIGGER bgz_audit_whole BEFORE TRUNCATE ON bgz_audit
    FOR EACH STATEMENT EXECUTE FUNCTION bgz_audit_refuse()`,
  `CREATE FUNCTION bgz_audit_purge(through bigint) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $body$
  DECLARE
    removed bigint;
  BEGIN
    INSERT INTO bgz_audit_anchor (sequence, hash) SELECT sequence, hash FROM bgz_audit WHERE sequence = through;
    DELETE FROM bgz_audit_anchor WHERE sequence < through;
    PERFORM set_config('bgz.audit_purge', 'on', true);
    DELETE FROM bgz_audit WHERE sequence <= through;
    GET DIAGNOSTICS removed = ROW_COUNT;
    PERFORM set_config('bgz.audit_purge', '', true);
    RETURN removed;
  END $body$`,
  `DO $migration$
  DECLARE
    home text;
  BEGIN
    SELECT quote_ident(nspname) INTO home FROM pg_namespace
      WHERE oid = (SELECT relnamespace FROM pg_class WHERE oid = 'bgz_audit'::regclass);
    EXECUTE replace($function$
      CREATE OR REPLACE FUNCTION HOME.bgz_audit_append(entries text[], moments bigint[]) RETURNS bigint
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
      DECLARE
        last_sequence bigint;
        last_hash text;
      BEGIN
        PERFORM pg_advisory_xact_lock(7513001);
        SELECT sequence, hash INTO last_sequence, last_hash FROM HOME.bgz_audit ORDER BY sequence DESC LIMIT 1;
        IF last_sequence IS NULL THEN
          SELECT sequence, hash INTO last_sequence, last_hash FROM HOME.bgz_audit_anchor ORDER BY sequence DESC LIMIT 1;
        END IF;
        last_sequence := coalesce(last_sequence, 0);
        last_hash := coalesce(last_hash, repeat('0', 64));
        FOR i IN 1 .. cardinality(entries) LOOP
          last_sequence := last_sequence + 1;
          last_hash := encode(sha256(convert_to(
            last_hash || chr(10) || last_sequence::text || chr(10) || entries[i], 'UTF8')), 'hex');
          INSERT INTO HOME.bgz_audit (sequence, hash, at_ms, entry) VALUES (last_sequence, last_hash, moments[i], entries[i]);
        END LOOP;
        RETURN last_sequence;
      END $body$
    $function$, 'HOME', home);
  END $migration$;
  CREATE OR REPLACE FUNCTION bgz_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('bgz.audit_purge', true) = 'on'
      AND pg_catalog.pg_has_role(
        current_user, (SELECT relowner FROM pg_catalog.pg_class WHERE oid = TG_RELID), 'USAGE')
      AND OLD.at_ms < extract(epoch FROM now() - interval '5 years') * 1000 THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'bgz_audit is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END $body$;
  REVOKE EXECUTE ON FUNCTION bgz_audit_append(text[], bigint[]), bgz_audit_purge(bigint) FROM PUBLIC`,
  // A generated column reads the whole text for itself: five of them were half of what writing a line took.
  `ALTER TABLE bgz_audit
    ALTER COLUMN patient_bsn DROP EXPRESSION,
    ALTER COLUMN notification DROP EXPRESSION,
    ALTER COLUMN organization DROP EXPRESSION,
    ALTER COLUMN user_id DROP EXPRESSION,
    ALTER COLUMN responsible_id DROP EXPRESSION;
  DO $migration$
  DECLARE
    home text;
  BEGIN
    SELECT quote_ident(nspname) INTO home FROM pg_namespace
      WHERE oid = (SELECT relnamespace FROM pg_class WHERE oid = 'bgz_audit'::regclass);
    EXECUTE replace($function$
      CREATE OR REPLACE FUNCTION HOME.bgz_audit_append(entries text[], moments bigint[]) RETURNS bigint
      LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
      DECLARE
        last_sequence bigint;
        last_hash text;
        hashes text[];
      BEGIN
        PERFORM pg_advisory_xact_lock(7513001);
        SELECT sequence, hash INTO last_sequence, last_hash FROM HOME.bgz_audit ORDER BY sequence DESC LIMIT 1;
        IF last_sequence IS NULL THEN
          SELECT sequence, hash INTO last_sequence, last_hash FROM HOME.bgz_audit_anchor ORDER BY sequence DESC LIMIT 1;
        END IF;
        last_sequence := coalesce(last_sequence, 0);
        last_hash := coalesce(last_hash, repeat('0', 64));
        FOR i IN 1 .. cardinality(entries) LOOP
          last_hash := encode(sha256(convert_to(
            last_hash || chr(10) || (last_sequence + i)::text || chr(10) || entries[i], 'UTF8')), 'hex');
          hashes[i] := last_hash;
        END LOOP;
        INSERT INTO HOME.bgz_audit (sequence, hash, at_ms, entry,
            patient_bsn, notification, organization, user_id, responsible_id)
          SELECT last_sequence + place, line_hash, moment, line, held ->> 'patientBsn', held ->> 'notification',
            held #>> '{organization,ura}', held #>> '{user,identifier,value}', held #>> '{responsible,identifier,value}'
          FROM (SELECT place, line_hash, moment, line, line::jsonb AS held
            FROM unnest(hashes, moments, entries) WITH ORDINALITY AS l (line_hash, moment, line, place) OFFSET 0) AS read;
        RETURN last_sequence + cardinality(entries);
      END $body$
    $function$, 'HOME', home);
  END $migration$`,
];

/** The tables of the trail. */
export const auditTables: SubjectTables = {
  subject: 'audit',
  steps,
  rights: { bgz_audit: ['SELECT'], bgz_audit_anchor: ['SELECT'] },
  calls: ['bgz_audit_append(text[], bigint[])'],
};
