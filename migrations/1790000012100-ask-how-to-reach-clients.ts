import { ForwardMigration, writtenOnce } from './tenant-table';

/** By which channel a client may be reached, when, and how they end it (ADR 0026). */
export class AskHowToReachClients1790000012100 extends ForwardMigration {
  protected readonly statements = [
    // IANA name. Null: that of the place they come to.
    `ALTER TABLE client ADD COLUMN timezone text CONSTRAINT client_timezone CHECK (length(timezone) <= 64 AND timezone ~ '^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$')`,
    `GRANT INSERT (timezone), UPDATE (timezone) ON client TO rhomboid_app`,

    // One per message that holds it; each ends one channel for one client. Secrets are kept as their SHA-256.
    `CREATE TABLE opt_out_link (
       clinic_id uuid NOT NULL CONSTRAINT opt_out_link_clinic REFERENCES clinic,
       token_hash bytea NOT NULL CONSTRAINT opt_out_link_token_length CHECK (length(token_hash) = 32),
       client_id uuid NOT NULL,
       channel text NOT NULL CONSTRAINT opt_out_link_channel CHECK (channel IN ('email', 'sms')),
       created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       CONSTRAINT opt_out_link_pkey PRIMARY KEY (clinic_id, token_hash),
       CONSTRAINT opt_out_link_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id)
     )`,
    `CREATE INDEX opt_out_link_of_client ON opt_out_link (clinic_id, client_id)`,
    ...writtenOnce('opt_out_link', 'clinic_id, token_hash, client_id, channel'),

    // What was told by text is not what was told by mail.
    `ALTER TABLE appointment_told ADD COLUMN channel text NOT NULL DEFAULT 'email' CONSTRAINT appointment_told_channel CHECK (channel IN ('email', 'sms')),
       DROP CONSTRAINT appointment_told_pkey,
       ADD CONSTRAINT appointment_told_pkey PRIMARY KEY (clinic_id, appointment_id, channel)`,

    // A text that comes in names a number and no clinic: this tells which clinics know the number, and nothing else of them.
    `CREATE FUNCTION clinics_with_phone(key text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
     SET search_path = public, pg_temp AS $$ SELECT DISTINCT clinic_id FROM client WHERE phone_key = key $$`,
    `REVOKE ALL ON FUNCTION clinics_with_phone(text) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION clinics_with_phone(text) TO rhomboid_app`,
  ];
}
