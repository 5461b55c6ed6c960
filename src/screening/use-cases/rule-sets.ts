import { Injectable } from '@nestjs/common';
import type { RuleSet } from '../domain/rule';
import { clinicRuleSet, type RuleChanges } from '../domain/rule-changes';
import { RuleSetRepository } from '../persistence/rule-set.repository';
import { standardRuleSet } from '../rules/standard';

/** Rule sets kept ready; they are compiled per object, and an activated one never changes. */
const KEPT = 200;

/** The rules by which a clinic screens: the standard of this release, with what the clinic activated last. */
@Injectable()
export class RuleSets {
  readonly #kept = new Map<string, RuleSet>();

  constructor(private readonly drafts: RuleSetRepository) {}

  /** Of the clinic of the open unit of work. */
  async ofClinic(): Promise<RuleSet> {
    const active = await this.drafts.active();
    return active ? this.#of(active.id, active.changes) : standardRuleSet;
  }

  #of(id: string, changes: RuleChanges): RuleSet {
    const ruleSet = this.#kept.get(id) ?? clinicRuleSet(standardRuleSet, changes, id);
    this.#kept.delete(id);
    this.#kept.set(id, ruleSet);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return ruleSet;
  }
}
