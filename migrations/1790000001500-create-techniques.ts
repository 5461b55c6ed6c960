import { ForwardMigration, tenantPolicies } from './tenant-table';

export class CreateTechniques1790000001500 extends ForwardMigration {
  protected readonly statements = [
    // The catalogue as published, a row per version; what a plan was made with can always be read again.
    `CREATE TABLE catalogue_version (
       version text CONSTRAINT catalogue_version_pkey PRIMARY KEY,
       content jsonb NOT NULL,
       content_hash bytea NOT NULL,
       published_at timestamptz NOT NULL DEFAULT now()
     )`,
    `GRANT SELECT ON catalogue_version TO rhomboid_app`,

    // Every technique that any version ever had, so that a clinic's settings and plans name one that exists.
    `CREATE TABLE technique (
       id text CONSTRAINT technique_pkey PRIMARY KEY,
       since_version text NOT NULL CONSTRAINT technique_since REFERENCES catalogue_version
     )`,
    `GRANT SELECT ON technique TO rhomboid_app`,

    `CREATE TABLE clinic_technique (
       clinic_id uuid NOT NULL CONSTRAINT clinic_technique_clinic REFERENCES clinic,
       technique_id text NOT NULL CONSTRAINT clinic_technique_technique REFERENCES technique,
       offered boolean NOT NULL,
       local_name text CONSTRAINT clinic_technique_name_length CHECK (length(local_name) BETWEEN 1 AND 120),
       version integer NOT NULL DEFAULT 1,
       CONSTRAINT clinic_technique_pkey PRIMARY KEY (clinic_id, technique_id),
       CONSTRAINT clinic_technique_one_name UNIQUE (clinic_id, local_name)
     )`,
    ...tenantPolicies('clinic_technique', { update: ['offered', 'local_name', 'version'] }),
  ];
}
