import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, stale } from '../../platform/errors/domain-error';
import { hashOf, newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { ApprovedPlans, DischargePlan, type ApprovedPlan } from '../../treatment-plans';
import type { DischargeAmendmentContent } from '../domain/amendment';
import type { FrozenDischarge, Recommended } from '../domain/discharge-summary';
import { isStudent } from '../domain/frozen-note';
import { alreadySigned, DischargeRepository } from '../persistence/discharge.repository';
import { Discharges, hashOfNumbers, type DischargeView } from './discharges';
import { Notes } from './notes';

export type Discharging = Readonly<{ numbersHash: string; ending: Readonly<{ reason?: string; outcome?: string }>; recommended: Recommended }>;

/** Closes a course: ends its plan, and freezes what came of it under a hash and a signature. */
@Injectable()
export class DischargeCourse {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: ApprovedPlans,
    private readonly ending: DischargePlan,
    private readonly discharges: Discharges,
    private readonly repository: DischargeRepository,
    private readonly notes: Notes,
    private readonly audit: AuditTrail,
  ) {}

  sign(planId: string, version: number, asked: Discharging): Promise<DischargeView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const approved = await this.plans.find(planId);
      const [numbers, signed, signer] = await Promise.all([this.discharges.numbersOf(approved), this.repository.ofPlan(planId), this.notes.signer()]);
      if (signed) throw alreadySigned();
      refuseStudent(signer);
      if (approved.plan.version !== version) throw stale();
      if (hashOfNumbers(numbers) !== asked.numbersHash) throw numbersChanged();
      const ended = await this.#end(approved, asked);
      const { clientId } = approved.plan;
      const frozen: FrozenDischarge = { ...numbers, ...ended, planId, clientId, planRevision: approved.revision, recommended: asked.recommended, signer };
      const content = canonicalize(frozen) as string;
      const contentHash = hashOf(content);
      await this.repository.add(frozen, content, contentHash);
      this.audit.record({ action: 'discharge.sign', recordType: 'discharge_summary', recordId: planId, clientId, details: { contentHash: contentHash.toString('hex'), visits: numbers.visits } });
      return this.discharges.of(await this.plans.find(planId));
    });
  }

  /** Adds to a signed summary, with the reason; the original stands beside it. */
  amend(planId: string, asked: Pick<DischargeAmendmentContent, 'kind' | 'text' | 'reason'>): Promise<DischargeView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const approved = await this.plans.find(planId);
      const [signed, author] = await Promise.all([this.repository.ofPlan(planId), this.notes.signer()]);
      if (!signed) throw new DomainError('conflict', 'discharge_unsigned', 'There is no signed discharge of this plan to amend.');
      refuseStudent(author);
      const amendment: DischargeAmendmentContent = { ...asked, planId, ofHash: signed.contentHash, author };
      const content = canonicalize(amendment) as string;
      const [id, contentHash] = [newId(), hashOf(content)];
      this.repository.amend(amendment, { id, content, contentHash });
      this.audit.record({ action: 'discharge.amend', recordType: 'discharge_summary', recordId: planId, clientId: signed.clientId, details: { amendmentId: id, kind: asked.kind, contentHash: contentHash.toString('hex') } });
      return this.discharges.of(approved);
    });
  }

  /** A plan that was discharged without a summary keeps the reason and the outcome that it was ended with. */
  async #end({ plan }: ApprovedPlan, { ending: { reason, outcome } }: Discharging): Promise<Readonly<{ reason: string; outcome: string }>> {
    if (plan.ending?.kind === 'discharged' && reason === undefined && outcome === undefined) return { reason: plan.ending.reason, outcome: plan.ending.outcome };
    if (plan.ending) throw new DomainError('conflict', 'plan_ended', plan.ending.kind === 'withdrawn' ? 'This plan was withdrawn: nobody was discharged from it.' : 'This plan was discharged already: send neither reason nor outcome, they stand.');
    if (reason === undefined || outcome === undefined) throw endingMissing();
    await this.ending.discharge(plan.id, plan.version, { reason, outcome });
    return { reason, outcome };
  }
}

const refuseStudent = ({ credentials }: Readonly<{ credentials: readonly string[] }>): void => {
  if (isStudent(credentials)) throw new DomainError('forbidden', 'student_may_not_discharge', 'A student neither discharges a client nor amends a discharge. Ask the therapist who signs beside you.');
};

const numbersChanged = (): DomainError =>
  new DomainError('stale', 'numbers_changed', 'A note was signed, or opened or closed to others, since you read these numbers. Read them again, then sign.');

const endingMissing = (): DomainError =>
  new DomainError('unprocessable', 'discharge_incomplete', 'Say why the course ends and what came of it.', [{ pointer: '/reason', code: 'required', message: 'Why the course ends.' }, { pointer: '/outcome', code: 'required', message: 'What came of it.' }]);
