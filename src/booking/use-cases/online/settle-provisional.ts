import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Composers } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { GateWatch } from '../../../screening';
import type { Act } from '../../domain/act';
import type { Appointment } from '../../domain/appointment';
import { AppointmentRepository } from '../../persistence/appointment.repository';
import { OnlineOfferQuery } from '../../persistence/online-offer.query';
import { CarryOut, type Doer } from '../carry-out';
import { ClientGate } from '../client-gate';
import { SETTLE } from '../expiry-alarm';
import { AppointmentMessages } from '../messages/appointment-messages';
import { pendingUntil } from '../new-appointment';

const SERVER: Doer = { actors: [{ kind: 'system' }], actorKind: 'system', staffId: null };

/** What was pencilled in becomes a visit as soon as the client's gate opens; it is free again when its time has run out, and so is what was asked for and not answered. */
@Injectable()
export class SettleProvisional implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly watch: GateWatch,
    private readonly composers: Composers,
    private readonly appointments: AppointmentRepository,
    private readonly offers: OnlineOfferQuery,
    private readonly gate: ClientGate,
    private readonly carryOut: CarryOut,
    private readonly messages: AppointmentMessages,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.watch.onOpened((clinicId, clientId) => this.ofClient(clinicId, clientId));
    this.composers.register(SETTLE, async ({ recordId }) => {
      await this.#settle(recordId);
      return { kind: 'drop', why: 'settled' };
    }, { isAlarm: true });
  }

  /** Each in a transaction of its own: one that cannot be settled keeps no other from it. */
  async ofClient(clinicId: string, clientId: string): Promise<void> {
    const ids = await this.uow.run(clinicId, () => this.appointments.pencilledOf(clientId, this.clock.now()));
    const failures: unknown[] = [];
    for (const id of ids) await this.uow.run(clinicId, () => this.#settle(id)).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /** What a pencilled time becomes now that the forms are done: a visit, or a request where the clinic wants to be asked. */
  async takenAct({ clientId, startsAt, terms, provisional }: Appointment): Promise<Act> {
    const [eligibility, asks] = await Promise.all([this.gate.eligibilityOf(clientId), provisional && this.offers.needsApproval(terms.variantId)]);
    const gateOpen = eligibility === 'may_book';
    return asks ? { kind: 'request', gateOpen, expiresAt: pendingUntil(startsAt, this.clock.now().getTime()) } : { kind: 'confirm', terms, gateOpen };
  }

  async #settle(id: string): Promise<void> {
    const appointment = await this.appointments.lock(id);
    const waits = appointment?.state === 'requested' || (appointment?.state === 'held' && appointment.provisional);
    if (!waits) return;
    if ((appointment.expiresAt ?? 0) <= this.clock.now().getTime()) {
      this.messages.changed(await this.carryOut.by(SERVER, id, undefined, () => ({ kind: 'expire' })));
      return;
    }
    if (appointment.state === 'requested') return;
    const act = await this.takenAct(appointment);
    if ('gateOpen' in act && act.gateOpen) await this.carryOut.by(SERVER, id, undefined, () => act);
  }
}
