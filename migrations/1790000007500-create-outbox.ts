import { ForwardMigration, tenantPolicies } from './tenant-table';

/** Messages that were promised in the transaction of an act; a worker sends them (ADR 0018). */
export class CreateOutbox1790000007500 extends ForwardMigration {
  protected readonly statements = [
    `CREATE TABLE outbox (
       clinic_id uuid NOT NULL CONSTRAINT outbox_clinic REFERENCES clinic,
       -- Also the Message-ID, so that a repeat after a crash is known as one.
       id uuid NOT NULL,
       topic text NOT NULL CONSTRAINT outbox_topic CHECK (topic ~ '^[a-z_]{2,40}[.][a-z_]{2,40}$'),
       -- What it is about; the message is composed from it when it is sent, so nothing here can go stale or leak.
       record_id uuid NOT NULL,
       -- One message per key, for ever.
       dedupe_key text NOT NULL CONSTRAINT outbox_dedupe_key_length CHECK (length(dedupe_key) BETWEEN 8 AND 200),
       -- Of messages that merge while they wait.
       merge_key text CONSTRAINT outbox_merge_key_length CHECK (length(merge_key) BETWEEN 8 AND 200),
       due_at timestamptz(3) NOT NULL,
       expires_at timestamptz(3) NOT NULL,
       state text NOT NULL DEFAULT 'due' CONSTRAINT outbox_state CHECK (state IN ('due', 'sending', 'sent', 'dropped', 'failed')),
       attempts smallint NOT NULL DEFAULT 0,
       locked_until timestamptz(3),
       outcome text CONSTRAINT outbox_outcome CHECK (outcome ~ '^[a-z0-9_]{2,60}$'),
       -- SHA-256 of what went out; the text itself is not kept.
       body_hash bytea,
       settled_at timestamptz(3),
       created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       CONSTRAINT outbox_pkey PRIMARY KEY (clinic_id, id),
       CONSTRAINT outbox_dedupe UNIQUE (clinic_id, dedupe_key),
       CONSTRAINT outbox_locked CHECK ((state = 'sending') = (locked_until IS NOT NULL)),
       CONSTRAINT outbox_settled CHECK ((state IN ('sent', 'dropped', 'failed')) = (settled_at IS NOT NULL))
     )`,
    `CREATE UNIQUE INDEX outbox_merging ON outbox (clinic_id, merge_key) WHERE state = 'due' AND merge_key IS NOT NULL`,
    `CREATE INDEX outbox_due ON outbox (clinic_id, due_at) WHERE state IN ('due', 'sending')`,
    `CREATE INDEX outbox_of_record ON outbox (clinic_id, record_id)`,
    ...tenantPolicies('outbox', {
      update: ['dedupe_key', 'due_at', 'expires_at', 'state', 'attempts', 'locked_until', 'outcome', 'body_hash', 'settled_at'],
      updateWhen: `state IN ('due', 'sending')`,
    }),

    // The worker serves every clinic: this tells it which ones wait, and nothing else of them.
    `CREATE POLICY outbox_waiting ON outbox FOR SELECT TO CURRENT_USER USING (true)`,
    `CREATE FUNCTION clinics_with_messages_due(at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
     SET search_path = public, pg_temp AS $$
       SELECT DISTINCT clinic_id FROM outbox WHERE (state = 'due' AND due_at <= at) OR (state = 'sending' AND locked_until <= at) $$`,
    `REVOKE ALL ON FUNCTION clinics_with_messages_due(timestamptz) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION clinics_with_messages_due(timestamptz) TO rhomboid_app`,
  ];
}
