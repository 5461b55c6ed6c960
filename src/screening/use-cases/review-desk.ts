import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { Clinics, signedInStaff } from '../../staff';
import { limitsWithScope } from '../domain/clearance-limits';
import type { HoldRefusal, HoldState } from '../domain/hold-states';
import { judgeReview, type ProposedReview, type ReviewVerdict } from '../domain/review';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClientLock } from '../persistence/client-lock';
import { MedicalClearanceRepository } from '../persistence/medical-clearance.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository, type NewReview } from '../persistence/screening-review.repository';
import { UrgentNoticeRepository } from '../persistence/urgent-notice.repository';
import { AfterAHold, type Consequences } from './after-a-hold';
import { HoldStates } from './hold-states';
import { GateWatch } from './gate-watch';
import { recorded } from './recorded-decision';

export interface UnderReview {
  readonly screening: StoredScreening;
  readonly state: HoldState;
  readonly urgentWaits: boolean;
  /** Of the clinic. */
  readonly timezone: string;
}

/** A review as it is sent: a doctor's clearance is told, or named by its record. */
export type ReviewDraft = ProposedReview & Readonly<{ letterId?: string }>;

export type Judged = Extract<ReviewVerdict, { kind: 'held' | 'cleared' }>;

/** A review on record, and what came of it at once. */
export type KeptReview = Readonly<{ reviewId: string }> & Consequences;

const REFUSALS: Readonly<Record<HoldRefusal, string>> = {
  cannot_be_overridden: 'This level cannot be overridden. It closes only by a recorded medical outcome, or by a correction that the client attests.',
  no_review_needed: 'This screening opened the gate by itself. There is nothing to review.',
  screening_superseded: 'There is a newer screening of this client. Review that one.',
  second_review_not_needed: 'This review needs no second one.',
  cleared_already: 'This is cleared already. To change its limits, close the clearance first.',
  urgent_answer_waits: 'In a form that is not sent, the client has given an answer that cannot wait. Say in the review queue what was done about it, then review.',
  correction_awaited: 'The client has a link to correct these answers. Wait for the correction, or withdraw the link first.',
};

/** What a first and a second review share. Everything here joins the caller's unit of work. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly clearances: ClearanceRepository,
    private readonly letters: MedicalClearanceRepository,
    private readonly states: HoldStates,
    private readonly notices: UrgentNoticeRepository,
    private readonly after: AfterAHold,
    private readonly lock: ClientLock,
    private readonly watch: GateWatch,
    private readonly clinics: Clinics,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** The screening, with its client's gate locked to the end of the transaction. */
  async take(screeningId: string): Promise<UnderReview> {
    const screening = await this.screenings.findById(screeningId);
    if (!screening || !(await this.lock.forChange(screening.clientId))) throw notFound();
    const [state, urgentWaits, { timezone }] = await Promise.all([this.states.of(screening), this.notices.waitInDraft(screening.clientId), this.clinics.current()]);
    return { screening, state, urgentWaits, timezone };
  }

  /** The review with the doctor's clearance that it names, as it is on record. */
  async withLetter({ screening }: UnderReview, { letterId, ...proposed }: ReviewDraft): Promise<ProposedReview> {
    if (letterId === undefined) return proposed;
    const letter = await this.letters.findById(letterId);
    if (letter?.screeningId !== screening.id) throw noSuchLetter();
    const { id, clinicianName, dated: date, ruleIds, expiresOn } = letter;
    return { ...proposed, medicalClearance: { clinicianName, date, reference: `medical clearance ${id}`, record: { id, ruleIds, expiresOn } } };
  }

  judge({ screening: { result, answeredAt }, state, urgentWaits, timezone }: UnderReview, proposed: ProposedReview, second = false): Judged {
    const verdict = judgeReview({ level: result.level, findings: result.findings, undecided: result.undecided, state, urgentWaits, answeredAt, timezone }, proposed, this.clock.now(), second);
    if (verdict.kind === 'refused') throw new DomainError('conflict', verdict.code, REFUSALS[verdict.code]);
    if (verdict.kind === 'invalid') throw new DomainError('unprocessable', 'review_incomplete', 'The review cannot be recorded like this. Each entry of errors says what is missing.', verdict.faults);
    return verdict;
  }

  /** Keeps the review; one that suffices brings a clearance, one that holds closes what was open. */
  async keep({ screening }: UnderReview, proposed: ProposedReview, verdict: Judged, given: Pick<NewReview, 'outcome' | 'suffices' | 'scope' | 'expiresAt' | 'second'>): Promise<KeptReview> {
    const { staffId, roles } = signedInStaff();
    const [id, { clientId, id: screeningId, rank, result, answers }] = [newId(), screening];
    await this.reviews.add({
      ...given, id, clientId, screeningId, rank,
      reviewerId: staffId,
      reviewerRole: roles.join(', '),
      decisions: proposed.decisions.map((decision) => recorded(decision, result, answers)),
      ...(proposed.medicalClearance && { medicalClearance: proposed.medicalClearance }),
    });
    this.audit.record({ action: 'screening.review', recordType: 'screening_review', recordId: id, clientId, details: { screeningId, outcome: given.outcome, suffices: given.suffices } });
    if (given.outcome === 'hold' || given.suffices) await this.#closeOpen(clientId);
    if (given.suffices && given.scope) await this.#grant(id, screening, limitsWithScope(result.limits, given.scope, id));
    return { reviewId: id, ...(verdict.kind === 'held' && (await this.after.follow(screening, id, verdict))) };
  }

  async #closeOpen(clientId: string): Promise<void> {
    for (const recordId of await this.clearances.closeOpenOf(clientId, 'changed_since', signedInStaff().staffId))
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: 'changed_since' } });
  }

  async #grant(reviewId: string, { id: screeningId, clientId }: StoredScreening, limits: StoredScreening['result']['limits']): Promise<void> {
    const id = newId();
    await this.clearances.grantByReview(reviewId, { id, screeningId, limits });
    this.watch.opened(clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId, details: { screeningId, reviewId, basis: 'review' } });
  }
}

const noSuchLetter = (): DomainError =>
  new DomainError('unprocessable', 'review_incomplete', 'The review cannot be recorded like this. Each entry of errors says what is missing.', [
    { pointer: '/medicalClearance/recordId', code: 'unknown', message: 'Name a medical clearance recorded for this screening.' },
  ]);
