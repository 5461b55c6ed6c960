import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { decodeCursor, pageOf, type Page } from '../../platform/http/page';
import { isId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { dayBounds } from '../domain/wall-clock';
import { DiaryQuery, type BlockLine, type DiaryEntry, type HistoryLine, type Window } from '../persistence/diary.query';
import { LocationRepository } from '../persistence/location.repository';

export interface Diary {
  readonly entries: readonly DiaryEntry[];
  readonly blocks: readonly BlockLine[];
}

/** What the desk looks at. */
@Injectable()
export class ReadDiary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly diary: DiaryQuery,
    private readonly locations: LocationRepository,
    private readonly clients: Clients,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  window(window: Window): Promise<Diary> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [entries, blocks] = await Promise.all([this.diary.ofWindow(window, this.clock.now()), this.diary.blocks(window)]);
      this.audit.record({ action: 'diary.read', recordType: 'appointment', details: { count: entries.length } });
      return { entries, blocks };
    });
  }

  /** One local day of one location. */
  daySheet(locationId: string, date: string): Promise<Diary> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const location = await this.locations.findById(locationId);
      if (!location) throw notFound();
      const { from, to } = dayBounds(date, location.timezone);
      return this.window({ from: new Date(from), to: new Date(to), locationId });
    });
  }

  ofClient(clientId: string, limit: number, cursor?: string): Promise<Page<DiaryEntry>> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const after = checked(decodeCursor(cursor, 2));
      const [client, entries] = await Promise.all([this.clients.findById(clientId), this.diary.ofClient(clientId, this.clock.now(), limit, after)]);
      if (!client) throw notFound();
      this.audit.record({ action: 'appointment.list', recordType: 'appointment', clientId, details: { count: Math.min(entries.length, limit) } });
      return pageOf(entries, limit, ({ startsAt, id }) => [startsAt.toISOString(), id]);
    });
  }

  one(id: string): Promise<DiaryEntry> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const entry = await this.diary.findById(id, this.clock.now());
      if (!entry) throw notFound();
      this.audit.record({ action: 'appointment.read', recordType: 'appointment', recordId: id, clientId: entry.client.id });
      return entry;
    });
  }

  history(id: string): Promise<HistoryLine[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [entry, lines] = await Promise.all([this.diary.findById(id, this.clock.now()), this.diary.history(id)]);
      if (!entry) throw notFound();
      this.audit.record({ action: 'appointment.history', recordType: 'appointment', recordId: id, clientId: entry.client.id });
      return lines;
    });
  }
}

const checked = (cursor: readonly string[] | undefined): readonly string[] | undefined => {
  if (cursor === undefined || (isId(cursor[1]) && !Number.isNaN(Date.parse(cursor[0] ?? '')))) return cursor;
  throw new DomainError('invalid', 'cursor_malformed', 'cursor must be a nextCursor of this list, unchanged.');
};
