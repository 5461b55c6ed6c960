import { ForwardMigration, writtenOnce } from './tenant-table';

// Screenings, reviews and clearances are written once; `timestamptz(3)`: JavaScript dates hold milliseconds, and these
// values stand in foreign keys.
const ruleSet = [
  `CREATE TABLE rule_set (
     id text NOT NULL,
     version text NOT NULL,
     content jsonb NOT NULL,
     content_hash bytea NOT NULL,
     published_at timestamptz NOT NULL DEFAULT now(),
     CONSTRAINT rule_set_pkey PRIMARY KEY (id, version)
   )`,
  `GRANT SELECT ON rule_set TO rhomboid_app`,
];

const screening = [
  `CREATE TABLE screening (
     clinic_id uuid NOT NULL CONSTRAINT screening_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     intake_id uuid NOT NULL,
     rule_set_id text NOT NULL,
     rule_set_version text NOT NULL,
     form_id text NOT NULL,
     form_version integer NOT NULL,
     level text NOT NULL,
     level_rank smallint NOT NULL,
     answers jsonb NOT NULL,
     result jsonb NOT NULL,
     -- When the client gave the answers; a correction keeps the time of the answers that it corrects.
     answered_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     screened_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT screening_after_answers CHECK (answered_at <= screened_at),
     CONSTRAINT screening_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT screening_client FOREIGN KEY (clinic_id, client_id) REFERENCES client (clinic_id, id),
     CONSTRAINT screening_intake FOREIGN KEY (clinic_id, intake_id, client_id) REFERENCES intake (clinic_id, id, client_id),
     CONSTRAINT screening_rule_set FOREIGN KEY (rule_set_id, rule_set_version) REFERENCES rule_set (id, version),
     CONSTRAINT screening_form FOREIGN KEY (form_id, form_version) REFERENCES form_definition (id, version),
     CONSTRAINT screening_level_has_its_rank CHECK ((level, level_rank) IN (('proceed', 0), ('proceed_with_caution', 1),
       ('therapist_review', 2), ('refer_before_massage', 3), ('urgent_same_day', 4), ('emergency_now', 5))),
     CONSTRAINT screening_client_level UNIQUE (clinic_id, id, client_id, level_rank),
     CONSTRAINT screening_of_intake UNIQUE (clinic_id, id, intake_id, client_id)
   )`,
  `CREATE INDEX screening_latest_of_client ON screening (clinic_id, client_id, screened_at DESC, id DESC)`,
  `CREATE INDEX screening_by_intake ON screening (clinic_id, intake_id, screened_at DESC)`,
  ...writtenOnce(
    'screening',
    'clinic_id, id, client_id, intake_id, rule_set_id, rule_set_version, form_id, form_version, level, level_rank, answers, result, answered_at',
  ),
  // An intake and its screening refer to each other: the one that comes second in the transaction settles both.
  `ALTER TABLE intake ADD CONSTRAINT intake_is_screened FOREIGN KEY (clinic_id, screening_id, id, client_id)
     REFERENCES screening (clinic_id, id, intake_id, client_id) DEFERRABLE INITIALLY DEFERRED`,
];

const review = [
  `CREATE TABLE screening_review (
     clinic_id uuid NOT NULL CONSTRAINT screening_review_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     level_rank smallint NOT NULL CONSTRAINT screening_review_level CHECK (level_rank BETWEEN 2 AND 3),
     outcome text NOT NULL CONSTRAINT screening_review_outcome CHECK (outcome IN ('clear', 'hold')),
     reviewer_id uuid NOT NULL,
     reviewer_role text NOT NULL CONSTRAINT screening_review_role CHECK (length(reviewer_role) BETWEEN 1 AND 200),
     decisions jsonb NOT NULL CONSTRAINT screening_review_decides CHECK (jsonb_typeof(decisions) = 'array' AND decisions <> '[]'),
     scope jsonb,
     medical_clearance jsonb,
     second_of uuid,
     first_reviewer_id uuid,
     suffices boolean NOT NULL,
     reviewed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     expires_at timestamptz(3),
     CONSTRAINT screening_review_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT screening_review_screening FOREIGN KEY (clinic_id, screening_id, client_id, level_rank)
       REFERENCES screening (clinic_id, id, client_id, level_rank),
     CONSTRAINT screening_review_reviewer FOREIGN KEY (clinic_id, reviewer_id) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT screening_review_of_reviewer UNIQUE (clinic_id, id, screening_id, reviewer_id),
     CONSTRAINT screening_review_first FOREIGN KEY (clinic_id, second_of, screening_id, first_reviewer_id)
       REFERENCES screening_review (clinic_id, id, screening_id, reviewer_id),
     CONSTRAINT screening_review_one_second UNIQUE (clinic_id, second_of),
     CONSTRAINT screening_review_second_is_another CHECK ((second_of IS NULL AND first_reviewer_id IS NULL)
       OR (second_of IS NOT NULL AND first_reviewer_id IS NOT NULL AND first_reviewer_id <> reviewer_id)),
     CONSTRAINT screening_review_clear_has_scope_and_expiry CHECK ((outcome = 'clear') = (scope IS NOT NULL) AND (outcome = 'clear') = (expires_at IS NOT NULL)),
     CONSTRAINT screening_review_expiry CHECK (expires_at > reviewed_at AND expires_at - reviewed_at <= interval '30 days'),
     -- Level 2: one therapist. Level 3: a doctor's clearance, or a second therapist.
     CONSTRAINT screening_review_suffices CHECK (suffices = (outcome = 'clear' AND (level_rank = 2 OR medical_clearance IS NOT NULL OR second_of IS NOT NULL))),
     CONSTRAINT screening_review_grants UNIQUE (clinic_id, id, screening_id, client_id, level_rank, suffices, expires_at)
   )`,
  `CREATE INDEX screening_review_by_screening ON screening_review (clinic_id, screening_id, reviewed_at)`,
  ...writtenOnce(
    'screening_review',
    'clinic_id, id, client_id, screening_id, level_rank, outcome, reviewer_id, reviewer_role, decisions, scope, medical_clearance, second_of, first_reviewer_id, suffices, expires_at',
  ),
];

