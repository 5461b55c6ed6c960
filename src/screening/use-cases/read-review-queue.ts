import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Forms, Intakes, type ChangedAnswer, type FormDefinition } from '../../intake';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Cursor } from '../../platform/http/page';
import { signedInStaff } from '../../staff';
import { byUrgency, type NextVisit, type PlaceInQueue } from '../domain/queue-order';
import { ReviewQueueQuery, type HeldScreening } from '../persistence/review-queue.query';
import { UrgentNoticeRepository, type OpenNotice } from '../persistence/urgent-notice.repository';
import { ClientVisits } from './client-visits';

export type InQueue = HeldScreening & Readonly<{
  form: FormDefinition;
  changed: readonly ChangedAnswer[];
  /** The client has a link to correct these answers. */
  correctionAwaited: boolean;
  visit?: NextVisit;
}>;
export type NoticeInQueue = OpenNotice & Readonly<{ form: FormDefinition }>;
export type ReviewQueue = Readonly<{ notices: readonly NoticeInQueue[]; held: readonly InQueue[] }>;

/** Who is held and waits for a therapist; before them, what clients answered that cannot wait. */
@Injectable()
export class ReadReviewQueue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queue: ReviewQueueQuery,
    private readonly notices: UrgentNoticeRepository,
    private readonly visits: ClientVisits,
    private readonly forms: Forms,
    private readonly intakes: Intakes,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** One hold more than `limit` if there are more. */
  read(limit: number, after?: Cursor): Promise<ReviewQueue> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [places, notices] = await Promise.all([this.#placesAfter(after), after ? [] : this.notices.open()]);
      const page = places.slice(0, limit + 1);
      const now = this.clock.now();
      const rows = await this.queue.held(page.map(({ id }) => id), now);
      const found = new Map(rows.map((one) => [one.id, one]));
      const [changes, corrections] = await Promise.all([this.intakes.changesOf(rows.map(({ intakeId }) => intakeId)), this.intakes.beingCorrected(rows, now)]);
      for (const { id, clientId } of page.slice(0, limit)) this.audit.record({ action: 'screening.read', recordType: 'screening', recordId: id, clientId, details: { list: 'review_queue' } });
      for (const { id, clientId } of notices) this.audit.record({ action: 'urgent_notice.read', recordType: 'urgent_notice', recordId: id, clientId, details: { list: 'review_queue' } });
      return {
        notices: await Promise.all(notices.map(async (notice) => ({ ...notice, form: await this.forms.pinned(notice) }))),
        held: await Promise.all(
          page.flatMap(({ id, visit }) => {
            const held = found.get(id);
            return held ? [this.#shown({ ...held, changed: changes.get(held.intakeId) ?? [], correctionAwaited: corrections.has(held.intakeId) }, visit)] : [];
          }),
        ),
      };
    });
  }

  async #placesAfter(after: Cursor | undefined): Promise<(PlaceInQueue & { clientId: string })[]> {
    const held = await this.queue.places(this.clock.now());
    const visits = await this.visits.next(held.map(({ clientId }) => clientId));
    const places = held.map((one) => ({ ...one, visit: visits.get(one.clientId) })).sort(byUrgency);
    if (!after) return places;
    const last = placeFrom(after);
    return places.filter((place) => byUrgency(last, place) < 0 && place.id !== last.id);
  }

  async #shown(held: Omit<InQueue, 'form' | 'visit'>, visit: NextVisit | undefined): Promise<InQueue> {
    const { id, version } = held.result.form;
    return { ...held, form: await this.forms.pinned({ formId: id, formVersion: version }), ...(visit && { visit }) };
  }
}

const placeFrom = ([rank = '', visitAt = '', heldSince = '', id = '']: Cursor): PlaceInQueue => ({
  id, rank: Number(rank), heldSince: new Date(heldSince), ...(visitAt !== '' && { visit: { appointmentId: '', startsAt: new Date(visitAt) } }),
});
