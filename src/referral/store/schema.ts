import type { SubjectTables } from '../../sql/tables';

/**
 * Migrations of the grant store. Steps that were released are never changed; new ones go at the end. Ids are compared
 * byte by byte (collation C): nothing about them is a language.
 */
const steps: readonly string[] = [
  `CREATE TABLE bgz_notification (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    identifier text COLLATE "C" NOT NULL UNIQUE,
    group_identifier text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    bsn text COLLATE "C" NOT NULL,
    receiver_ura text COLLATE "C" NOT NULL,
    base_hash text COLLATE "C" NOT NULL UNIQUE,
    workflow_base_hash text COLLATE "C" NOT NULL UNIQUE,
    peer text NOT NULL,
    referral jsonb NOT NULL,
    offers jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    cancel_reason text,
    version integer NOT NULL);
  CREATE INDEX bgz_notification_bsn ON bgz_notification (bsn, seq);
  CREATE INDEX bgz_notification_receiver ON bgz_notification (receiver_ura, seq);
  CREATE INDEX bgz_notification_group ON bgz_notification (group_identifier, seq);
  CREATE INDEX bgz_notification_state ON bgz_notification (state, seq);
  CREATE INDEX bgz_notification_end ON bgz_notification (valid_until, seq)
    WHERE state IN ('requested', 'received', 'accepted', 'in-progress', 'on-hold');
  CREATE INDEX bgz_notification_changed ON bgz_notification (changed_at)
    WHERE state NOT IN ('requested', 'received', 'accepted', 'in-progress', 'on-hold');
  CREATE TABLE bgz_message (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    notification_id text COLLATE "C" NOT NULL REFERENCES bgz_notification (id) ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    attempts integer NOT NULL,
    not_before timestamptz NOT NULL,
    claimed_by text,
    claimed_until timestamptz,
    last_failure text,
    created_at timestamptz NOT NULL,
    sent_at timestamptz);
  CREATE INDEX bgz_message_notification ON bgz_message (notification_id, seq);
  CREATE INDEX bgz_message_due ON bgz_message (not_before, seq) WHERE state IN ('queued', 'sending');
  CREATE INDEX bgz_message_state ON bgz_message (state, seq);
  CREATE TABLE bgz_token (
    token text COLLATE "C" PRIMARY KEY,
    fingerprint text NOT NULL,
    expires_at timestamptz NOT NULL);
  CREATE INDEX bgz_token_expiry ON bgz_token (expires_at);`,
];

/** The tables of the grant store: notifications with their grants, the outbox, and token ids that were seen. */
export const grantTables: SubjectTables = {
  subject: 'notified-pull',
  steps,
  rights: {
    bgz_notification: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    bgz_message: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    bgz_token: ['SELECT', 'INSERT', 'DELETE'],
  },
};
