import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { notFound, stale } from '../../../platform/errors/domain-error';
import { decodeCursor, pageOf, type Page } from '../../../platform/http/page';
import { isId } from '../../../platform/ids/ids';
import { Clinics, signedInStaff, type Clinic } from '../../../staff';
import type { Interval } from '../../domain/time';
import { OnlineBookingRepository, type Newcomer, type OnlinePageSettings } from '../../persistence/online-booking.repository';
import { OnlineOfferQuery, type OnlineOffer } from '../../persistence/online-offer.query';
import { FindTimes, type Times } from '../find-times';

const NEVER_SET: OnlinePageSettings = { open: false, mostOpenHolds: 20, version: 0 };

export interface ShownPage {
  readonly clinic: Clinic;
  readonly offers: readonly OnlineOffer[];
}

/** The clinic's public page: what strangers see, and what staff set and see of it. */
@Injectable()
export class OnlinePage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly online: OnlineBookingRepository,
    private readonly offers: OnlineOfferQuery,
    private readonly times: FindTimes,
    private readonly clinics: Clinics,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  settings(): Promise<OnlinePageSettings> {
    return this.uow.run(signedInStaff().clinicId, async () => (await this.online.page()) ?? NEVER_SET);
  }

  set(version: number, to: Omit<OnlinePageSettings, 'version'>): Promise<OnlinePageSettings> {
    const { clinicId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      if (!(await this.online.setPage(version, to))) throw stale();
      this.audit.record({ action: 'online_booking.edit', recordType: 'online_booking', recordId: clinicId, details: { open: to.open } });
      return { ...to, version: version + 1 };
    });
  }

  /** Strangers who asked for a time: staff look whether they know them. */
  newcomers(limit: number, cursor?: string): Promise<Page<Newcomer>> {
    const [after] = decodeCursor(cursor, 1, ([id]) => isId(id)) ?? [];
    return this.uow.run(signedInStaff().clinicId, async () => {
      const found = await this.online.newcomers(limit, this.clock.now(), after);
      this.audit.record({ action: 'online_request.list', recordType: 'online_request', details: { count: Math.min(found.length, limit) } });
      return pageOf(found, limit, ({ id }) => [id]);
    });
  }

  show(clinicId: string): Promise<ShownPage> {
    return this.#open(clinicId, async () => {
      const [clinic, offers] = await Promise.all([this.clinics.current(), this.offers.all()]);
      return { clinic, offers };
    });
  }

  free(clinicId: string, variantId: string, window: Interval): Promise<Times> {
    return this.#open(clinicId, () => this.times.find({ variantId, window, byStaff: false }));
  }

  /** No such clinic, no such page and a closed page are one answer. */
  #open<T>(clinicId: string, work: () => Promise<T>): Promise<T> {
    return this.uow.run(clinicId, async () => {
      if (!(await this.online.page())?.open) throw notFound();
      return work();
    });
  }
}
