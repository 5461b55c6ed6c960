import { Injectable } from '@nestjs/common';
import { Births, Forms, Intakes, REQUIRED_CONSENTS, type Answers, type FormDefinition, type StoredIntake } from '../../intake';
import { fitsBirth, screenByBirth } from '../domain/by-birth';
import type { GateFacts } from '../domain/gate';
import { endsHoldNow } from '../domain/medical-outcome';
import { NEVER_LAPSES } from '../domain/open-hold';
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
    private readonly births: Births,
  ) {}

  async of(clientId: string): Promise<GateRecord> {
    const [intake, screening, clearance, ruleSet, bornFor] = await Promise.all([
      this.intakes.latestOfClient(clientId),
      this.screenings.latestOfClient(clientId),
      this.clearances.latestOfClient(clientId),
      this.ruleSets.ofClinic(),
      this.births.of(clientId),
    ]);
    const outcomes = screening && screening.rank >= NEVER_LAPSES ? await this.outcomes.ofScreening(screening.id) : [];
    const form = screening && (await this.forms.find(screening.result.form.id, screening.result.form.version));
    const facts: GateFacts = {
      ...(intake && { latestIntakeId: intake.id, sentinelsAt: intake.sentinelsAt }),
      ...(screening && { screening }),
      ...(clearance && { clearance }),
      ...(screening && form ? readToday(screening, form, ruleSet, bornFor(form)) : { stricterToday: true }),
      consentMissing: consentMissing(intake),
      outcomeRecorded: endsHoldNow(outcomes),
    };
    return { facts, ...(screening && { screening }), ...(clearance && { clearance }), ...(form && { form }) };
  }
}

/** The same rules and the same age give the same result, so only newer rules, a birthday or another date of birth read the answers again. */
const readToday = (stored: StoredScreening, form: FormDefinition, ruleSet: RuleSet, born: Answers): Pick<GateFacts, 'stricterToday' | 'outgrown'> => {
  const { id, version, clinicSet } = stored.result.ruleSet;
  const sameRules = id === ruleSet.id && version === ruleSet.version && clinicSet === ruleSet.clinicSet;
  const asksForMore = !(sameRules && fitsBirth(stored.answers, born)) && isStricter(screenByBirth(form, ruleSet, stored.answers, born), stored.result);
  return { stricterToday: asksForMore && !sameRules, outgrown: asksForMore && sameRules };
};

const consentMissing = (intake: StoredIntake | undefined): boolean =>
  !REQUIRED_CONSENTS.every((code) => intake?.consents.some((consent) => consent.code === code && consent.given));
