import { ForwardMigration } from './tenant-table';

/** When a message passed from us to the server, so that a worker's death is told apart before and after it (ADR 0026). */
export class HandOverOnce1790000012000 extends ForwardMigration {
  protected readonly statements = [
    `ALTER TABLE outbox
       ADD COLUMN channel text NOT NULL DEFAULT 'email' CONSTRAINT outbox_channel CHECK (channel IN ('email', 'sms')),
       -- By the app's clock. Null: before this column.
       ADD COLUMN promised_at timestamptz(3),
       -- Committed before the last byte leaves: without it nothing was delivered, with it nothing is sent again.
       ADD COLUMN handed_over_at timestamptz(3),
       -- What its record remembers as told, such as the time of a visit. No text, no name.
       ADD COLUMN says jsonb CONSTRAINT outbox_says CHECK (jsonb_typeof(says) = 'object'),
       -- How often the server took it and did not answer.
       ADD COLUMN unanswered smallint NOT NULL DEFAULT 0,
       ADD CONSTRAINT outbox_handed_over CHECK (handed_over_at IS NULL OR state <> 'due')`,
    // Two messages about one record, told by two workers at once, would each tell half of the story.
    `CREATE UNIQUE INDEX outbox_one_at_a_time ON outbox (clinic_id, record_id, channel) WHERE state = 'sending'`,
    `GRANT UPDATE (handed_over_at, says, unanswered) ON outbox TO rhomboid_app`,
  ];
}
