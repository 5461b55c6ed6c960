import { Injectable } from '@nestjs/common';
import { Forms, Intakes, REQUIRED_CONSENTS, type FormDefinition, type StoredIntake } from '../../intake';
import type { GateFacts } from '../domain/gate';
import { endsHoldNow } from '../domain/medical-outcome';
import { NEVER_LAPSES } from '../domain/open-hold';
import { screen } from '../domain/screen';
import { isStricter } from '../domain/stricter';
import { ClearanceRepository, type StoredClearance } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import type { RuleSet } from '../domain/rule';
import { RuleSets } from './rule-sets';

export interface GateRecord {
  readonly facts: GateFacts;
  readonly screening?: StoredScreening;
  readonly clearance?: StoredClearance;
  readonly form?: FormDefinition;
}

/** Gathers what the gate depends on, in one flight. */
@Injectable()
export class GateRecords {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly intakes: Intakes,
    private readonly forms: Forms,
    private readonly ruleSets: RuleSets,
  ) {}

  async of(clientId: string): Promise<GateRecord> {
    const [intake, screening, clearance, ruleSet] = await Promise.all([
      this.intakes.latestOfClient(clientId),
      this.screenings.latestOfClient(clientId),
      this.clearances.latestOfClient(clientId),
      this.ruleSets.ofClinic(),
    ]);
    const outcomes = screening && screening.rank >= NEVER_LAPSES ? await this.outcomes.ofScreening(screening.id) : [];
    const form = screening && (await this.forms.find(screening.result.form.id, screening.result.form.version));
    const facts: GateFacts = {
      ...(intake && { latestIntakeId: intake.id, sentinelsAt: intake.sentinelsAt }),
      ...(screening && { screening }),
      ...(clearance && { clearance }),
      stricterToday: !screening || !form || stricterToday(screening, form, ruleSet),
      consentMissing: consentMissing(intake),
      outcomeRecorded: endsHoldNow(outcomes),
    };
    return { facts, ...(screening && { screening }), ...(clearance && { clearance }), ...(form && { form }) };
  }
}

/** The same rules give the same result, so only a newer rule set reads the answers again. */
const stricterToday = (stored: StoredScreening, form: FormDefinition, ruleSet: RuleSet): boolean => {
  const { id, version, clinicSet } = stored.result.ruleSet;
  if (id === ruleSet.id && version === ruleSet.version && clinicSet === ruleSet.clinicSet) return false;
  return isStricter(screen(form, ruleSet, stored.answers), stored.result);
};

const consentMissing = (intake: StoredIntake | undefined): boolean =>
  !REQUIRED_CONSENTS.every((code) => intake?.consents.some((consent) => consent.code === code && consent.given));