const clearance = [
  `CREATE TABLE clearance (
     clinic_id uuid NOT NULL CONSTRAINT clearance_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     intake_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     level_rank smallint NOT NULL CONSTRAINT clearance_level CHECK (level_rank BETWEEN 0 AND 3),
     basis text NOT NULL,
     review_id uuid,
     review_suffices boolean,
     limits jsonb NOT NULL,
     granted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     expires_at timestamptz(3) NOT NULL,
     CONSTRAINT clearance_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT clearance_screening FOREIGN KEY (clinic_id, screening_id, client_id, level_rank)
       REFERENCES screening (clinic_id, id, client_id, level_rank),
     CONSTRAINT clearance_intake FOREIGN KEY (clinic_id, screening_id, intake_id, client_id)
       REFERENCES screening (clinic_id, id, intake_id, client_id),
     CONSTRAINT clearance_review FOREIGN KEY (clinic_id, review_id, screening_id, client_id, level_rank, review_suffices, expires_at)
       REFERENCES screening_review (clinic_id, id, screening_id, client_id, level_rank, suffices, expires_at),
     CONSTRAINT clearance_basis CHECK (
       (basis = 'screening' AND level_rank <= 1 AND review_id IS NULL AND review_suffices IS NULL)
       OR (basis = 'review' AND level_rank BETWEEN 2 AND 3 AND review_id IS NOT NULL AND review_suffices IS TRUE)),
     CONSTRAINT clearance_expiry CHECK (expires_at > granted_at AND expires_at - granted_at <= interval '30 days'),
     CONSTRAINT clearance_one_per_review UNIQUE (clinic_id, review_id),
     CONSTRAINT clearance_until UNIQUE (clinic_id, id, client_id, expires_at)
   )`,
  // What a screening has opened once cannot be opened again by itself after somebody closed it.
  `CREATE UNIQUE INDEX clearance_one_per_screening ON clearance (clinic_id, screening_id) WHERE basis = 'screening'`,
  `CREATE INDEX clearance_latest_of_client ON clearance (clinic_id, client_id, granted_at DESC, id DESC)`,
  ...writtenOnce('clearance', 'clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, review_id, review_suffices, limits, expires_at'),

  `CREATE TABLE clearance_closure (
     clinic_id uuid NOT NULL CONSTRAINT clearance_closure_clinic REFERENCES clinic,
     clearance_id uuid NOT NULL,
     reason text NOT NULL,
     note text CONSTRAINT clearance_closure_note CHECK (length(note) BETWEEN 1 AND 2000),
     closed_by uuid,
     closed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT clearance_closure_pkey PRIMARY KEY (clinic_id, clearance_id),
     CONSTRAINT clearance_closure_clearance FOREIGN KEY (clinic_id, clearance_id) REFERENCES clearance (clinic_id, id),
     CONSTRAINT clearance_closure_closer FOREIGN KEY (clinic_id, closed_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT clearance_closure_reason CHECK (reason IN ('changed_since', 'rules_changed', 'new_symptom', 'reaction', 'medical_advice', 'granted_in_error', 'other')),
     CONSTRAINT clearance_closure_names_who CHECK (reason IN ('changed_since', 'rules_changed') OR closed_by IS NOT NULL)
   )`,
  ...writtenOnce('clearance_closure', 'clinic_id, clearance_id, reason, note, closed_by'),
];

export class CreateScreening1790000004000 extends ForwardMigration {
  protected readonly statements = [...ruleSet, ...screening, ...review, ...clearance];
}
