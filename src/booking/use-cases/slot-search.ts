import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { checkSlot } from '../domain/check-slot';
import { onTheWay } from '../domain/places';
import { offerSlots } from '../domain/offer-slots';
import type { OfferedSlot, SlotCheck } from '../domain/slot';
import type { SlotQuery } from '../domain/slot-query';
import { MINUTE_MS, type Instant, type Interval } from '../domain/time';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { OccupancyRepository, type Taken } from '../persistence/occupancy.repository';
import { PreferenceRepository } from '../persistence/preference.repository';
import type { Bookable, LocationSetUp } from '../persistence/set-up.query';
import { SetUpMemory } from './set-up-memory';
import { candidatesOf, slotQueryOf, type Question } from './slot-question';

const DAY_MS = 24 * 3600_000;
/** A session's own buffers reach no further. */
const BUFFERS_MS = 8 * 3600_000;

/** Whether a start is offered hangs on what else of its day is free, on everybody's calendar. */
const dependsOnTheDay = ({ bookable }: Pick<Question, 'bookable'>): boolean => bookable.tidy || bookable.gridMode === 'window';

/** Puts a question to the engine with what is on record; inside the caller's unit of work. */
@Injectable()
export class SlotSearch {
  constructor(
    private readonly memory: SetUpMemory,
    private readonly occupancies: OccupancyRepository,
    private readonly appointments: AppointmentRepository,
    private readonly preferences: PreferenceRepository,
    private readonly clock: Clock,
  ) {}

  async find(question: Question, maxResults?: number): Promise<readonly OfferedSlot[]> {
    return offerSlots({ ...(await this.query(question)), ...(maxResults !== undefined && { maxResults }) });
  }

  /** `only`: the resources under the caller's lock; the others are looked at just where the answer hangs on them. */
  async check(question: Omit<Question, 'window'>, startsAt: Instant, only?: readonly string[]): Promise<SlotCheck> {
    const window = { from: startsAt, to: startsAt + question.bookable.durationMin * MINUTE_MS };
    return checkSlot(await this.query({ ...question, window }, dependsOnTheDay(question) ? undefined : only), startsAt);
  }

  async query(question: Question, only?: readonly string[]): Promise<SlotQuery> {
    const setUp = await this.memory.of(question.bookable);
    const candidates = candidatesOf(question, setUp).filter(({ id }) => only?.includes(id) ?? true);
    const around = dependsOnTheDay(question) || candidates.some(({ load }) => load?.handsOnMinutesPerDay !== undefined) ? DAY_MS : BUFFERS_MS;
    const window = { from: question.window.from - around, to: question.window.to + around };
    const [now, roaming] = [new Date(question.now), candidates.map(({ id }) => id).filter((id) => setUp.places.has(id))];
    const [taken, elsewhere] = await Promise.all([
      this.occupancies.taken(candidates.map(({ id }) => id), window, now, question.except),
      this.occupancies.elsewhere(roaming, question.bookable.locationId, window, now, question.except),
    ]);
    return slotQueryOf(question, setUp, withTheWay(taken, elsewhere, setUp, question.bookable.locationId), candidates);
  }

  /** Whether somebody who works at several places would be on the way then. */
  async isOnTheWay(bookable: Bookable, taken: readonly Readonly<{ resourceId: string; occupied: Interval }>[], except: string): Promise<boolean> {
    const setUp = await this.memory.of(bookable);
    const roaming = taken.filter(({ resourceId }) => setUp.places.has(resourceId));
    const window = { from: Math.min(...roaming.map(({ occupied }) => occupied.from)) - BUFFERS_MS, to: Math.max(...roaming.map(({ occupied }) => occupied.to)) + BUFFERS_MS };
    const elsewhere = await this.occupancies.elsewhere(roaming.map(({ resourceId }) => resourceId), bookable.locationId, window, this.clock.now(), except);
    const ways = withTheWay(new Map(), elsewhere, setUp, bookable.locationId);
    return roaming.some(({ resourceId, occupied }) => ways.get(resourceId)?.some((way) => way.occupied.from < occupied.to && way.occupied.to > occupied.from));
  }

  /** Everybody and everything that could serve. */
  async candidates(question: Question): Promise<string[]> {
    return candidatesOf(question, await this.memory.of(question.bookable)).map(({ id }) => id);
  }

  /** What is on record about a client that bears on their times. */
  async client(clientId: string, { from }: Pick<Interval, 'from'>, except?: string): Promise<NonNullable<Question['client']>> {
    const [visits, wishes] = await Promise.all([
      this.appointments.visitsOfClient(clientId, new Date(from - DAY_MS), this.clock.now()),
      this.preferences.ofClient(clientId),
    ]);
    return { visits: visits.filter(({ appointmentId }) => appointmentId !== except), wishes };
  }

  /** Names of the resources at a location, for answers. */
  async names(bookable: Bookable): Promise<ReadonlyMap<string, string>> {
    return (await this.memory.of(bookable)).names;
  }
}

/** Who works at several places is not free on the way between them. */
const withTheWay = (taken: Taken, elsewhere: Awaited<ReturnType<OccupancyRepository['elsewhere']>>, { places }: LocationSetUp, here: string): Taken => {
  if (elsewhere.length === 0) return taken;
  const busy = new Map(taken);
  for (const id of new Set(elsewhere.map(({ resourceId }) => resourceId)))
    busy.set(id, [...(busy.get(id) ?? []), ...onTheWay(elsewhere.filter(({ resourceId }) => resourceId === id), places.get(id) ?? [], here)]);
  return busy;
};
