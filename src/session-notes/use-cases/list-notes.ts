import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { decodeCursor, isTimeAndId, pageOf, type Page } from '../../platform/http/page';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { signedInStaff } from '../../staff';
import { searchQueryOf, type LookedFor } from '../domain/search-words';
import { NoteListQuery, type NoteLine } from '../persistence/note-list.query';

export type UnsignedNote = NoteLine & Readonly<{ ageHours: number; waitsFor: 'signature' | 'cosignature' }>;
type Asked = Readonly<{ limit: number; cursor?: string }>;

const MOST_UNSIGNED = 200;
const placeOf = ({ heldAt, id }: NoteLine): readonly string[] => [heldAt.toISOString(), id];

/** Lists of notes, of those only that the person who asks may see. */
@Injectable()
export class ListNotes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly query: NoteListQuery,
    private readonly clients: Clients,
    private readonly audit: AuditTrail,
  ) {}

  /** The client's timeline. */
  ofClient(clientId: string, { limit, cursor }: Asked): Promise<Page<NoteLine>> {
    const { clinicId, staffId } = signedInStaff();
    const after = decodeCursor(cursor, 2, isTimeAndId);
    return this.uow.run(clinicId, async () => {
      const [rows, client] = await Promise.all([this.query.timeline(clientId, staffId, limit, after), this.clients.findById(clientId)]);
      if (!client) throw notFound();
      const page = pageOf(rows, limit, placeOf);
      this.audit.record({ action: 'note.list', recordType: 'session_note', clientId, details: seen(page) });
      return page;
    });
  }

  search(looked: LookedFor & Asked & Readonly<{ clientId?: string }>): Promise<Page<NoteLine>> {
    const { clinicId, staffId } = signedInStaff();
    const query = searchQueryOf(looked);
    if (query === undefined) throw nothingToLookFor();
    const after = decodeCursor(looked.cursor, 2, isTimeAndId);
    return this.uow.run(clinicId, async () => {
      if (looked.clientId !== undefined && !(await this.clients.findById(looked.clientId))) throw notFound();
      const rows = await this.query.search(staffId, { query, clientId: looked.clientId ?? null, limit: looked.limit, ...(after && { after }) });
      const page = pageOf(rows, looked.limit, placeOf);
      this.audit.record({ action: 'note.search', recordType: 'session_note', ...(looked.clientId !== undefined && { clientId: looked.clientId }), details: seen(page) });
      return page;
    });
  }

  /** What waits for my signature, and students' notes that wait for a second one; oldest first. */
  unsigned(): Promise<UnsignedNote[]> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [mine, students] = await Promise.all([this.query.unsignedOf(staffId, MOST_UNSIGNED), this.query.awaitingCosignature(staffId, MOST_UNSIGNED)]);
      this.audit.record({ action: 'note.list_unsigned', recordType: 'session_note', details: { noteIds: [...mine, ...students].map(({ id }) => id) } });
      const now = this.clock.now().getTime();
      const aged = (waitsFor: UnsignedNote['waitsFor']) => (line: NoteLine): UnsignedNote => ({ ...line, waitsFor, ageHours: Math.floor((now - line.heldAt.getTime()) / 3_600_000) });
      return [...mine.map(aged('signature')), ...students.map(aged('cosignature'))];
    });
  }
}

const seen = ({ items }: Page<NoteLine>) => {
  const discharges = items.filter(({ kind }) => kind === 'discharge').map(({ id }) => id);
  return { noteIds: items.map(({ id }) => id).filter((id) => !discharges.includes(id)), ...(discharges.length > 0 && { discharges }) };
};

const nothingToLookFor = (): DomainError =>
  new DomainError('invalid', 'nothing_to_look_for', 'Send a word, a technique, a region or a muscle to look for.', [{ pointer: '/text', code: 'nothing_to_look_for', message: 'At least one letter or digit.' }]);
