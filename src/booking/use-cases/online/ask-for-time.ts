import { Injectable } from '@nestjs/common';
import { Registration, type NewClient } from '../../../clients';
import { Clock } from '../../../platform/clock/clock';
import { currentContext } from '../../../platform/context/request-context';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { notFound } from '../../../platform/errors/domain-error';
import { hashOf, newId } from '../../../platform/ids/ids';
import type { Appointment } from '../../domain/appointment';
import { isFull } from '../../domain/online-booking';
import type { Instant } from '../../domain/time';
import { OnlineBookingRepository } from '../../persistence/online-booking.repository';
import { BookAppointment } from '../book-appointment';
import { callUs } from '../refusals';
import { neutrally } from './neutral';
import { OnlineMail } from './online-mail';

export interface Asked {
  readonly variantId: string;
  readonly startsAt: Instant;
  /** With an e-mail address: the form goes there, and nowhere else. */
  readonly person: NewClient & Readonly<{ email: string }>;
  /** The network that it comes from. */
  readonly place: string;
}

/**
 * A stranger on the clinic's page. They become a client of their own, whoever they say they are: no record of anybody is
 * looked at, so the answer is the same for people who are known and who are not. The time is only kept until their form is
 * done and the gate is open.
 */
@Injectable()
export class AskForTime {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly online: OnlineBookingRepository,
    private readonly registration: Registration,
    private readonly booking: BookAppointment,
    private readonly mail: OnlineMail,
    private readonly clock: Clock,
  ) {}

  ask(clinicId: string, { variantId, startsAt, person, place }: Asked): Promise<Appointment> {
    return this.uow.run(clinicId, async () => {
      const page = await this.online.lockPage();
      if (!page?.open) throw notFound();
      const [placeHash, emailHash] = [hashOf(`${clinicId} ${place}`), hashOf(`${clinicId} ${person.email}`)];
      if (isFull(await this.online.openOfStrangers(this.clock.now(), placeHash, emailHash), page.mostOpenHolds)) throw callUs();
      const client = await this.registration.arrive(clinicId, person);
      if (!client) throw callUs();
      const [id, clientId] = [newId(), client.id];
      currentContext().actor = { kind: 'client', clinicId, clientId, invitationId: id };
      const visit = await neutrally(() => this.booking.book(clinicId, { variantId, clientId, startsAt, channel: 'online', staffId: null }));
      this.online.add({ id, appointmentId: visit.id, clientId, bookingLinkId: null, placeHash, emailHash });
      this.mail.promiseForm(visit);
      return visit;
    });
  }
}
