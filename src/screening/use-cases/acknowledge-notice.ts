import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { UrgentNoticeRepository } from '../persistence/urgent-notice.repository';

/** A therapist has seen to it, and says what was done. It opens nothing. */
@Injectable()
export class AcknowledgeNotice {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: UrgentNoticeRepository,
    private readonly audit: AuditTrail,
  ) {}

  acknowledge(noticeId: string, done: string): Promise<void> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const notice = await this.notices.find(noticeId);
      if (!notice) throw notFound();
      if (notice.acknowledged || !(await this.notices.acknowledge(noticeId, done, staffId))) throw new DomainError('conflict', 'notice_acknowledged', 'Somebody has seen to this already.');
      this.audit.record({ action: 'urgent_notice.acknowledge', recordType: 'urgent_notice', recordId: noticeId, clientId: notice.clientId });
    });
  }
}
