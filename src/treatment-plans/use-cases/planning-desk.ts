import { Injectable } from '@nestjs/common';
import { Clients } from '../../clients';
import { notFound } from '../../platform/errors/domain-error';
import { Gate, type OpenGate } from '../../screening';
import { signedInStaff, StaffDirectory } from '../../staff';
import { catalogue, ClinicTechniques } from '../../techniques';
import { causingFindings } from '../domain/causing-findings';
import { planInputFrom } from '../domain/plan-input-from';
import type { CausingFinding, TherapistsAdditions } from '../domain/plan-record';
import type { PlanInput } from '../domain/plan-input';
import { suggest } from '../domain/suggest';
import type { Suggestion } from '../domain/suggestion';

/** What there is to plan from, now: the open gate, what the suggester reads and what it says. */
export interface PlanningBasis {
  readonly gate: OpenGate;
  readonly input: PlanInput;
  readonly suggestion: Suggestion;
  readonly findings: readonly CausingFinding[];
}

/** Asks the gate first: without a current clearance nothing is gathered and nothing is suggested. */
@Injectable()
export class PlanningDesk {
  constructor(
    private readonly gate: Gate,
    private readonly clients: Clients,
    private readonly staff: StaffDirectory,
    private readonly techniques: ClinicTechniques,
  ) {}

  /** `visitAt`: for a treatment at that time, which asks the gate for more. */
  async basisFor(clientId: string, asked: TherapistsAdditions, visitAt?: Date): Promise<PlanningBasis> {
    const gate = await this.gate.requireOpen(clientId, visitAt);
    const [client, credentials, switchedOff] = await Promise.all([
      this.clients.findById(clientId),
      this.staff.credentialsOf(signedInStaff().staffId),
      this.techniques.switchedOff(),
    ]);
    if (!client) throw notFound();
    const { screening, limits, answers, clearedRuleIds } = gate;
    const input = planInputFrom({
      answers,
      screening: { findings: screening.findings, undecided: screening.undecided, limits },
      clearance: { rules: clearedRuleIds },
      boundaries: client.boundaries,
      credentials: inForce(credentials),
      switchedOff,
      ...asked,
    });
    const suggestion = suggest(input, catalogue);
    return { gate, input, suggestion, findings: causingFindings(suggestion, screening.findings) };
  }
}

/** Where a clinic recorded none, the catalogue's default stands; the core of the trade needs no record. */
const inForce = (recorded: readonly string[]): readonly string[] | null => (recorded.length === 0 ? null : [...new Set(['core', ...recorded])]);
