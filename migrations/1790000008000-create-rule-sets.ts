import { ForwardMigration, writtenOnce } from './tenant-table';

// A clinic's own rules: a draft is tried on its answers, approved by two people, and stands from then on. Written once, all of it.
const draft = [
  `CREATE TABLE rule_set_draft (
     clinic_id uuid NOT NULL CONSTRAINT rule_set_draft_clinic REFERENCES clinic,
     id uuid NOT NULL,
     base_id text NOT NULL,
     base_version text NOT NULL,
     title text NOT NULL CONSTRAINT rule_set_draft_title CHECK (length(title) BETWEEN 1 AND 120),
     changes jsonb NOT NULL CONSTRAINT rule_set_draft_changes CHECK (jsonb_typeof(changes) = 'object'),
     drafted_by uuid NOT NULL,
     drafted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT rule_set_draft_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT rule_set_draft_base FOREIGN KEY (base_id, base_version) REFERENCES rule_set (id, version),
     CONSTRAINT rule_set_draft_author FOREIGN KEY (clinic_id, drafted_by) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX rule_set_draft_latest ON rule_set_draft (clinic_id, drafted_at DESC, id DESC)`,
  ...writtenOnce('rule_set_draft', 'clinic_id, id, base_id, base_version, title, changes, drafted_by'),
];

const dryRun = [
  `CREATE TABLE rule_set_dry_run (
     clinic_id uuid NOT NULL CONSTRAINT rule_set_dry_run_clinic REFERENCES clinic,
     id uuid NOT NULL,
     draft_id uuid NOT NULL,
     result jsonb NOT NULL,
     run_by uuid NOT NULL,
     run_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT rule_set_dry_run_pkey PRIMARY KEY (clinic_id, id),
     CONSTRAINT rule_set_dry_run_draft FOREIGN KEY (clinic_id, draft_id) REFERENCES rule_set_draft (clinic_id, id),
     CONSTRAINT rule_set_dry_run_of_draft UNIQUE (clinic_id, id, draft_id),
     CONSTRAINT rule_set_dry_run_by FOREIGN KEY (clinic_id, run_by) REFERENCES staff_member (clinic_id, id)
   )`,
  `CREATE INDEX rule_set_dry_run_latest ON rule_set_dry_run (clinic_id, draft_id, run_at DESC)`,
  ...writtenOnce('rule_set_dry_run', 'clinic_id, id, draft_id, result, run_by'),
];

const approval = [
  `CREATE TABLE rule_set_approval (
     clinic_id uuid NOT NULL CONSTRAINT rule_set_approval_clinic REFERENCES clinic,
     draft_id uuid NOT NULL,
     approver_id uuid NOT NULL,
     dry_run_id uuid NOT NULL,
     approved_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT rule_set_approval_pkey PRIMARY KEY (clinic_id, draft_id, approver_id),
     CONSTRAINT rule_set_approval_dry_run FOREIGN KEY (clinic_id, dry_run_id, draft_id) REFERENCES rule_set_dry_run (clinic_id, id, draft_id),
     CONSTRAINT rule_set_approval_by FOREIGN KEY (clinic_id, approver_id) REFERENCES staff_member (clinic_id, id)
   )`,
  ...writtenOnce('rule_set_approval', 'clinic_id, draft_id, approver_id, dry_run_id'),
];

const activation = [
  `CREATE TABLE rule_set_activation (
     clinic_id uuid NOT NULL CONSTRAINT rule_set_activation_clinic REFERENCES clinic,
     draft_id uuid NOT NULL,
     first_approver_id uuid NOT NULL,
     second_approver_id uuid NOT NULL,
     activated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
     CONSTRAINT rule_set_activation_pkey PRIMARY KEY (clinic_id, draft_id),
     CONSTRAINT rule_set_activation_first FOREIGN KEY (clinic_id, draft_id, first_approver_id) REFERENCES rule_set_approval (clinic_id, draft_id, approver_id),
     CONSTRAINT rule_set_activation_second FOREIGN KEY (clinic_id, draft_id, second_approver_id) REFERENCES rule_set_approval (clinic_id, draft_id, approver_id),
     CONSTRAINT rule_set_activation_takes_two CHECK (first_approver_id <> second_approver_id)
   )`,
  `CREATE INDEX rule_set_activation_latest ON rule_set_activation (clinic_id, activated_at DESC, draft_id DESC)`,
  ...writtenOnce('rule_set_activation', 'clinic_id, draft_id, first_approver_id, second_approver_id'),
];

export class CreateRuleSets1790000008000 extends ForwardMigration {
  protected readonly statements = [...draft, ...dryRun, ...approval, ...activation];
}
