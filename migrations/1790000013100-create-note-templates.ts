import { ForwardMigration, tenantPolicies, writtenOnce } from './tenant-table';

/** Phrases and templates: of the clinic, or of one therapist. A change is a new version; a note names the one it was filled from. */
const template = [
  `CREATE TABLE note_template (
     clinic_id uuid NOT NULL CONSTRAINT note_template_clinic REFERENCES clinic,
     id uuid NOT NULL,
     -- Null: the clinic's.
     owner_id uuid,
     version integer NOT NULL DEFAULT 1 CONSTRAINT note_template_version_counts CHECK (version >= 1),
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     retired_at timestamptz(3),
     CONSTRAINT note_template_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT note_template_owner FOREIGN KEY (clinic_id, owner_id) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX note_template_standing ON note_template (clinic_id, owner_id) WHERE retired_at IS NULL`,
  ...tenantPolicies('note_template', { update: ['version', 'retired_at'], updateWhen: 'retired_at IS NULL' }),
  `REVOKE INSERT ON note_template FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, owner_id) ON note_template TO rhomboid_app`,

  `CREATE TABLE note_template_version (
     clinic_id uuid NOT NULL CONSTRAINT note_template_version_clinic REFERENCES clinic,
     template_id uuid NOT NULL,
     version integer NOT NULL,
     title text NOT NULL CONSTRAINT note_template_version_title CHECK (length(title) BETWEEN 1 AND 100),
     sections jsonb NOT NULL CONSTRAINT note_template_version_sections CHECK (jsonb_typeof(sections) = 'object'),
     written_by uuid NOT NULL,
     written_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT note_template_version_pkey PRIMARY KEY (clinic_id, template_id, version),
     CONSTRAINT note_template_version_of FOREIGN KEY (clinic_id, template_id) REFERENCES note_template (clinic_id, id),
     CONSTRAINT note_template_version_writer FOREIGN KEY (clinic_id, written_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('note_template_version', 'clinic_id, template_id, version, title, sections, written_by'),
];

/** Set while nobody has touched what was put in. */
const inserted = [
  `ALTER TABLE note_section ADD COLUMN template_id uuid, ADD COLUMN template_version integer`,
  `ALTER TABLE note_section ADD CONSTRAINT note_section_template FOREIGN KEY (clinic_id, template_id, template_version)
     REFERENCES note_template_version (clinic_id, template_id, version)`,
  `ALTER TABLE note_section ADD CONSTRAINT note_section_template_in_full CHECK ((template_id IS NULL) = (template_version IS NULL))`,
  `GRANT UPDATE (template_id, template_version) ON note_section TO rhomboid_app`,
];

export class CreateNoteTemplates1790000013100 extends ForwardMigration {
  protected readonly statements = [...template, ...inserted];
}
