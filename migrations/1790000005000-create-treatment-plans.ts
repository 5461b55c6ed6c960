import { ForwardMigration, tenantPolicies, writtenOnce } from './tenant-table';

/** The same three columns name a clearance wherever something rests on one: client and expiry cannot be made up. */
const REFERENCES_CLEARANCE = 'FOREIGN KEY (clinic_id, clearance_id, client_id, clearance_expires_at) REFERENCES clearance (clinic_id, id, client_id, expires_at)';

const plan = [
  `CREATE TABLE treatment_plan (
     clinic_id uuid NOT NULL CONSTRAINT treatment_plan_clinic REFERENCES clinic,
     id uuid NOT NULL,
     client_id uuid NOT NULL,
     intake_id uuid NOT NULL,
     screening_id uuid NOT NULL,
     clearance_id uuid NOT NULL,
     clearance_expires_at timestamptz(3) NOT NULL,
     -- What the therapist added to the client's answers, what the suggester read, and what it said.
     asked jsonb NOT NULL,
     input jsonb NOT NULL,
     suggestion jsonb NOT NULL,
     findings jsonb NOT NULL,
     catalogue_version text NOT NULL,
     suggester_version text NOT NULL,
     rule_set_id text NOT NULL,
     rule_set_version text NOT NULL,
     drafted_by uuid NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     -- Raised by every decision, added line and approval, so that two people do not decide over each other.
     version integer NOT NULL DEFAULT 1,
     -- Set with a withdrawal or discharge: from then on no policy lets the row change.
     closed_at timestamptz(3),
     CONSTRAINT treatment_plan_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT treatment_plan_clearance ${REFERENCES_CLEARANCE},
     CONSTRAINT treatment_plan_within_clearance CHECK (created_at < clearance_expires_at),
     CONSTRAINT treatment_plan_screening FOREIGN KEY (clinic_id, screening_id, intake_id, client_id)
       REFERENCES screening (clinic_id, id, intake_id, client_id),
     CONSTRAINT treatment_plan_rule_set FOREIGN KEY (rule_set_id, rule_set_version) REFERENCES rule_set (id, version),
     CONSTRAINT treatment_plan_drafter FOREIGN KEY (clinic_id, drafted_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT treatment_plan_of_client UNIQUE (clinic_id, id, client_id),
     CONSTRAINT treatment_plan_version CHECK (version >= 1)
   )`,
  `CREATE INDEX treatment_plan_by_client ON treatment_plan (clinic_id, client_id, created_at DESC, id DESC)`,
  ...tenantPolicies('treatment_plan', { update: ['version', 'closed_at'], updateWhen: 'closed_at IS NULL' }),
  `REVOKE INSERT ON treatment_plan FROM rhomboid_app`,
  `GRANT INSERT (clinic_id, id, client_id, intake_id, screening_id, clearance_id, clearance_expires_at, asked, input, suggestion, findings,
     catalogue_version, suggester_version, rule_set_id, rule_set_version, drafted_by) ON treatment_plan TO rhomboid_app`,
];

const lines = [
  `CREATE TABLE plan_line (
     clinic_id uuid NOT NULL CONSTRAINT plan_line_clinic REFERENCES clinic,
     id uuid NOT NULL,
     plan_id uuid NOT NULL,
     place smallint NOT NULL CONSTRAINT plan_line_place CHECK (place BETWEEN 1 AND 500),
     kind text NOT NULL CONSTRAINT plan_line_kind CHECK (kind IN ('technique', 'dose', 'self_care', 'measure', 'review')),
     origin text NOT NULL CONSTRAINT plan_line_origin CHECK (origin IN ('suggested', 'added')),
     content jsonb NOT NULL,
     -- Why a therapist added it.
     reason text CONSTRAINT plan_line_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
     added_by uuid NOT NULL,
     added_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT plan_line_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT plan_line_plan FOREIGN KEY (clinic_id, plan_id) REFERENCES treatment_plan (clinic_id, id),
     CONSTRAINT plan_line_adder FOREIGN KEY (clinic_id, added_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT plan_line_of_plan UNIQUE (clinic_id, id, plan_id),
     CONSTRAINT plan_line_one_per_place UNIQUE (clinic_id, plan_id, place),
     CONSTRAINT plan_line_kind_of_content CHECK (content ->> 'kind' IS NOT DISTINCT FROM kind),
     CONSTRAINT plan_line_added_has_reason CHECK (origin = 'suggested' OR reason IS NOT NULL)
   )`,
  ...writtenOnce('plan_line', 'clinic_id, id, plan_id, place, kind, origin, content, reason, added_by'),

  // A later decision about a line stands before an earlier one; none is ever overwritten.
  `CREATE TABLE plan_line_decision (
     clinic_id uuid NOT NULL CONSTRAINT plan_line_decision_clinic REFERENCES clinic,
     id uuid NOT NULL,
     plan_id uuid NOT NULL,
     line_id uuid NOT NULL,
     plan_version integer NOT NULL,
     decision text NOT NULL CONSTRAINT plan_line_decision_word CHECK (decision IN ('accepted', 'edited', 'rejected')),
     content jsonb,
     reason text CONSTRAINT plan_line_decision_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
     decided_by uuid NOT NULL,
     decided_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT plan_line_decision_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT plan_line_decision_line FOREIGN KEY (clinic_id, line_id, plan_id) REFERENCES plan_line (clinic_id, id, plan_id),
     CONSTRAINT plan_line_decision_decider FOREIGN KEY (clinic_id, decided_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT plan_line_decision_per_version UNIQUE (clinic_id, line_id, plan_version),
     CONSTRAINT plan_line_decision_edit_has_content CHECK ((decision = 'edited') = (content IS NOT NULL)),
     CONSTRAINT plan_line_decision_says_why CHECK (decision = 'accepted' OR reason IS NOT NULL)
   )`,
  `CREATE INDEX plan_line_decision_by_plan ON plan_line_decision (clinic_id, plan_id, line_id, plan_version DESC)`,
  ...writtenOnce('plan_line_decision', 'clinic_id, id, plan_id, line_id, plan_version, decision, content, reason, decided_by'),
];

