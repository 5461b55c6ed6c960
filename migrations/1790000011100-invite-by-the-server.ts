import { ForwardMigration } from './tenant-table';

/** Who books online is sent the form by the server itself: such an invitation has no member of staff behind it. */
export class InviteByTheServer1790000011100 extends ForwardMigration {
  protected readonly statements = ['ALTER TABLE intake_invitation ALTER COLUMN created_by DROP NOT NULL'];
}
