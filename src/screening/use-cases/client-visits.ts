import { Injectable } from '@nestjs/common';
import type { NextVisit } from '../domain/queue-order';

/** What the calendar says of clients' visits, inside the caller's unit of work. */
export interface VisitCalendar {
  /** The next live visit of each client that has one. */
  readonly next: (clientIds: readonly string[]) => Promise<ReadonlyMap<string, NextVisit>>;
  /** Whether the client has a visit today, in the zone of its place. */
  readonly isToday: (clientId: string) => Promise<boolean>;
}

/** Asks the calendar, which is a later module's and registers here. Without one nobody has a visit. */
@Injectable()
export class ClientVisits implements VisitCalendar {
  #calendar: VisitCalendar = { next: () => Promise.resolve(new Map()), isToday: () => Promise.resolve(false) };

  register(calendar: VisitCalendar): void {
    this.#calendar = calendar;
  }

  next(clientIds: readonly string[]): Promise<ReadonlyMap<string, NextVisit>> {
    return this.#calendar.next(clientIds);
  }

  isToday(clientId: string): Promise<boolean> {
    return this.#calendar.isToday(clientId);
  }
}
