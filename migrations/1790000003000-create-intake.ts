import { ForwardMigration, tenantPolicies } from './tenant-table';

const forms = [
  `CREATE TABLE form_definition (
     id text NOT NULL,
     version integer NOT NULL,
     content jsonb NOT NULL,
     content_hash bytea NOT NULL,
     published_at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT form_definition_pkey PRIMARY KEY (id, version)
   )`,
  `GRANT SELECT ON form_definition TO rhomboid_app`,
];

const invitation = [
  `CREATE TABLE intake_invitation (
     clinic_id uuid NOT NULL CONSTRAINT intake_invitation_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     purpose text NOT NULL,
     visit text NOT NULL CONSTRAINT intake_invitation_visit CHECK (visit IN ('first', 'follow_up')),
     corrects_id uuid,
     form_id text NOT NULL,
     form_version integer NOT NULL,
     locale text NOT NULL CONSTRAINT intake_invitation_locale CHECK (locale IN ('en', 'es')),
     created_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     expires_at timestamptz(3) NOT NULL,
     failed_checks smallint NOT NULL DEFAULT 0 CONSTRAINT intake_invitation_checks CHECK (failed_checks BETWEEN 0 AND 5),
     consumed_at timestamptz(3),
     revoked_at timestamptz(3),
     revoked_by uuid,
     CONSTRAINT intake_invitation_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT intake_invitation_of_client UNIQUE (clinic_id, id, client_id),
     CONSTRAINT intake_invitation_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT intake_invitation_form FOREIGN KEY (form_id, form_version) REFERENCES form_definition (id, version),
     CONSTRAINT intake_invitation_creator FOREIGN KEY (clinic_id, created_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT intake_invitation_revoker FOREIGN KEY (clinic_id, revoked_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT intake_invitation_purpose CHECK (purpose IN ('first', 'follow_up', 'correction') AND (purpose = 'correction') = (corrects_id IS NOT NULL)),
     CONSTRAINT intake_invitation_revocation CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
     CONSTRAINT intake_invitation_ends_once CHECK (revoked_at IS NULL OR consumed_at IS NULL)
   )`,
  `CREATE INDEX intake_invitation_newest_of_client ON intake_invitation (clinic_id, client_id, created_at DESC, id DESC)`,
  ...tenantPolicies('intake_invitation', {
    update: ['failed_checks', 'consumed_at', 'revoked_at', 'revoked_by'],
    // What was sent or withdrawn stays so.
    updateWhen: 'consumed_at IS NULL AND revoked_at IS NULL',
  }),
  `REVOKE INSERT ON intake_invitation FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, client_id, purpose, visit, corrects_id, form_id, form_version, locale, created_by, expires_at) ON intake_invitation TO rhomboid_app`,
];

// Where a link or its cookie leads: looked up before the clinic is known. Neither table names a person.
const doors = [
  `CREATE TABLE intake_link (
     token_hash bytea NOT NULL CONSTRAINT intake_link_pkey PRIMARY KEY,
     clinic_id uuid NOT NULL,
     invitation_id uuid NOT NULL CONSTRAINT intake_link_invitation UNIQUE,
     CONSTRAINT intake_link_token_length CHECK (length(token_hash) = 32)
   )`,
  `GRANT SELECT, INSERT ON intake_link TO rhomboid_app`,
  `CREATE TABLE intake_access (
     token_hash bytea NOT NULL CONSTRAINT intake_access_pkey PRIMARY KEY,
     clinic_id uuid NOT NULL,
     invitation_id uuid NOT NULL,
     expires_at timestamptz(3) NOT NULL,
     CONSTRAINT intake_access_link FOREIGN KEY (invitation_id) REFERENCES intake_link (invitation_id),
     CONSTRAINT intake_access_token_length CHECK (length(token_hash) = 32)
   )`,
  `CREATE INDEX intake_access_of_invitation ON intake_access (invitation_id)`,
  `GRANT SELECT, INSERT, DELETE ON intake_access TO rhomboid_app`,

  // As staff_of_session: set_clinic lasts for this statement's own transaction, so that the invitation is read under
  // row-level security.
  `CREATE FUNCTION invitation_of_link(link bytea)
   RETURNS TABLE (clinic_id uuid, invitation_id uuid, client_id uuid, consumed_at timestamptz, revoked_at timestamptz, failed_checks smallint, expires_at timestamptz)
   LANGUAGE plpgsql AS $$
   #variable_conflict use_column
   DECLARE l record;
   BEGIN
     SELECT x.clinic_id, x.invitation_id INTO l FROM intake_link x WHERE x.token_hash = link;
     IF NOT FOUND THEN RETURN; END IF;
     PERFORM set_clinic(l.clinic_id);
     RETURN QUERY SELECT i.clinic_id, i.id, i.client_id, i.consumed_at, i.revoked_at, i.failed_checks, i.expires_at
       FROM intake_invitation i WHERE i.clinic_id = l.clinic_id AND i.id = l.invitation_id;
   END $$`,
  `REVOKE ALL ON FUNCTION invitation_of_link(bytea) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION invitation_of_link(bytea) TO rhomboid_app`,

  // `link`: where the device also shows its link, the cookie must be of that link: two forms open in one browser stay apart.
  `CREATE FUNCTION invitation_of_access(access bytea, link bytea, at timestamptz)
   RETURNS TABLE (clinic_id uuid, invitation_id uuid, client_id uuid, consumed_at timestamptz, revoked_at timestamptz, failed_checks smallint, expires_at timestamptz)
   LANGUAGE plpgsql AS $$
   #variable_conflict use_column
   DECLARE a record;
   BEGIN
     SELECT x.clinic_id, x.invitation_id INTO a FROM intake_access x JOIN intake_link l ON l.invitation_id = x.invitation_id
      WHERE x.token_hash = access AND x.expires_at > at AND (link IS NULL OR l.token_hash = link);
     IF NOT FOUND THEN RETURN; END IF;
     PERFORM set_clinic(a.clinic_id);
     RETURN QUERY SELECT i.clinic_id, i.id, i.client_id, i.consumed_at, i.revoked_at, i.failed_checks, i.expires_at
       FROM intake_invitation i WHERE i.clinic_id = a.clinic_id AND i.id = a.invitation_id;
   END $$`,
  `REVOKE ALL ON FUNCTION invitation_of_access(bytea, bytea, timestamptz) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION invitation_of_access(bytea, bytea, timestamptz) TO rhomboid_app`,
];

