import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { decodeCursor, isTimeAndId, pageOf, type Page } from '../../platform/http/page';
import { newId } from '../../platform/ids/ids';
import { signedInStaff, StaffDirectory } from '../../staff';
import { wordsFor, type EmergencyReason } from '../domain/note-access';
import { EmergencyReadingRepository, type EmergencyReading } from '../persistence/emergency-reading.repository';
import { SignedNoteQuery, type SignedNote } from '../persistence/signed-note.query';

export type OpenedNotes = Readonly<{ id: string; readAt: Date; notes: readonly SignedNote[]; /** More than are opened at once. */ notShown: number }>;
export type ToldReading = Omit<EmergencyReading, 'text'> & Readonly<{ readerName: string; text: string | null }>;

const MOST_OPENED = 100;

/** Breaking the glass: one reading of what this therapist may not read, known to the authors and the owners. */
@Injectable()
export class ReadInEmergency {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly readings: EmergencyReadingRepository,
    private readonly signed: SignedNoteQuery,
    private readonly staff: StaffDirectory,
    private readonly audit: AuditTrail,
  ) {}

  read(clientId: string, { reason, text }: Readonly<{ reason: EmergencyReason; text: string }>): Promise<OpenedNotes> {
    const { clinicId, staffId: readerId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [client, hidden] = await Promise.all([this.clients.findById(clientId), this.readings.hiddenFrom(readerId, clientId, MOST_OPENED)]);
      if (!client) throw notFound();
      const id = newId();
      const [readAt, notes] = await Promise.all([this.readings.add({ id, clientId, readerId, reason, text }, hidden), this.signed.textsOf(hidden)]);
      this.audit.record({ action: 'emergency_reading.open', recordType: 'emergency_reading', recordId: id, clientId, details: { reason, notes: notes.length } });
      for (const { id: noteId } of notes) this.audit.record({ action: 'note.emergency_read', recordType: 'session_note', recordId: noteId, clientId, details: { readingId: id, reason } });
      return { id, readAt, notes, notShown: (hidden[0]?.hidden ?? 0) - hidden.length };
    });
  }

  /** All of them for an owner; for a therapist those of notes that they wrote. */
  list({ limit, cursor }: Readonly<{ limit: number; cursor?: string }>): Promise<Page<ToldReading>> {
    const { clinicId, staffId, roles, permissions } = signedInStaff();
    const after = decodeCursor(cursor, 2, isTimeAndId);
    return this.uow.run(clinicId, async () => {
      const page = pageOf(await this.readings.list(roles.includes('owner') ? null : staffId, limit, after), limit, ({ readAt, id }) => [readAt.toISOString(), id]);
      const names = await this.staff.namesOf([...new Set(page.items.map(({ readerId }) => readerId))]);
      this.audit.record({ action: 'emergency_reading.list', recordType: 'emergency_reading', details: { readingIds: page.items.map(({ id }) => id) } });
      const reader = { id: staffId, isClinical: permissions.has('notes:read') };
      const told = ({ text, ...reading }: EmergencyReading): ToldReading => ({ ...reading, readerName: names.get(reading.readerId) ?? reading.readerId, text: wordsFor({ text, by: reading.readerId }, reader) });
      return { ...page, items: page.items.map(told) };
    });
  }
}
