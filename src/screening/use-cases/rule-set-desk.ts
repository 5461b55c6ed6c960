import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { AuditTrail } from '../../audit-trail';
import { Forms, standardIntake } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import type { Cursor } from '../../platform/http/page';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { NO_CLIENTS, withClient, type DryRun } from '../domain/dry-run';
import type { RuleSet } from '../domain/rule';
import { changeFaults, clinicRuleSet, type RuleChanges } from '../domain/rule-changes';
import { screen } from '../domain/screen';
import { RuleSetRepository, type AnswersOfClient, type RuleSetDraft } from '../persistence/rule-set.repository';
import { healthyClient, standardRuleSet } from '../rules/standard';
import { RuleSets } from './rule-sets';

export type { RuleSetDraft };

/** The clients read in one dry run, and how many are read before others get their turn. */
const CLIENTS_READ = 1000;
const AT_A_TIME = 50;

/** From a draft of a clinic's own rules, over a trial on its answers, to two people who let it stand. */
@Injectable()
export class RuleSetDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: RuleSetRepository,
    private readonly ruleSets: RuleSets,
    private readonly forms: Forms,
    private readonly audit: AuditTrail,
  ) {}

  draft({ title, changes }: { title: string; changes: RuleChanges }): Promise<RuleSetDraft> {
    const { clinicId, staffId } = signedInStaff();
    const faults = changeFaults(standardRuleSet, changes, standardIntake, healthyClient);
    if (faults.length > 0) throw new DomainError('unprocessable', 'rules_refused', 'These rules cannot be used. Each fault says why.', faults);
    return this.uow.run(clinicId, () => {
      const id = newId();
      this.drafts.add({ id, title, changes, baseId: standardRuleSet.id, baseVersion: standardRuleSet.version, draftedBy: staffId });
      this.audit.record({ action: 'rule_set.draft', recordType: 'rule_set_draft', recordId: id, details: { stricter: changes.stricter.length, added: changes.added.length } });
      return this.#found(id);
    });
  }

  read(id: string): Promise<RuleSetDraft> {
    return this.uow.run(signedInStaff().clinicId, () => this.#found(id));
  }

  list(page: { limit: number; after?: Cursor }): Promise<RuleSetDraft[]> {
    return this.uow.run(signedInStaff().clinicId, () => this.drafts.list(page));
  }

  dryRun(id: string): Promise<RuleSetDraft> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [draft, today, answers] = await Promise.all([this.#found(id), this.ruleSets.ofClinic(), this.drafts.latestAnswers(CLIENTS_READ)]);
      const result = await this.#compare(answers, today, clinicRuleSet(standardRuleSet, draft.changes, id));
      this.drafts.addDryRun(newId(), id, result, staffId);
      this.audit.record({ action: 'rule_set.dry_run', recordType: 'rule_set_draft', recordId: id, details: { clients: result.clients, newlyHeld: result.newlyHeld.length, released: result.released.length } });
      return this.#found(id);
    });
  }

  /** The first to say so approves; a second, who is another, activates. */
  activate(id: string): Promise<RuleSetDraft> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      await this.drafts.lock();
      const { approvedBy, activatedAt, dryRunId } = await this.#found(id);
      if (activatedAt) throw new DomainError('conflict', 'already_active', 'This draft was activated already, and never changes. Write a new one.');
      if (!dryRunId) throw new DomainError('conflict', 'dry_run_needed', 'Run this draft over the stored answers first, and read what it would change.');
      const [first] = approvedBy;
      if (first === staffId) throw new DomainError('conflict', 'second_person_needed', 'You approved this draft. Another person with this permission must activate it.');
      this.drafts.approve(id, staffId, dryRunId);
      if (first) this.drafts.activate(id, first, staffId);
      this.audit.record({ action: first ? 'rule_set.activate' : 'rule_set.approve', recordType: 'rule_set_draft', recordId: id });
      return this.#found(id);
    });
  }

  async #found(id: string): Promise<RuleSetDraft> {
    const draft = await this.drafts.findById(id);
    if (!draft) throw notFound();
    return draft;
  }

  async #compare(answers: readonly AnswersOfClient[], today: RuleSet, draft: RuleSet): Promise<DryRun> {
    const kinds = new Map(answers.map(({ formId, formVersion }) => [`${formId} ${formVersion}`, { formId, formVersion }]));
    const forms = new Map(await Promise.all([...kinds].map(async ([key, { formId, formVersion }]) => [key, await this.forms.find(formId, formVersion)] as const)));
    let sum = NO_CLIENTS;
    for (const [at, { clientId, answers: given, formId, formVersion }] of answers.entries()) {
      const form = forms.get(`${formId} ${formVersion}`);
      if (form) sum = withClient(sum, clientId, screen(form, today, given), screen(form, draft, given));
      if (at % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    }
    return sum;
  }
}
