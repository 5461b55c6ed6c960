import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Forms, Intakes, type ChangedAnswer, type FormDefinition } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Cursor } from '../../platform/http/page';
import { signedInStaff } from '../../staff';
import { ReviewQueueQuery, type HeldScreening } from '../persistence/review-queue.query';

export type InQueue = HeldScreening & Readonly<{ form: FormDefinition; changed: readonly ChangedAnswer[] }>;

/** Who is held and waits for a therapist. */
@Injectable()
export class ReadReviewQueue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queue: ReviewQueueQuery,
    private readonly forms: Forms,
    private readonly intakes: Intakes,
    private readonly audit: AuditTrail,
  ) {}

  read(limit: number, after?: Cursor): Promise<InQueue[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const held = await this.queue.page(limit, after);
      for (const { id, clientId } of held.slice(0, limit)) this.audit.record({ action: 'screening.read', recordType: 'screening', recordId: id, clientId, details: { list: 'review_queue' } });
      const changes = await this.intakes.changesOf(held.map(({ intakeId }) => intakeId));
      return Promise.all(held.map(async (one) => ({ ...one, form: await this.#formOf(one), changed: changes.get(one.intakeId) ?? [] })));
    });
  }

  async #formOf({ result: { form } }: HeldScreening): Promise<FormDefinition> {
    const found = await this.forms.find(form.id, form.version);
    if (!found) throw new Error('a screening outlived its form');
    return found;
  }
}
