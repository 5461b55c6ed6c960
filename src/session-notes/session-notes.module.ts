import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail';
import { BookingModule } from '../booking';
import { ClientsModule } from '../clients';
import { IntakeModule } from '../intake';
import { ScreeningModule } from '../screening';
import { StaffModule } from '../staff';
import { TreatmentPlansModule } from '../treatment-plans';
import { DischargeController } from './http/discharge.controller';
import { NoteAccessController } from './http/note-access.controller';
import { NoteDeskController } from './http/note-desk.controller';
import { NoteTemplateController } from './http/note-template.controller';
import { NotesOfClientController } from './http/notes-of-client.controller';
import { PrintingController } from './http/printing.controller';
import { SessionNoteController } from './http/session-note.controller';
import { DischargeRepository } from './persistence/discharge.repository';
import { EmergencyReadingRepository } from './persistence/emergency-reading.repository';
import { NoteAccessRepository } from './persistence/note-access.repository';
import { NoteListQuery } from './persistence/note-list.query';
import { NoteSectionRepository } from './persistence/note-section.repository';
import { NoteSignatureRepository } from './persistence/note-signature.repository';
import { NoteTemplateRepository } from './persistence/note-template.repository';
import { NoteWithdrawalRepository } from './persistence/note-withdrawal.repository';
import { OutcomeQuery } from './persistence/outcome.query';
import { SessionNoteRepository } from './persistence/session-note.repository';
import { SignedNoteQuery } from './persistence/signed-note.query';
import { VisitNotesQuery } from './persistence/visit-notes.query';
import { AmendNote } from './use-cases/amend-note';
import { ChangePrivacy } from './use-cases/change-privacy';
import { CoSignNote } from './use-cases/co-sign-note';
import { DischargeCourse } from './use-cases/discharge-course';
import { Discharges } from './use-cases/discharges';
import { ExportChart } from './use-cases/export-chart';
import { ListNotes } from './use-cases/list-notes';
import { NoteViews } from './use-cases/note-views';
import { Notes } from './use-cases/notes';
import { ReadBodyChart } from './use-cases/read-body-chart';
import { ReadDischarge } from './use-cases/read-discharge';
import { ReadInEmergency } from './use-cases/read-in-emergency';
import { ReadNote } from './use-cases/read-note';
import { ReadOutcomes } from './use-cases/read-outcomes';
import { ReadVisitNotes } from './use-cases/read-visit-notes';
import { SaveSection } from './use-cases/save-section';
import { SetPrivacy } from './use-cases/set-privacy';
import { SignNote } from './use-cases/sign-note';
import { StartNote } from './use-cases/start-note';
import { TemplateDesk } from './use-cases/template-desk';
import { Templates } from './use-cases/templates';
import { WithdrawNote } from './use-cases/withdraw-note';

const persistence = [SessionNoteRepository, NoteSectionRepository, NoteSignatureRepository, SignedNoteQuery, NoteWithdrawalRepository, NoteAccessRepository, EmergencyReadingRepository, NoteTemplateRepository, DischargeRepository, NoteListQuery, VisitNotesQuery, OutcomeQuery];
const useCases = [StartNote, SaveSection, SetPrivacy, SignNote, CoSignNote, AmendNote, ReadNote, ListNotes, ReadBodyChart, ReadOutcomes, ExportChart, WithdrawNote, ReadVisitNotes, ChangePrivacy, ReadInEmergency, TemplateDesk, DischargeCourse, ReadDischarge];

@Module({
  imports: [AuditTrailModule, StaffModule, ClientsModule, IntakeModule, ScreeningModule, TreatmentPlansModule, BookingModule],
  controllers: [NotesOfClientController, SessionNoteController, NoteDeskController, NoteAccessController, NoteTemplateController, DischargeController, PrintingController],
  providers: [...persistence, Notes, NoteViews, Templates, Discharges, ...useCases],
})
export class SessionNotesModule {}