const draft = [
  `CREATE TABLE intake_draft_answer (
     clinic_id uuid NOT NULL CONSTRAINT intake_draft_answer_clinic REFERENCES clinic,
     invitation_id uuid NOT NULL,
     link_id text NOT NULL CONSTRAINT intake_draft_answer_link_id CHECK (length(link_id) BETWEEN 1 AND 100),
     answer jsonb NOT NULL,
     version integer NOT NULL DEFAULT 1,
     saved_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT intake_draft_answer_pkey PRIMARY KEY (clinic_id, invitation_id, link_id),
     CONSTRAINT intake_draft_answer_invitation FOREIGN KEY (clinic_id, invitation_id) REFERENCES intake_invitation (clinic_id, id)
   )`,
  ...tenantPolicies('intake_draft_answer', { update: ['answer', 'version', 'saved_at'], delete: true }),
];

const intake = [
  `CREATE TABLE intake (
     clinic_id uuid NOT NULL CONSTRAINT intake_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     invitation_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     purpose text NOT NULL,
     visit text NOT NULL CONSTRAINT intake_visit CHECK (visit IN ('first', 'follow_up')),
     corrects_id uuid,
     form_id text NOT NULL,
     form_version integer NOT NULL,
     locale text NOT NULL CONSTRAINT intake_locale CHECK (locale IN ('en', 'es')),
     answers jsonb NOT NULL CONSTRAINT intake_answers CHECK (jsonb_typeof(answers) = 'object'),
     consents jsonb NOT NULL CONSTRAINT intake_consents CHECK (jsonb_typeof(consents) = 'array'),
     signature jsonb NOT NULL CONSTRAINT intake_signature CHECK (jsonb_typeof(signature) = 'object'),
     -- SHA-256 of the canonical JSON of what was signed.
     content_hash bytea NOT NULL CONSTRAINT intake_hash_length CHECK (length(content_hash) = 32),
     -- When the client gave the answers; a correction keeps the time of the answers that it corrects.
     answered_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     submitted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT intake_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT intake_of_client UNIQUE (clinic_id, id, client_id),
     CONSTRAINT intake_one_per_invitation UNIQUE (clinic_id, invitation_id),
     CONSTRAINT intake_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT intake_invitation FOREIGN KEY (clinic_id, invitation_id, client_id) REFERENCES intake_invitation (clinic_id, id, client_id),
     CONSTRAINT intake_corrects FOREIGN KEY (clinic_id, corrects_id, client_id) REFERENCES intake (clinic_id, id, client_id),
     CONSTRAINT intake_form FOREIGN KEY (form_id, form_version) REFERENCES form_definition (id, version),
     CONSTRAINT intake_purpose CHECK (purpose IN ('first', 'follow_up', 'correction') AND (purpose = 'correction') = (corrects_id IS NOT NULL)),
     CONSTRAINT intake_corrects_another CHECK (corrects_id <> id),
     CONSTRAINT intake_after_answers CHECK (answered_at <= submitted_at)
   )`,
  `CREATE INDEX intake_latest_of_client ON intake (clinic_id, client_id, submitted_at DESC, id DESC)`,
  ...tenantPolicies('intake'),
  `REVOKE INSERT ON intake FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, client_id, invitation_id, screening_id, purpose, visit, corrects_id, form_id, form_version, locale, answers, consents,
     signature, content_hash, answered_at) ON intake TO rhomboid_app`,
  `ALTER TABLE intake_invitation ADD CONSTRAINT intake_invitation_corrects FOREIGN KEY (clinic_id, corrects_id, client_id)
     REFERENCES intake (clinic_id, id, client_id)`,
];

export class CreateIntake1790000003000 extends ForwardMigration {
  protected readonly statements = [...forms, ...invitation, ...doors, ...draft, ...intake];
}
