import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clients } from '../../../clients';
import { actingClient } from '../../../intake';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { newId } from '../../../platform/ids/ids';
import { isFull, MOST_AHEAD_BY_LINK } from '../../domain/online-booking';
import type { Instant, Interval } from '../../domain/time';
import { BookingLinkRepository } from '../../persistence/booking-link.repository';
import { DiaryQuery, type DiaryEntry } from '../../persistence/diary.query';
import { OnlineBookingRepository } from '../../persistence/online-booking.repository';
import { OnlineOfferQuery, type OnlineOffer } from '../../persistence/online-offer.query';
import { BookAppointment } from '../book-appointment';
import { ClientGate } from '../client-gate';
import { FindTimes, type Times } from '../find-times';
import { callUs, enoughAhead } from '../refusals';
import { neutrally } from './neutral';
import { OnlineMail } from './online-mail';

/** What a known client does who was sent a booking link and passed the second check. */
@Injectable()
export class OwnBooking {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly offers: OnlineOfferQuery,
    private readonly times: FindTimes,
    private readonly links: BookingLinkRepository,
    private readonly online: OnlineBookingRepository,
    private readonly booking: BookAppointment,
    private readonly gate: ClientGate,
    private readonly mail: OnlineMail,
    private readonly diary: DiaryQuery,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  services(): Promise<readonly OnlineOffer[]> {
    return this.uow.run(actingClient().clinicId, () => this.offers.all());
  }

  /** With their wishes and around their visits. Who must talk to the clinic first is told so, and not why. */
  free(variantId: string, window: Interval): Promise<Times> {
    const { clinicId, clientId } = actingClient();
    return this.uow.run(clinicId, async () => {
      const [found] = await Promise.all([this.times.find({ variantId, window, clientId, byStaff: false }), this.#refuseArchived(clientId)]);
      if (found.eligibility === 'call_us') throw callUs();
      return found;
    });
  }

  /** Booked at once where the client is cleared; else kept until their form is done, and the form goes to them by mail. */
  book(variantId: string, startsAt: Instant): Promise<DiaryEntry> {
    const { clinicId, clientId, invitationId: bookingLinkId } = actingClient();
    return this.uow.run(clinicId, async () => {
      await this.links.lockOfClient(clientId);
      await this.#refuseTooMany(clientId);
      const visit = await neutrally(() => this.booking.book(clinicId, { variantId, clientId, startsAt, channel: 'online', staffId: null }));
      const { id: appointmentId } = visit;
      this.online.add({ id: newId(), appointmentId, clientId, bookingLinkId, placeHash: null, emailHash: null });
      if (visit.provisional && (await this.gate.needsForm(clientId))) this.mail.promiseForm(visit);
      this.audit.record({ action: 'appointment.read', recordType: 'appointment', recordId: appointmentId, clientId });
      const entry = await this.diary.findById(appointmentId, this.clock.now());
      if (!entry) throw new Error('a visit vanished in its own transaction');
      return entry;
    });
  }

  async #refuseTooMany(clientId: string): Promise<void> {
    const now = this.clock.now();
    const [open, ahead] = await Promise.all([this.online.openOfClient(now, clientId), this.online.aheadByLink(now, clientId), this.#refuseArchived(clientId)]);
    if (isFull(open, Infinity)) throw callUs();
    if (ahead >= MOST_AHEAD_BY_LINK) throw enoughAhead();
  }

  /** Since the second check. */
  async #refuseArchived(clientId: string): Promise<void> {
    if ((await this.clients.findById(clientId))?.archivedAt) throw callUs();
  }
}
