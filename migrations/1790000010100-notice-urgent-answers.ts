import { ForwardMigration, writtenOnce } from './tenant-table';

/** What a client answered that cannot wait, as soon as it was saved: the form may never be sent. */
export class NoticeUrgentAnswers1790000010100 extends ForwardMigration {
  protected readonly statements = [
    `CREATE TABLE urgent_notice (
       clinic_id uuid NOT NULL CONSTRAINT urgent_notice_clinic REFERENCES clinic,
       id uuid NOT NULL,
       client_id uuid NOT NULL,
       invitation_id uuid NOT NULL,
       rule_id text NOT NULL CONSTRAINT urgent_notice_rule CHECK (length(rule_id) BETWEEN 1 AND 60),
       rule_set_id text NOT NULL,
       rule_set_version text NOT NULL,
       form_id text NOT NULL,
       form_version integer NOT NULL,
       level_rank smallint NOT NULL CONSTRAINT urgent_notice_level CHECK (level_rank BETWEEN 4 AND 5),
       -- The finding as it was then, with the exact answers.
       finding jsonb NOT NULL CONSTRAINT urgent_notice_finding CHECK (jsonb_typeof(finding) = 'object'),
       noticed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       CONSTRAINT urgent_notice_pkey PRIMARY KEY (clinic_id, id),
       CONSTRAINT urgent_notice_once UNIQUE (clinic_id, invitation_id, rule_id),
       CONSTRAINT urgent_notice_invitation FOREIGN KEY (clinic_id, invitation_id, client_id) REFERENCES intake_invitation (clinic_id, id, client_id),
       CONSTRAINT urgent_notice_rule_set FOREIGN KEY (rule_set_id, rule_set_version) REFERENCES rule_set (id, version),
       CONSTRAINT urgent_notice_form FOREIGN KEY (form_id, form_version) REFERENCES form_definition (id, version)
     )`,
    `CREATE INDEX urgent_notice_newest ON urgent_notice (clinic_id, noticed_at DESC)`,
    ...writtenOnce('urgent_notice', 'clinic_id, id, client_id, invitation_id, rule_id, rule_set_id, rule_set_version, form_id, form_version, level_rank, finding'),

    `CREATE TABLE urgent_notice_acknowledgement (
       clinic_id uuid NOT NULL CONSTRAINT urgent_notice_acknowledgement_clinic REFERENCES clinic,
       notice_id uuid NOT NULL,
       -- Whom they called and what came of it.
       done text NOT NULL CONSTRAINT urgent_notice_acknowledgement_done CHECK (length(done) BETWEEN 1 AND 2000),
       acknowledged_by uuid NOT NULL,
       acknowledged_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
       CONSTRAINT urgent_notice_acknowledgement_pkey PRIMARY KEY (clinic_id, notice_id),
       CONSTRAINT urgent_notice_acknowledgement_notice FOREIGN KEY (clinic_id, notice_id) REFERENCES urgent_notice (clinic_id, id),
       CONSTRAINT urgent_notice_acknowledgement_by FOREIGN KEY (clinic_id, acknowledged_by) REFERENCES staff_member (clinic_id, id)
     )`,
    ...writtenOnce('urgent_notice_acknowledgement', 'clinic_id, notice_id, done, acknowledged_by'),
  ];
}
