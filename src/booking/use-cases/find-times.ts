import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { checkSlot } from '../domain/check-slot';
import type { OfferedSlot, WhyNot } from '../domain/slot';
import { MINUTE_MS, type Instant, type Interval } from '../domain/time';
import { SetUpQuery, type Bookable } from '../persistence/set-up.query';
import { ClientGate, type Eligibility } from './client-gate';
import { SlotSearch } from './slot-search';
import type { Question } from './slot-question';

export interface Search {
  readonly variantId: string;
  readonly window: Interval;
  readonly therapistId?: string;
  readonly clientId?: string;
  readonly byStaff: boolean;
  /** The visit that is to be moved. */
  readonly except?: string;
  /** The terms it was booked under; absent: those of today. */
  readonly termsVersion?: number;
}

export interface Times {
  readonly bookable: Bookable;
  /** Null: for nobody in particular. */
  readonly eligibility: Eligibility | null;
  readonly slots: readonly OfferedSlot[];
  readonly names: ReadonlyMap<string, string>;
}

const MOST = 2_000;

/** Lists what can be had, by the same function that decides at booking. */
@Injectable()
export class FindTimes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly setUp: SetUpQuery,
    private readonly search: SlotSearch,
    private readonly gate: ClientGate,
    private readonly clock: Clock,
  ) {}

  byStaff(search: Omit<Search, 'byStaff'>): Promise<Times> {
    return this.uow.run(signedInStaff().clinicId, () => this.find({ ...search, byStaff: true }));
  }

  /** All reasons why a time is not on offer; for staff only. */
  whyNot(search: Omit<Search, 'byStaff' | 'window'>, startsAt: Instant): Promise<readonly WhyNot[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { bookable, question } = await this.#question({ ...search, byStaff: true, window: { from: startsAt, to: startsAt } });
      const window = { from: startsAt, to: startsAt + bookable.durationMin * MINUTE_MS };
      const check = checkSlot(await this.search.query({ ...question, window }), startsAt);
      return check.ok ? [] : check.reasons;
    });
  }

  /** Inside the caller's unit of work. */
  async find(search: Search): Promise<Times> {
    const { bookable, question, eligibility } = await this.#question(search);
    const [slots, names] = await Promise.all([eligibility === 'call_us' ? [] : this.search.find(question, MOST), this.search.names(bookable)]);
    return { bookable, eligibility, slots, names };
  }

  async #question(search: Search): Promise<{ bookable: Bookable; question: Question; eligibility: Eligibility | null }> {
    const { clientId, therapistId, except } = search;
    const [bookable, client, eligibility] = await Promise.all([
      search.termsVersion === undefined ? this.setUp.onOffer(search.variantId) : this.setUp.asAgreed(search.variantId, search.termsVersion),
      clientId === undefined ? undefined : this.search.client(clientId, search.window, except),
      clientId === undefined ? null : this.gate.eligibilityOf(clientId),
    ]);
    if (!bookable || (!search.byStaff && search.except === undefined && !bookable.online)) throw notFound();
    const question = {
      bookable, window: search.window, now: this.clock.now().getTime(), byStaff: search.byStaff,
      ...(therapistId !== undefined && { therapistId }),
      ...(client && { client }),
      ...(except !== undefined && { except }),
    };
    return { bookable, question, eligibility };
  }
}
