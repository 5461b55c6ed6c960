import { ForwardMigration } from './tenant-table';

/** A link that is opened on a device which others use after the client (ADR 0023). */
export class CheckOnTheTablet1790000009600 extends ForwardMigration {
  protected readonly statements = [
    `ALTER TABLE intake_invitation ADD COLUMN on_tablet boolean NOT NULL DEFAULT false`,
    `GRANT INSERT (on_tablet) ON intake_invitation TO rhomboid_app`,
  ];
}
