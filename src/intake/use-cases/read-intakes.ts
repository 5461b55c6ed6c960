import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { decodeCursor, isTimeAndId, pageOf, type Page } from '../../platform/http/page';
import { signedInStaff } from '../../staff';
import { changedAnswers, type ChangedAnswer } from '../domain/changed-answers';
import type { FormDefinition } from '../domain/form';
import { IntakeRepository, type IntakeLine, type StoredIntake } from '../persistence/intake.repository';
import { Forms } from './forms';

/** What clients answered, for therapists. Each read is on record. */
@Injectable()
export class ReadIntakes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly intakes: IntakeRepository,
    private readonly forms: Forms,
    private readonly audit: AuditTrail,
  ) {}

  one(id: string): Promise<{ intake: StoredIntake; form: FormDefinition; changed: readonly ChangedAnswer[] }> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const intake = await this.intakes.findById(id);
      if (!intake) throw notFound();
      this.audit.record({ action: 'intake.read', recordType: 'intake', recordId: id, clientId: intake.clientId });
      const [form, before] = await Promise.all([this.forms.pinned(intake), intake.followsId === null ? undefined : this.intakes.findById(intake.followsId)]);
      return { intake, form, changed: before ? changedAnswers(form, before.answers, intake.answers) : [] };
    });
  }

  ofClient(clientId: string, limit: number, cursor?: string): Promise<Page<IntakeLine>> {
    const after = decodeCursor(cursor, 2, isTimeAndId);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, rows] = await Promise.all([this.clients.findById(clientId), this.intakes.ofClient(clientId, limit, after)]);
      if (!client) throw notFound();
      this.audit.record({ action: 'intake.list', recordType: 'intake', clientId });
      return pageOf(rows, limit, (row) => [row.submittedAt.toISOString(), row.id]);
    });
  }
}
