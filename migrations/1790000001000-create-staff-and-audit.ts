import { ForwardMigration, tenantPolicies } from './tenant-table';

export class CreateStaffAndAudit1790000001000 extends ForwardMigration {
  protected readonly statements = [
    // Identity has no clinic: one person, one password, however many clinics. No table here names a tenant's data.
    `CREATE TABLE staff_account (
       id uuid CONSTRAINT staff_account_pkey PRIMARY KEY,
       email text NOT NULL CONSTRAINT staff_account_email UNIQUE,
       password_hash text NOT NULL,
       must_change_password boolean NOT NULL DEFAULT false,
       password_expires_at timestamptz,
       disabled_at timestamptz,
       created_at timestamptz NOT NULL DEFAULT now(),
       CONSTRAINT staff_account_email_lower CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
       CONSTRAINT staff_account_argon2id CHECK (password_hash LIKE '$argon2id$%')
     )`,
    `GRANT SELECT, INSERT, UPDATE (password_hash, must_change_password, password_expires_at, disabled_at) ON staff_account TO rhomboid_app`,

    // Where sign-in looks for an account's clinics, as it has no clinic yet. It names no person's role.
    `CREATE TABLE staff_membership (
       account_id uuid NOT NULL CONSTRAINT staff_membership_account REFERENCES staff_account,
       clinic_id uuid NOT NULL,
       CONSTRAINT staff_membership_pkey PRIMARY KEY (account_id, clinic_id)
     )`,
    `GRANT SELECT, INSERT ON staff_membership TO rhomboid_app`,

    `CREATE TABLE staff_member (
       clinic_id uuid NOT NULL CONSTRAINT staff_member_clinic REFERENCES clinic,
       id uuid NOT NULL,
       account_id uuid NOT NULL,
       display_name text NOT NULL,
       roles text[] NOT NULL,
       credentials text[] NOT NULL DEFAULT '{}',
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now(),
       departed_at timestamptz,
       departed_by uuid,
       CONSTRAINT staff_member_pkey PRIMARY KEY (clinic_id, id),
       CONSTRAINT staff_member_membership FOREIGN KEY (account_id, clinic_id) REFERENCES staff_membership (account_id, clinic_id),
       CONSTRAINT staff_member_departed_by FOREIGN KEY (clinic_id, departed_by) REFERENCES staff_member (clinic_id, id),
       CONSTRAINT staff_member_name_length CHECK (length(display_name) BETWEEN 1 AND 200),
       CONSTRAINT staff_member_roles CHECK (cardinality(roles) > 0 AND roles <@ '{owner,therapist,front_desk}'::text[]),
       CONSTRAINT staff_member_departure CHECK ((departed_at IS NULL) = (departed_by IS NULL))
     )`,
    // One person works once in a clinic; who left may come back as a new member.
    `CREATE UNIQUE INDEX staff_member_active_account ON staff_member (clinic_id, account_id) WHERE departed_at IS NULL`,
    ...tenantPolicies('staff_member', {
      update: ['display_name', 'roles', 'credentials', 'version', 'departed_at', 'departed_by'],
      updateWhen: 'departed_at IS NULL',
    }),

    // Clinic and member carry no foreign key: on Citus a reference table may not point at a distributed one.
    `CREATE TABLE staff_session (
       id uuid CONSTRAINT staff_session_pkey PRIMARY KEY,
       token_hash bytea NOT NULL CONSTRAINT staff_session_token UNIQUE,
       account_id uuid NOT NULL CONSTRAINT staff_session_account REFERENCES staff_account,
       clinic_id uuid NOT NULL,
       staff_id uuid NOT NULL,
       started_at timestamptz NOT NULL,
       last_seen_at timestamptz NOT NULL,
       expires_at timestamptz NOT NULL,
       ended_at timestamptz,
       end_reason text,
       CONSTRAINT staff_session_token_length CHECK (length(token_hash) = 32),
       CONSTRAINT staff_session_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
       CONSTRAINT staff_session_end_reason CHECK (end_reason IN ('signed_out', 'signed_in_anew', 'departed', 'password_changed', 'password_reset'))
     )`,
    `CREATE INDEX staff_session_of_account ON staff_session (account_id)`,
    `GRANT SELECT, INSERT, UPDATE (last_seen_at, ended_at, end_reason), DELETE ON staff_session TO rhomboid_app`,

    // As rate-limiter-flexible expects it; expire is epoch milliseconds.
    `CREATE TABLE sign_in_throttle (
       key varchar(255) CONSTRAINT sign_in_throttle_pkey PRIMARY KEY,
       points integer NOT NULL DEFAULT 0,
       expire bigint
     )`,
    `CREATE INDEX sign_in_throttle_expire ON sign_in_throttle (expire)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttle TO rhomboid_app`,

    // Recognises a session in one statement outside of a unit of work: set_clinic lasts for this statement's own
    // transaction, so the member is read under row-level security like everything else.
    `CREATE FUNCTION staff_of_session(token bytea, at timestamptz, seen_since timestamptz)
     RETURNS TABLE (session_id uuid, account_id uuid, clinic_id uuid, staff_id uuid, roles text[], must_change_password boolean, last_seen_at timestamptz)
     LANGUAGE plpgsql AS $$
     #variable_conflict use_column
     DECLARE s record;
     BEGIN
       SELECT x.id, x.account_id, x.clinic_id, x.staff_id, x.last_seen_at, a.must_change_password INTO s
         FROM staff_session x JOIN staff_account a ON a.id = x.account_id
        WHERE x.token_hash = token AND x.ended_at IS NULL AND x.expires_at > at AND x.last_seen_at > seen_since AND a.disabled_at IS NULL;
       IF NOT FOUND THEN RETURN; END IF;
       PERFORM set_clinic(s.clinic_id);
       RETURN QUERY SELECT s.id, s.account_id, s.clinic_id, s.staff_id, m.roles, s.must_change_password, s.last_seen_at
         FROM staff_member m WHERE m.clinic_id = s.clinic_id AND m.id = s.staff_id AND m.departed_at IS NULL;
     END $$`,
    `REVOKE ALL ON FUNCTION staff_of_session(bytea, timestamptz, timestamptz) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION staff_of_session(bytea, timestamptz, timestamptz) TO rhomboid_app`,

    // No foreign keys: an event outlives what it names, and a lock on the clinic's row for every chart read would cost.
    // Plain columns, written once: a chain (seq, prev_hash, hash) over them can be added with no change to callers.
    `CREATE TABLE audit_event (
       clinic_id uuid NOT NULL,
       id uuid NOT NULL,
       at timestamptz NOT NULL DEFAULT now(),
       actor_kind text NOT NULL,
       actor_id uuid,
       session_id uuid,
       action text NOT NULL,
       record_type text NOT NULL,
       record_id text,
       client_id uuid,
       purpose text NOT NULL,
       request_id text NOT NULL,
       outcome text NOT NULL,
       details jsonb NOT NULL DEFAULT '{}',
       CONSTRAINT audit_event_pkey PRIMARY KEY (clinic_id, id),
       CONSTRAINT audit_event_actor_kind CHECK (actor_kind IN ('staff', 'client', 'anonymous', 'system')),
       CONSTRAINT audit_event_outcome CHECK (outcome IN ('success', 'failure', 'denied'))
     )`,
    `CREATE INDEX audit_event_at ON audit_event (clinic_id, at DESC, id DESC)`,
    `CREATE INDEX audit_event_client ON audit_event (clinic_id, client_id, at) WHERE client_id IS NOT NULL`,
    `CREATE INDEX audit_event_actor ON audit_event (clinic_id, actor_id, at)`,
    // An event is written now: nobody backdates one.
    ...tenantPolicies('audit_event', { insertWhen: 'at = now()' }),
  ];
}
