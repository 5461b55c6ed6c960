import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Outbox } from '../../notifications';
import { Clock } from '../../platform/clock/clock';
import { newId } from '../../platform/ids/ids';
import { StaffDirectory } from '../../staff';
import { rankOf } from '../domain/levels';
import type { Finding, Screening } from '../domain/screening';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClientLock } from '../persistence/client-lock';
import { UrgentNoticeRepository } from '../persistence/urgent-notice.repository';

export const URGENT = 'screening.urgent_answer';
const DAY_MS = 24 * 3600_000;

export type UrgentAnswers = Readonly<{ clientId: string; invitationId: string; findings: readonly Finding[] }> & Pick<Screening, 'ruleSet' | 'form'>;

/**
 * Tells the clinic of answers that cannot wait, once for each rule and form: a notice at the head of the review queue, and a
 * mail to every therapist in the same transaction. An open gate shuts each time. Joins the caller's unit of work.
 */
@Injectable()
export class UrgentNotices {
  constructor(
    private readonly notices: UrgentNoticeRepository,
    private readonly clearances: ClearanceRepository,
    private readonly lock: ClientLock,
    private readonly staff: StaffDirectory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async tell({ findings, ...of }: UrgentAnswers): Promise<void> {
    const { clientId, invitationId } = of;
    await this.lock.forChange(clientId);
    const [closed, [first, ...more]] = await Promise.all([this.clearances.closeOpenOf(clientId, 'urgent_answer'), this.notices.add(of, findings.map((finding) => ({ id: newId(), finding })))]);
    for (const recordId of closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: 'urgent_answer' } });
    if (first === undefined) return;
    for (const recordId of [first, ...more]) this.audit.record({ action: 'urgent_notice.create', recordType: 'urgent_notice', recordId, clientId, details: { invitationId } });
    const therapists = await this.staff.therapists();
    const [now, gravest] = [this.clock.now(), Math.max(...findings.map(({ level }) => rankOf(level)))];
    for (const staffId of therapists)
      this.outbox.promise({ topic: URGENT, recordId: first, dedupeKey: `${URGENT}:${invitationId}:${gravest}:${staffId}`, dueAt: now, expiresAt: new Date(now.getTime() + DAY_MS) });
  }
}
