import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients, type Client } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { Clinics, signedInStaff, StaffDirectory } from '../../staff';
import { NoteViews, type NoteView } from './note-views';

export interface NoteForPrint {
  readonly view: NoteView;
  readonly client: Client;
  readonly authorName: string;
  readonly clinicName: string;
  readonly timezone: string;
}

/** Every reading is on record: who, which note, what for. */
@Injectable()
export class ReadNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly views: NoteViews,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly staff: StaffDirectory,
    private readonly audit: AuditTrail,
  ) {}

  read(noteId: string): Promise<NoteView> {
    return this.uow.run(signedInStaff().clinicId, () => this.#read(noteId, 'note.read'));
  }

  forPrint(noteId: string): Promise<NoteForPrint> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const view = await this.#read(noteId, 'note.print');
      const { clientId, authorId } = view.note;
      const [client, clinic, names] = await Promise.all([this.clients.findById(clientId), this.clinics.current(), this.staff.namesOf([authorId])]);
      if (!client) throw notFound();
      return { view, client, authorName: names.get(authorId) ?? authorId, clinicName: clinic.name, timezone: clinic.timezone };
    });
  }

  async #read(noteId: string, action: string): Promise<NoteView> {
    const view = await this.views.of(noteId);
    this.audit.record({ action, recordType: 'session_note', recordId: noteId, clientId: view.note.clientId });
    return view;
  }
}
