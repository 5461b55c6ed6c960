import { Injectable } from '@nestjs/common';
import type { Answers, FormDefinition } from '../../intake';
import { Clock } from '../../platform/clock/clock';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { decideGate, type GateState } from '../domain/gate';
import { rankOf } from '../domain/levels';
import type { Limits } from '../domain/limits';
import type { Screening } from '../domain/screening';
import { ClientLock } from '../persistence/client-lock';
import { GateRecords } from './gate-records';

/** What an open gate hands to those who plan. `limits` are screening's and the review's together. */
export interface OpenGate {
  readonly clearanceId: string;
  readonly expiresAt: Date;
  readonly screeningId: string;
  readonly intakeId: string;
  /** When the client last answered for every warning sign. */
  readonly sentinelsAt: Date;
  readonly screening: Screening;
  readonly answers: Answers;
  readonly form: FormDefinition;
  readonly limits: Limits;
  /** Findings above level 1 that a review cleared. */
  readonly clearedRuleIds: readonly string[];
}

/** The latest intake, and when the client last answered for every warning sign in it. */
export type VisitAnswers = Readonly<{ intakeId: string; sentinelsAt: Date }>;

export type GateStates = Readonly<{ planning: GateState; visit: GateState; answers?: VisitAnswers }>;

/**
 * No plan, suggestion, approval or session note without a current clearance. Ask inside the unit of work that relies
 * on the answer: the client's row stays locked, so that no new intake, review or closure slips in before its COMMIT.
 */
@Injectable()
export class Gate {
  constructor(
    private readonly records: GateRecords,
    private readonly lock: ClientLock,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws 409 `gate_closed` with the reasons, which name what to do and nothing clinical. `visitAt`: for a visit at that
   * time, before which the client answered for the warning signs; left out, for a plan.
   */
  async requireOpen(clientId: string, visitAt?: Date): Promise<OpenGate> {
    if (!(await this.lock.forUse(clientId))) throw notFound();
    const { facts, screening, clearance, form } = await this.records.of(clientId);
    const state = decideGate(facts, this.clock.now(), visitAt);
    if (!state.open) throw gateClosed(state);
    if (!screening || !clearance || !form || !facts.sentinelsAt) throw new Error('an open gate has a screening, a clearance and a form');
    return {
      clearanceId: state.clearanceId,
      expiresAt: state.expiresAt,
      screeningId: screening.id,
      intakeId: screening.intakeId,
      sentinelsAt: facts.sentinelsAt,
      screening: screening.result,
      answers: screening.answers,
      form,
      limits: clearance.limits,
      clearedRuleIds: clearance.reviewId === undefined ? [] : heldBy(screening.result),
    };
  }

  /** Decides without locking: for showing, not for relying on. */
  async stateOf(clientId: string): Promise<GateState> {
    return (await this.statesOf(clientId)).planning;
  }

  /** For a visit that begins in the caller's transaction: as `requireOpen`, the client's row stays locked. */
  async statesToRelyOn(clientId: string): Promise<GateStates> {
    if (!(await this.lock.forUse(clientId))) throw notFound();
    return this.statesOf(clientId);
  }

  /** For a plan, and for a visit, now or at another time; `answers` are those that a visit would rest on. */
  async statesOf(clientId: string, visitAt: Date = this.clock.now()): Promise<GateStates> {
    const { facts } = await this.records.of(clientId);
    const { latestIntakeId: intakeId, sentinelsAt } = facts;
    const now = this.clock.now();
    return { planning: decideGate(facts, now), visit: decideGate(facts, now, visitAt), ...(intakeId && sentinelsAt && { answers: { intakeId, sentinelsAt } }) };
  }
}

const heldBy = ({ findings }: Screening): string[] => findings.filter(({ level }) => rankOf(level) >= 2).map(({ ruleId }) => ruleId);

const gateClosed = ({ reasons }: Extract<GateState, { open: false }>): DomainError =>
  new DomainError('conflict', 'gate_closed', 'There is no current clearance for this client, so nothing may be planned or begun. The reasons say what to do.', [], { reasons });
