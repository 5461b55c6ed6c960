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
  readonly screening: Screening;
  readonly answers: Answers;
  readonly form: FormDefinition;
  readonly limits: Limits;
  /** Findings above level 1 that a review cleared. */
  readonly clearedRuleIds: readonly string[];
}

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

  /** Throws 409 `gate_closed` with the reasons, which name what to do and nothing clinical. */
  async requireOpen(clientId: string): Promise<OpenGate> {
    if (!(await this.lock.forUse(clientId))) throw notFound();
    const { facts, screening, clearance, form } = await this.records.of(clientId);
    const state = decideGate(facts, this.clock.now());
    if (!state.open) throw gateClosed(state);
    if (!screening || !clearance || !form) throw new Error('an open gate has a screening, a clearance and a form');
    return {
      clearanceId: state.clearanceId,
      expiresAt: state.expiresAt,
      screeningId: screening.id,
      intakeId: screening.intakeId,
      screening: screening.result,
      answers: screening.answers,
      form,
      limits: clearance.limits,
      clearedRuleIds: clearance.reviewId === undefined ? [] : heldBy(screening.result),
    };
  }

  /** Decides without locking: for showing, not for relying on. */
  async stateOf(clientId: string): Promise<GateState> {
    const { facts } = await this.records.of(clientId);
    return decideGate(facts, this.clock.now());
  }
}

const heldBy = ({ findings }: Screening): string[] => findings.filter(({ level }) => rankOf(level) >= 2).map(({ ruleId }) => ruleId);

const gateClosed = ({ reasons }: Extract<GateState, { open: false }>): DomainError =>
  new DomainError('conflict', 'gate_closed', 'There is no current clearance for this client, so nothing may be planned. The reasons say what to do.', [], { reasons });
