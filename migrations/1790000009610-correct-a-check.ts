import { ForwardMigration } from './tenant-table';

/** The correction of a short check follows what the check followed, so that the holds which that left stand (ADR 0023). */
export class CorrectACheck1790000009610 extends ForwardMigration {
  protected readonly statements = [
    `ALTER TABLE intake DROP CONSTRAINT intake_purpose`,
    `ALTER TABLE intake ADD CONSTRAINT intake_purpose CHECK (purpose IN ('first', 'follow_up', 'correction', 'what_changed')
       AND (purpose = 'correction') = (corrects_id IS NOT NULL) AND (purpose <> 'what_changed' OR follows_id IS NOT NULL)
       AND (follows_id IS NULL OR purpose IN ('what_changed', 'correction')))`,
  ];
}
