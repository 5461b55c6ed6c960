import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import type { Act } from '../domain/act';
import type { Appointment } from '../domain/appointment';
import { MINUTE_MS } from '../domain/time';
import { AppointmentRepository } from '../persistence/appointment.repository';
import type { DiaryEntry } from '../persistence/diary.query';
import { ActingStaff } from './acting-staff';
import { BookAppointment, type Wish } from './book-appointment';
import { CarryOut, type Version } from './carry-out';
import { ClientGate } from './client-gate';
import { MoveAppointment, type Target } from './move-appointment';
import { ReadDiary } from './read-diary';
import { refusal } from './refusals';

/** What staff do with appointments; each answers with the appointment as it then is. */
@Injectable()
export class AppointmentDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly booking: BookAppointment,
    private readonly moving: MoveAppointment,
    private readonly carryOut: CarryOut,
    private readonly gate: ClientGate,
    private readonly hats: ActingStaff,
    private readonly diary: ReadDiary,
    private readonly appointments: AppointmentRepository,
  ) {}

  /** Who is a therapist and nothing else books for themselves. */
  book(wish: Omit<Wish, 'staffId' | 'channel'>): Promise<DiaryEntry> {
    return this.#then(async () => {
      const { staff, actors, ownResourceId } = await this.hats.hats();
      const forSelf = actors.every(({ kind }) => kind === 'therapist');
      if (forSelf && (ownResourceId === undefined || (wish.therapistId ?? ownResourceId) !== ownResourceId)) throw refusal('not_your_session');
      return this.booking.book(staff.clinicId, { ...wish, ...(forSelf && ownResourceId !== undefined && { therapistId: ownResourceId }), staffId: staff.staffId, channel: 'desk' });
    });
  }

  move(id: string, version: Version, to: Target): Promise<DiaryEntry> {
    return this.#then(() => this.moving.byStaff(id, version, to));
  }

  do(id: string, version: Version, act: Act | ((appointment: Appointment) => Act | Promise<Act>)): Promise<DiaryEntry> {
    return this.#then(() => this.carryOut.byStaff(id, version, typeof act === 'function' ? act : () => act));
  }

  /** One of several at once: whoever asks for it tells the client. */
  doQuietly(id: string, act: (appointment: Appointment) => Act): Promise<DiaryEntry> {
    return this.#then(() => this.carryOut.byStaff(id, undefined, act, true));
  }

  /** A held time becomes a visit once the forms are done. */
  confirm(id: string, version: Version): Promise<DiaryEntry> {
    return this.do(id, version, async ({ clientId, terms }) => ({ kind: 'confirm', terms, gateOpen: (await this.gate.eligibilityOf(clientId)) === 'may_book' }));
  }

  /** Its time was held for it all along, so nobody else can have it. */
  approve(id: string, version: Version): Promise<DiaryEntry> {
    return this.do(id, version, async ({ clientId }) => ({ kind: 'approve', stillFree: true, gateOpen: (await this.gate.eligibilityOf(clientId)) === 'may_book' }));
  }

  extend(id: string, version: Version, minutes: number): Promise<DiaryEntry> {
    return this.do(id, version, async ({ expiresAt }) => ({
      kind: 'extend', expiresAt: (expiresAt ?? 0) + minutes * MINUTE_MS, alreadyExtended: await this.appointments.wasExtended(id),
    }));
  }

  checkIn(id: string, version: Version): Promise<DiaryEntry> {
    return this.do(id, version, async ({ clientId }) => ({ kind: 'check_in', ...(await this.gate.onTheDay(clientId)) }));
  }

  start(id: string, version: Version): Promise<DiaryEntry> {
    return this.do(id, version, async ({ clientId }) => {
      const { screening, answers } = await this.gate.onTheDay(clientId);
      return { kind: 'start', screening, ...(answers && { answers }) };
    });
  }

  #then(work: () => Promise<Pick<Appointment, 'id'>>): Promise<DiaryEntry> {
    return this.uow.run(signedInStaff().clinicId, async () => this.diary.one((await work()).id));
  }
}
