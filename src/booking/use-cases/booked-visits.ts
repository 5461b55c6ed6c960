import { Injectable } from '@nestjs/common';
import type { AppointmentState } from '../domain/appointment';
import { AppointmentRepository } from '../persistence/appointment.repository';

/** A visit as far as whoever keeps its records needs to know it. */
export interface BookedVisit {
  readonly id: string;
  readonly clientId: string;
  readonly state: AppointmentState;
  /** When it began, or else when it is to begin. */
  readonly beginsAt: Date;
}

/** For whoever writes about visits; joins the open unit of work. */
@Injectable()
export class BookedVisits {
  constructor(private readonly appointments: AppointmentRepository) {}

  async find(id: string): Promise<BookedVisit | undefined> {
    const found = await this.appointments.findById(id);
    return found && { id: found.id, clientId: found.clientId, state: found.state, beginsAt: new Date(found.actualStartAt ?? found.startsAt) };
  }
}
