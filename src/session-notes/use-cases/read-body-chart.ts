import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Intakes, valueOf, type PainMark } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { differenceBetween, type BodyFinding, type FindingChange } from '../domain/body-chart';
import { sectionsFrom } from '../domain/note-record';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { NoteViews } from './note-views';

export interface BodyChart {
  readonly findings: readonly BodyFinding[];
  /** The signed treatment before, and what changed since; null: there is none. */
  readonly since: Readonly<{ noteId: string; heldAt: Date; changes: readonly FindingChange[] }> | null;
  /** As the client drew it in the latest intake. */
  readonly clientsOwn: readonly PainMark[];
}

@Injectable()
export class ReadBodyChart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly views: NoteViews,
    private readonly notes: SessionNoteRepository,
    private readonly sections: NoteSectionRepository,
    private readonly intakes: Intakes,
    private readonly audit: AuditTrail,
  ) {}

  read(noteId: string): Promise<BodyChart> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { note, sections } = await this.views.of(noteId);
      const { clientId } = note;
      const [last, intake] = await Promise.all([this.notes.lastSigned(clientId, staffId, note.heldAt), this.intakes.latestOfClient(clientId)]);
      const findings = sections.bodyChart.findings ?? [];
      const earlier = last && (sectionsFrom(await this.sections.ofNote(last.id)).bodyChart.findings ?? []);
      const marks = intake && valueOf(intake.answers, 'pain_map');
      this.audit.record({ action: 'note.read_body_chart', recordType: 'session_note', recordId: noteId, clientId, details: { comparedWith: last?.id ?? null } });
      return {
        findings,
        since: last && earlier ? { noteId: last.id, heldAt: last.heldAt, changes: differenceBetween(earlier, findings) } : null,
        clientsOwn: Array.isArray(marks) ? (marks as PainMark[]) : [],
      };
    });
  }
}
