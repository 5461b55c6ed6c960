import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { currentContext } from '../../platform/context/request-context';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import type { Act } from '../domain/act';
import type { Appointment } from '../domain/appointment';
import { cancellationTerms } from '../domain/policy';
import { MINUTE_MS, type Instant, type Interval } from '../domain/time';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { DiaryQuery, type DiaryEntry } from '../persistence/diary.query';
import { ManageLinkRepository } from '../persistence/manage-link.repository';
import { CarryOut, type Doer } from './carry-out';
import { FindTimes, type Times } from './find-times';
import { MoveAppointment } from './move-appointment';
import { SettleProvisional } from './online/settle-provisional';
import { readLink } from './secret-link';

export interface OwnVisitView {
  readonly entry: DiaryEntry;
  readonly cancellation: Readonly<{ late: boolean; feeCents: number; freeUntil: Instant }>;
  readonly moveUntil: Instant;
}

/** What a client does with one visit, by the link that was sent to them. */
@Injectable()
export class VisitByLink {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: ManageLinkRepository,
    private readonly appointments: AppointmentRepository,
    private readonly diary: DiaryQuery,
    private readonly carryOut: CarryOut,
    private readonly moving: MoveAppointment,
    private readonly times: FindTimes,
    private readonly settling: SettleProvisional,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  read(link: string | undefined): Promise<OwnVisitView> {
    return this.#holding(link, (id) => this.#view(id));
  }

  /** Times that the visit could move to. */
  alternatives(link: string | undefined, window: Interval): Promise<Times> {
    return this.#holding(link, async (id) => {
      const { terms, clientId } = await this.#find(id);
      return this.times.find({ variantId: terms.variantId, window, clientId, byStaff: false, except: id, termsVersion: terms.version });
    });
  }

  move(link: string | undefined, startsAt: Instant): Promise<OwnVisitView> {
    return this.#holding(link, async (id, doer) => {
      await this.moving.by(doer, id, undefined, { startsAt });
      return this.#view(id);
    });
  }

  /** `acceptedFeeCents`: the fee that was shown. */
  cancel(link: string | undefined, acceptedFeeCents: number): Promise<OwnVisitView> {
    return this.#act(link, () => ({ kind: 'cancel', reasonCode: 'client_cannot_come', acceptedFeeCents }));
  }

  confirm(link: string | undefined): Promise<OwnVisitView> {
    return this.#act(link, (appointment) => this.settling.takenAct(appointment));
  }

  #act(link: string | undefined, actOf: (appointment: Appointment) => Act | Promise<Act>): Promise<OwnVisitView> {
    return this.#holding(link, async (id, doer) => {
      await this.carryOut.by(doer, id, undefined, actOf);
      return this.#view(id);
    });
  }

  #holding<T>(link: string | undefined, work: (appointmentId: string, doer: Doer) => Promise<T>): Promise<T> {
    const read = readLink(link);
    if (!read) throw linkUnknown();
    const { clinicId, hash } = read;
    return this.uow.run(clinicId, async () => {
      const found = await this.links.find(hash);
      if (!found) throw linkUnknown();
      // To the audit trail the link is what a session is for staff.
      currentContext().actor = { kind: 'client', clinicId, clientId: found.clientId, invitationId: found.appointmentId };
      return work(found.appointmentId, { actors: [{ kind: 'client', clientId: found.clientId as Appointment['clientId'] }], actorKind: 'client', staffId: null });
    });
  }

  async #view(id: string): Promise<OwnVisitView> {
    const now = this.clock.now();
    const [entry, appointment] = await Promise.all([this.diary.findById(id, now), this.#find(id)]);
    if (!entry) throw linkUnknown();
    this.audit.record({ action: 'appointment.read', recordType: 'appointment', recordId: id, clientId: appointment.clientId });
    return { entry, cancellation: cancellationTerms(appointment, now.getTime()), moveUntil: appointment.startsAt - appointment.policy.moveUntil * MINUTE_MS };
  }

  async #find(id: string): Promise<Appointment> {
    const appointment = await this.appointments.findById(id);
    if (!appointment) throw linkUnknown();
    return appointment;
  }
}

const linkUnknown = (): DomainError =>
  new DomainError('unauthenticated', 'link_unknown', 'This link is not known, or no longer valid. Use the link of your latest mail, or call the clinic.');
