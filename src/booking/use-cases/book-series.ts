import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { repeatsOf, type Recurrence, type Repeats } from '../domain/recurrence';
import { planSeries, visitsInScope, type SeriesDate, type SeriesScope } from '../domain/series';
import type { Instant, Interval } from '../domain/time';
import { dayBounds } from '../domain/wall-clock';
import type { DiaryEntry } from '../persistence/diary.query';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { SeriesRepository } from '../persistence/series.repository';
import { SetUpQuery, type Bookable } from '../persistence/set-up.query';
import { AppointmentDesk } from './appointment-desk';
import { SeriesMail } from './messages/series-mail';
import { SlotSearch } from './slot-search';
import type { Question } from './slot-question';

export interface SeriesWish {
  readonly variantId: string;
  readonly clientId: string;
  readonly therapistId?: string;
  readonly recurrence: Omit<Recurrence, 'timezone'>;
}

const MOST_VISITS = 53;
const DAY_MS = 24 * 3600_000;
/** Substitutes are looked for up to a week after a date. */
const ROOM_MS = 9 * DAY_MS;
const LONGEST_MS = 380 * DAY_MS;

/** The same time every week or month: every date is checked, and what is agreed on is booked as one. */
@Injectable()
export class BookSeries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly setUp: SetUpQuery,
    private readonly search: SlotSearch,
    private readonly occupancies: OccupancyRepository,
    private readonly series: SeriesRepository,
    private readonly desk: AppointmentDesk,
    private readonly mail: SeriesMail,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Every date with its slot, or why not and what instead. */
  plan(wish: SeriesWish): Promise<readonly SeriesDate[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { question, recurrence } = await this.#question(wish);
      const query = await this.search.query(question);
      return planSeries(recurrence, (window) => ({ ...query, window }));
    });
  }

  /** The starts that the client agreed to: all of them, or none. */
  book(wish: SeriesWish, agreed: readonly Instant[]): Promise<{ id: string; visits: readonly DiaryEntry[] }> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { question } = await this.#question(wish);
      const id = newId();
      await this.series.add(id, wish.clientId, { ...wish.recurrence, timezone: question.bookable.timezone });
      // All at once and in order, or two series could each wait for what the other holds.
      await this.occupancies.lock(await this.search.candidates(question));
      const visits: DiaryEntry[] = [];
      for (const startsAt of [...agreed].sort((a, b) => a - b)) visits.push(await this.#one(wish, id, startsAt));
      await this.mail.promise(id);
      this.audit.record({ action: 'series.create', recordType: 'appointment_series', recordId: id, clientId: wish.clientId, details: { count: visits.length } });
      return { id, visits };
    });
  }

  /** Those of the scope that still lie ahead and stand. */
  cancel(seriesId: string, scope: SeriesScope, chosenId: string, reasonCode: string): Promise<readonly DiaryEntry[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const visits = await this.series.visits(seriesId);
      const chosen = visits.find(({ id }) => id === chosenId);
      if (!chosen) throw notFound();
      const cancelled: DiaryEntry[] = [];
      for (const id of visitsInScope(visits, scope, chosen.id, this.clock.now().getTime()))
        cancelled.push(await this.desk.doQuietly(id, ({ state }) => (state === 'held' ? { kind: 'release' } : { kind: 'cancel', reasonCode })));
      await this.mail.promise(seriesId);
      return cancelled;
    });
  }

  async #one({ variantId, clientId, therapistId }: SeriesWish, seriesId: string, startsAt: Instant): Promise<DiaryEntry> {
    try {
      return await this.desk.book({ variantId, clientId, startsAt, seriesId, ...(therapistId !== undefined && { therapistId }) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.kind, error.code, error.message, error.errors, { ...error.details, refusedStart: new Date(startsAt).toISOString() });
    }
  }

  async #question(wish: SeriesWish): Promise<{ question: Question; recurrence: Recurrence }> {
    const bookable = await this.setUp.onOffer(wish.variantId);
    if (!bookable) throw notFound();
    const recurrence = { ...wish.recurrence, timezone: bookable.timezone };
    const window = windowOf(recurrence);
    const client = await this.search.client(wish.clientId, window);
    return { recurrence, question: questionOf(bookable, client, window, this.clock.now().getTime(), wish.therapistId) };
  }
}

const questionOf = (bookable: Bookable, client: NonNullable<Question['client']>, window: Interval, now: Instant, therapistId?: string): Question => ({
  bookable, client, window, now, byStaff: true, ...(therapistId !== undefined && { therapistId }),
});

const windowOf = (recurrence: Recurrence): Interval => {
  const first = dayBounds(recurrence.first.date, recurrence.timezone).from;
  const { repeats, skipped } = repeatsWithin(recurrence);
  const to = Math.max(first, ...repeats.map(({ startsAt }) => startsAt)) + ROOM_MS;
  if (repeats.length + skipped.length + 1 <= MOST_VISITS && to - first <= LONGEST_MS) return { from: first, to };
  throw tooLong();
};

const repeatsWithin = (recurrence: Recurrence): Repeats => {
  try {
    return repeatsOf(recurrence);
  } catch (error) {
    throw error instanceof RangeError ? tooLong() : error;
  }
};

const tooLong = (): DomainError =>
  new DomainError('invalid', 'series_too_long', `A series has at most ${MOST_VISITS} visits within a year. Ask for a shorter one.`, [
    { pointer: '/recurrence', code: 'series', message: `recurrence must make at most ${MOST_VISITS} visits within 370 days.` },
  ]);
