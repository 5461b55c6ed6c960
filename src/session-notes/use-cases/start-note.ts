import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { BookedVisits, type BookedVisit } from '../../booking';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { CountVisits } from '../../screening';
import { signedInStaff } from '../../staff';
import { catalogueVersion } from '../../techniques';
import { ApprovedPlans, PlanningDesk, type ApprovedPlan, type PlanningBasis } from '../../treatment-plans';
import { firstDraft, type DraftSources } from '../domain/first-draft';
import type { NoteBasis, Privacy } from '../domain/note-record';
import type { CopiedSection, NoteKind } from '../domain/sections';
import { mayBeNoted } from '../domain/visit-of-note';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { refuseTelling } from './copy-refusals';
import { NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';
import { Templates, type TemplateToFill } from './templates';

export type NoteToStart = Privacy & Readonly<{ kind: NoteKind; planId?: string; appointmentId?: string; heldAt?: Date; copy: readonly CopiedSection[]; template?: TemplateToFill }>;

const NOTHING_ASKED = { therapistFlags: [], sites: {}, medicallyAssessed: false, previous: {} };
const BACK_DAYS = 14;

/** Begins a note. A treatment asks the gate first; that none was given can always be written down. */
@Injectable()
export class StartNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly counted: CountVisits,
    private readonly desk: PlanningDesk,
    private readonly plans: ApprovedPlans,
    private readonly visits: BookedVisits,
    private readonly notes: SessionNoteRepository,
    private readonly people: Notes,
    private readonly templates: Templates,
    private readonly sections: NoteSectionRepository,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  start(clientId: string, asked: NoteToStart): Promise<NoteView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      if (!(await this.clients.findById(clientId))) throw notFound();
      await this.people.refuseUnknown(asked.readers);
      const heldAt = timeOf(asked.heldAt, await this.#visitOf(clientId, asked), this.clock.now());
      const approved = asked.planId === undefined ? undefined : await this.plans.inForce(asked.planId, clientId);
      if (asked.kind === 'treatment') await this.counted.inTurn(clientId);
      const planning = asked.kind === 'treatment' ? await this.desk.basisFor(clientId, approved?.plan.asked ?? NOTHING_ASKED, heldAt) : undefined;
      const id = newId();
      const { privacy, discipline, readers, kind, appointmentId = null } = asked;
      await this.notes.add({
        id, clientId, kind, authorId: staffId, planId: approved?.plan.id ?? null, appointmentId, heldAt, privacy, discipline, readers,
        clearanceId: planning?.gate.clearanceId ?? null, clearanceExpiresAt: planning?.gate.expiresAt ?? null,
        intakeId: planning?.gate.intakeId ?? null, answersAt: planning?.gate.sentinelsAt ?? null, basis: basisOf(planning, approved),
      });
      if (planning) await this.counted.begin(planning.gate.clearanceId, id);
      this.sections.add(id, firstDraft(await this.#sources(clientId, asked, heldAt, approved)), staffId);
      this.audit.record({ action: 'note.create', recordType: 'session_note', recordId: id, clientId, details: { kind, planId: asked.planId ?? null } });
      return this.views.of(id);
    });
  }

  async #visitOf(clientId: string, { appointmentId, kind }: NoteToStart): Promise<BookedVisit | undefined> {
    if (appointmentId === undefined) return undefined;
    const visit = await this.visits.find(appointmentId);
    if (visit?.clientId !== clientId) throw notFound();
    if (!mayBeNoted(kind, visit.state)) throw new DomainError('conflict', 'visit_not_held', 'This visit did not take place, so no treatment is noted about it. Write a "treatment not given" note, or name another visit.');
    return visit;
  }

  async #sources(clientId: string, asked: NoteToStart, heldAt: Date, approved: ApprovedPlan | undefined): Promise<DraftSources> {
    const { kind, copy, template } = asked;
    const last = kind === 'treatment' && copy.length > 0 ? await this.notes.lastSigned(clientId, signedInStaff().staffId, heldAt) : undefined;
    if (last) {
      refuseTelling(last, asked);
      this.audit.record({ action: 'note.copy', recordType: 'session_note', recordId: last.id, clientId, details: { sections: copy } });
    }
    return {
      plan: kind === 'treatment' && approved ? { id: approved.plan.id, lines: approved.content.lines.map(({ content }) => content) } : null,
      last: last ? { noteId: last.id, sections: await this.sections.ofNote(last.id) } : null,
      copy,
      template: template ? await this.templates.filled(template) : null,
    };
  }
}

/** As it was said, else when the visit began, else now. */
const timeOf = (said: Date | undefined, visit: BookedVisit | undefined, now: Date): Date => {
  const at = said ?? (visit && visit.beginsAt < now ? visit.beginsAt : now);
  if (at > now || now.getTime() - at.getTime() > BACK_DAYS * 86_400_000)
    throw new DomainError('unprocessable', 'session_time', `heldAt must lie in the past, at most ${BACK_DAYS} days back.`, [{ pointer: '/heldAt', code: 'session_time', message: `A time of the last ${BACK_DAYS} days.` }]);
  return at;
};

const basisOf = (planning: PlanningBasis | undefined, approved: ApprovedPlan | undefined): NoteBasis => ({
  input: planning?.input ?? null,
  screeningId: planning?.gate.screeningId ?? null,
  ruleSet: planning ? { id: planning.gate.screening.ruleSet.id, version: planning.gate.screening.ruleSet.version } : null,
  catalogueVersion,
  planRevision: approved?.revision ?? null,
});
