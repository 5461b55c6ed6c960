import { ForwardMigration } from './tenant-table';

/** Who says again what a therapist has dealt with, after the gate was opened, is heard again. */
export class NoticeAgain1790000014100 extends ForwardMigration {
  protected readonly statements = [
    `ALTER TABLE urgent_notice ADD COLUMN occurrence smallint NOT NULL DEFAULT 1`,
    `ALTER TABLE urgent_notice DROP CONSTRAINT urgent_notice_once`,
    `ALTER TABLE urgent_notice ADD CONSTRAINT urgent_notice_once UNIQUE (clinic_id, invitation_id, rule_id, occurrence)`,
    `GRANT INSERT (occurrence) ON urgent_notice TO rhomboid_app`,
  ];
}
