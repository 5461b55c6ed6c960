import { ForwardMigration, tenantPolicies } from './tenant-table';

export class CreatePlatform1790000000000 extends ForwardMigration {
  protected readonly statements = [
    // The role that every request runs as. Whoever may log in as it is decided where the database is run.
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rhomboid_app') THEN CREATE ROLE rhomboid_app NOLOGIN; END IF;
     END $$`,
    `REVOKE ALL ON SCHEMA public FROM PUBLIC`,
    `GRANT USAGE ON SCHEMA public TO rhomboid_app`,
    `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
    `CREATE EXTENSION IF NOT EXISTS btree_gin`,
    `CREATE EXTENSION IF NOT EXISTS btree_gist`,

    // SET LOCAL and not set_config(): only the statement reaches Citus workers (ADR 0003).
    `CREATE FUNCTION set_clinic(clinic uuid) RETURNS void LANGUAGE plpgsql AS
     $$ BEGIN EXECUTE format('SET LOCAL app.clinic_id = %L', clinic); END $$`,
    `REVOKE ALL ON FUNCTION set_clinic(uuid) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION set_clinic(uuid) TO rhomboid_app`,

    `CREATE TABLE clinic (
       clinic_id uuid CONSTRAINT clinic_pkey PRIMARY KEY,
       name text NOT NULL CONSTRAINT clinic_name_length CHECK (length(name) BETWEEN 1 AND 200),
       country char(2) NOT NULL CONSTRAINT clinic_country_code CHECK (country ~ '^[A-Z]{2}$'),
       emergency_number text NOT NULL CONSTRAINT clinic_emergency_number CHECK (emergency_number ~ '^[0-9 +]{2,20}$'),
       timezone text NOT NULL,
       locale text NOT NULL CONSTRAINT clinic_locale CHECK (locale IN ('en', 'es')),
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now()
     )`,
    ...tenantPolicies('clinic', { update: ['name', 'emergency_number', 'timezone', 'locale', 'version'] }),

    `CREATE TABLE idempotency_key (
       clinic_id uuid NOT NULL CONSTRAINT idempotency_key_clinic REFERENCES clinic,
       actor_id text NOT NULL,
       key text NOT NULL,
       request_hash bytea NOT NULL,
       status integer,
       response jsonb,
       created_at timestamptz NOT NULL DEFAULT now(),
       CONSTRAINT idempotency_key_pkey PRIMARY KEY (clinic_id, actor_id, key)
     )`,
    ...tenantPolicies('idempotency_key', { update: ['request_hash', 'status', 'response', 'created_at'], delete: true }),
  ];
}
