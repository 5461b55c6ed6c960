import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Composers, Outbox } from '../../notifications';
import { Clock } from '../../platform/clock/clock';
import { currentTransaction } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { MINUTE_MS } from '../domain/time';
import { inTurn, nextOffer, type WaitlistEntry } from '../domain/waitlist';
import { WaitlistRepository, type OpenWaitlistEntry } from '../persistence/waitlist.repository';
import { BookAppointment } from './book-appointment';
import { ClientGate } from './client-gate';
import { FindTimes, type Times } from './find-times';

const LAPSE = 'waitlist.lapse';
const OFFER_MINUTES = 120;
const AHEAD_MS = 21 * 24 * 3600_000;

/**
 * What has become free goes to one waiting client at a time, as a real hold. When it lapses, the next one is asked;
 * the outbox is the alarm clock.
 */
@Injectable()
export class OfferTimes implements OnModuleInit {
  readonly #logger = new Logger('waitlist');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly waitlist: WaitlistRepository,
    private readonly times: FindTimes,
    private readonly booking: BookAppointment,
    private readonly gate: ClientGate,
    private readonly outbox: Outbox,
    private readonly composers: Composers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.composers.register(LAPSE, async () => {
      await this.offer(currentTransaction().clinicId);
      return { kind: 'drop', why: 'offered_on' };
    }, { isAlarm: true });
  }

  /** Time becomes free in the open unit of work: look for who waits for it once that is certain. */
  afterCommit(): void {
    const tx = currentTransaction();
    tx.afterCommit(() =>
      this.offer(tx.clinicId).catch((error: unknown) => this.#logger.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'nobody on the waitlist was asked')),
    );
  }

  offer(clinicId: string): Promise<void> {
    return this.uow.run(clinicId, async () => {
      const now = this.clock.now();
      const open = await this.waitlist.lockOpen(now);
      const waiting = new Map<string, OpenWaitlistEntry>();
      for (const entry of open) if (await this.#waits(entry)) waiting.set(entry.id, entry);
      for (const { id } of inTurn([...waiting.values()].map(entryOf))) await this.#offerTo(clinicId, waiting.get(id) as OpenWaitlistEntry, now);
    });
  }

  /** Settles what became of an offer. */
  async #waits({ id, state, offerState, offerId }: OpenWaitlistEntry): Promise<boolean> {
    if (state === 'waiting') return true;
    if (offerState === 'held') return false;
    const isTaken = offerState !== 'released' && offerState !== 'cancelled' && offerState !== 'declined';
    await this.waitlist.change(id, isTaken ? 'booked' : 'waiting', isTaken ? offerId : null);
    return !isTaken;
  }

  async #offerTo(clinicId: string, entry: OpenWaitlistEntry, now: Date): Promise<void> {
    if ((await this.gate.eligibilityOf(entry.clientId)) !== 'may_book') return;
    const found = await this.#timesFor(entry, now);
    if (!found) return;
    const offer = nextOffer([entryOf(entry)], () => found.slots, { timezone: found.bookable.timezone, now: now.getTime(), offerMinutes: OFFER_MINUTES });
    if (!offer) return;
    const { id } = await this.booking.book(clinicId, {
      variantId: entry.variantId, clientId: entry.clientId, startsAt: offer.slot.startsAt, ...(entry.therapistId !== null && { therapistId: entry.therapistId }),
      channel: 'waitlist', staffId: null, holdOnly: true, holdUntil: offer.expiresAt,
    });
    await this.waitlist.change(entry.id, 'offered', id);
    this.outbox.promise({ topic: LAPSE, recordId: id, dedupeKey: `${LAPSE}:${id}`, dueAt: new Date(offer.expiresAt + MINUTE_MS), expiresAt: new Date(offer.expiresAt + AHEAD_MS) });
  }

  /** Undefined: it is no longer offered. */
  async #timesFor(entry: OpenWaitlistEntry, now: Date): Promise<Times | undefined> {
    const from = now.getTime() + entry.noticeMin * MINUTE_MS;
    try {
      return await this.times.find({
        variantId: entry.variantId, clientId: entry.clientId, byStaff: true, window: { from, to: from + AHEAD_MS },
        ...(entry.therapistId !== null && { therapistId: entry.therapistId }),
      });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }
}

const entryOf = (e: OpenWaitlistEntry): WaitlistEntry => ({
  id: e.id as WaitlistEntry['id'],
  clientId: e.clientId as WaitlistEntry['clientId'],
  serviceId: e.variantId as unknown as WaitlistEntry['serviceId'],
  therapists: e.therapistId === null ? [] : [e.therapistId as WaitlistEntry['therapists'][number]],
  wishes: e.times,
  from: '2000-01-01',
  until: e.until,
  earliestNotice: e.noticeMin,
  urgent: false,
  since: e.createdAt.getTime(),
  hasOpenOffer: false,
  passedOn: e.passedOn.map((at) => at.getTime()),
});
