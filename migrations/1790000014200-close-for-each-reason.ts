import { ForwardMigration } from './tenant-table';

/** What answers have closed a therapist may close too: only what a person closes goes on over the next mild answers. */
export class CloseForEachReason1790000014200 extends ForwardMigration {
  protected readonly statements = [
    `ALTER TABLE clearance_closure DROP CONSTRAINT clearance_closure_pkey`,
    `ALTER TABLE clearance_closure ADD CONSTRAINT clearance_closure_pkey PRIMARY KEY (clinic_id, clearance_id, reason)`,
  ];
}