const approval = [
  `CREATE TABLE plan_approval (
     clinic_id uuid NOT NULL CONSTRAINT plan_approval_clinic REFERENCES clinic,
     id uuid NOT NULL,
     plan_id uuid NOT NULL,
     client_id uuid NOT NULL,
     revision integer NOT NULL CONSTRAINT plan_approval_revision_counts CHECK (revision >= 1),
     plan_version integer NOT NULL,
     -- Canonical JSON (RFC 8785) as text: the hash below is over these bytes, and Postgres checks it.
     content text NOT NULL CONSTRAINT plan_approval_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
     content_hash bytea NOT NULL,
     clearance_id uuid NOT NULL,
     clearance_expires_at timestamptz(3) NOT NULL,
     approved_by uuid NOT NULL,
     approved_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT plan_approval_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT plan_approval_plan FOREIGN KEY (clinic_id, plan_id, client_id) REFERENCES treatment_plan (clinic_id, id, client_id),
     CONSTRAINT plan_approval_clearance ${REFERENCES_CLEARANCE},
     CONSTRAINT plan_approval_within_clearance CHECK (approved_at < clearance_expires_at),
     CONSTRAINT plan_approval_approver FOREIGN KEY (clinic_id, approved_by) REFERENCES staff_member (clinic_id, id),
     CONSTRAINT plan_approval_revision UNIQUE (clinic_id, plan_id, revision),
     CONSTRAINT plan_approval_of_version UNIQUE (clinic_id, plan_id, plan_version),
     CONSTRAINT plan_approval_of_plan UNIQUE (clinic_id, id, plan_id),
     CONSTRAINT plan_approval_hash CHECK (content_hash = sha256(convert_to(content, 'UTF8')))
   )`,
  ...writtenOnce(
    'plan_approval',
    'clinic_id, id, plan_id, client_id, revision, plan_version, content, content_hash, clearance_id, clearance_expires_at, approved_by',
  ),
];

const endings = [
  `CREATE TABLE plan_withdrawal (
     clinic_id uuid NOT NULL CONSTRAINT plan_withdrawal_clinic REFERENCES clinic,
     plan_id uuid NOT NULL,
     reason text NOT NULL CONSTRAINT plan_withdrawal_reason CHECK (reason IN ('not_suitable', 'client_declined', 'superseded', 'drafted_in_error', 'health_changed', 'other')),
     note text CONSTRAINT plan_withdrawal_note CHECK (length(note) BETWEEN 1 AND 2000),
     withdrawn_by uuid NOT NULL,
     withdrawn_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT plan_withdrawal_pkey PRIMARY KEY (clinic_id, plan_id),
     CONSTRAINT plan_withdrawal_plan FOREIGN KEY (clinic_id, plan_id) REFERENCES treatment_plan (clinic_id, id),
     CONSTRAINT plan_withdrawal_by FOREIGN KEY (clinic_id, withdrawn_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('plan_withdrawal', 'clinic_id, plan_id, reason, note, withdrawn_by'),

  // Only what was approved can be discharged: the last approved revision stands in the row.
  `CREATE TABLE plan_discharge (
     clinic_id uuid NOT NULL CONSTRAINT plan_discharge_clinic REFERENCES clinic,
     plan_id uuid NOT NULL,
     approval_id uuid NOT NULL,
     reason text NOT NULL CONSTRAINT plan_discharge_reason CHECK (reason IN ('goals_met', 'no_progress', 'course_complete', 'referred', 'client_stopped', 'moved_on', 'other')),
     outcome text NOT NULL CONSTRAINT plan_discharge_outcome CHECK (length(outcome) BETWEEN 1 AND 4000),
     discharged_by uuid NOT NULL,
     discharged_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT plan_discharge_pkey PRIMARY KEY (clinic_id, plan_id),
     CONSTRAINT plan_discharge_approval FOREIGN KEY (clinic_id, approval_id, plan_id) REFERENCES plan_approval (clinic_id, id, plan_id),
     CONSTRAINT plan_discharge_by FOREIGN KEY (clinic_id, discharged_by) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('plan_discharge', 'clinic_id, plan_id, approval_id, reason, outcome, discharged_by'),
];

/** A plan rests on a clearance, an approval on one of its own; records are written once, and an ended plan stands still. */
export class CreateTreatmentPlans1790000005000 extends ForwardMigration {
  protected readonly statements = [...plan, ...lines, ...approval, ...endings];
}
