import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { BookedVisits } from '../../booking';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { NOT_HELD, noteStateOf, type NoteState } from '../domain/visit-of-note';
import { NoteListQuery, type NoteLine } from '../persistence/note-list.query';
import { VisitNotesQuery, type VisitNoteRow } from '../persistence/visit-notes.query';

export interface NotesOfVisit {
  readonly appointmentId: string;
  readonly noteState: NoteState;
  readonly notes: readonly NoteLine[];
}

export type VisitNoteState = Pick<VisitNoteRow, 'appointmentId' | 'clientId' | 'startsAt' | 'isMine'> & Readonly<{ noteState: NoteState; noteIds: readonly string[] }>;

const DAY = 86_400_000;
const BACK_DAYS = 14;
const LONGEST_DAYS = 31;
const MOST = 5000;

/** Which visits have their note, for those who write and read notes. */
@Injectable()
export class ReadVisitNotes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly visits: BookedVisits,
    private readonly lists: NoteListQuery,
    private readonly states: VisitNotesQuery,
    private readonly audit: AuditTrail,
  ) {}

  ofVisit(appointmentId: string): Promise<NotesOfVisit> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [visit, notes] = await Promise.all([this.visits.find(appointmentId), this.lists.ofAppointment(appointmentId, staffId)]);
      if (!visit) throw notFound();
      this.audit.record({ action: 'note.list', recordType: 'session_note', clientId: visit.clientId, details: { appointmentId, noteIds: notes.map(({ id }) => id) } });
      return { appointmentId, noteState: noteStateOf(notes), notes };
    });
  }

  /** Absent: the last two weeks, in which a note can still be begun. */
  ofWindow(from?: Date, to = this.clock.now()): Promise<VisitNoteState[]> {
    const { clinicId, staffId } = signedInStaff();
    const since = from ?? new Date(to.getTime() - BACK_DAYS * DAY);
    if (since >= to || to.getTime() - since.getTime() > LONGEST_DAYS * DAY) throw badWindow();
    return this.uow.run(clinicId, async () => {
      const rows = await this.states.ofWindow(staffId, { from: since, to, without: NOT_HELD, limit: MOST });
      this.audit.record({ action: 'note.list_states', recordType: 'session_note', details: { noteIds: rows.flatMap(({ noteId }) => noteId ?? []) } });
      return byVisit(rows);
    });
  }
}

function byVisit(rows: readonly VisitNoteRow[]): VisitNoteState[] {
  const visits = new Map<string, VisitNoteRow[]>();
  for (const row of rows) {
    const known = visits.get(row.appointmentId);
    if (known) known.push(row);
    else visits.set(row.appointmentId, [row]);
  }
  return [...visits.values()].map((of) => {
    const { appointmentId, clientId, startsAt, isMine } = of[0] as VisitNoteRow;
    const notes = of.filter(({ noteId }) => noteId !== null);
    return { appointmentId, clientId, startsAt, isMine, noteState: noteStateOf(notes), noteIds: notes.flatMap(({ noteId }) => noteId ?? []) };
  });
}

const badWindow = (): DomainError =>
  new DomainError('invalid', 'window', `Ask for a stretch of at most ${LONGEST_DAYS} days that ends after it begins.`, [{ pointer: 'from', code: 'window', message: `Before "to", at most ${LONGEST_DAYS} days.` }]);
