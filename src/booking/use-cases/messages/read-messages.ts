import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Outbox, type Fate } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { notFound } from '../../../platform/errors/domain-error';
import { signedInStaff } from '../../../staff';
import { DiaryQuery } from '../../persistence/diary.query';

/** Whether a client was told, for who would call them otherwise. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly diary: DiaryQuery,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  ofVisit(id: string): Promise<Fate[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [visit, messages] = await Promise.all([this.diary.findById(id, this.clock.now()), this.outbox.about(id)]);
      if (!visit) throw notFound();
      this.audit.record({ action: 'appointment.messages', recordType: 'appointment', recordId: id, clientId: visit.client.id });
      return messages;
    });
  }
}
