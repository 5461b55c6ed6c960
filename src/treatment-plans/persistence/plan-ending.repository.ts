import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

const WITHDRAW = 'INSERT INTO plan_withdrawal (clinic_id, plan_id, reason, note, withdrawn_by) VALUES ($1, $2, $3, $4, $5)';
const DISCHARGE = 'INSERT INTO plan_discharge (clinic_id, plan_id, approval_id, reason, outcome, discharged_by) VALUES ($1, $2, $3, $4, $5, $6)';

@Injectable()
export class PlanEndingRepository {
  withdraw(planId: string, { reason, note, by }: Readonly<{ reason: string; note?: string; by: string }>): void {
    const tx = currentTransaction();
    tx.send(WITHDRAW, [tx.clinicId, planId, reason, note ?? null, by]);
  }

  discharge(planId: string, { approvalId, reason, outcome, by }: Readonly<{ approvalId: string; reason: string; outcome: string; by: string }>): void {
    const tx = currentTransaction();
    tx.send(DISCHARGE, [tx.clinicId, planId, approvalId, reason, outcome, by]);
  }
}
