import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DraftWatch, type SavedDraft } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { urgentInDraft } from '../domain/urgent';
import { RuleSets } from './rule-sets';
import { UrgentNotices } from './urgent-notices';

/** Reads a form while it is filled in: what cannot wait until it is sent, the clinic hears at once. */
@Injectable()
export class WatchDrafts implements OnModuleInit {
  constructor(
    private readonly drafts: DraftWatch,
    private readonly uow: UnitOfWork,
    private readonly ruleSets: RuleSets,
    private readonly notices: UrgentNotices,
  ) {}

  onModuleInit(): void {
    this.drafts.register((draft) => this.#look(draft));
  }

  #look(draft: SavedDraft): Promise<boolean> {
    const { clinicId, clientId, invitationId, form, answered } = draft;
    return this.uow.run(clinicId, async () => {
      const ruleSet = await this.ruleSets.ofClinic();
      const findings = urgentInDraft(draft, ruleSet);
      if (findings.length === 0) return false;
      await this.notices.tell({ clientId, invitationId, findings, ruleSet, form, answered });
      return true;
    });
  }
}
