import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

export interface NewBlock {
  readonly id: string;
  readonly resourceId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
  readonly createdBy: string;
}

const INSERT = 'INSERT INTO time_block (clinic_id, id, resource_id, starts_at, ends_at, reason, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const LIFT = 'UPDATE time_block SET lifted_at = $3 WHERE clinic_id = $1 AND id = $2 AND lifted_at IS NULL';

@Injectable()
export class BlockRepository {
  async add(b: NewBlock): Promise<void> {
    const tx = currentTransaction();
    await tx.query(INSERT, [tx.clinicId, b.id, b.resourceId, b.startsAt, b.endsAt, b.reason, b.createdBy]);
  }

  /** False: there is none, or it was lifted before. */
  async lift(id: string, at: Date): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(LIFT, [tx.clinicId, id, at])).rowCount === 1;
  }
}
