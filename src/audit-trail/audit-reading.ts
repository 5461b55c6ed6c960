import { Injectable } from '@nestjs/common';
import { currentContext } from '../platform/context/request-context';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { signInFirst } from '../platform/http/authenticators';
import { decodeCursor, pageOf, type Page } from '../platform/http/page';
import { isId } from '../platform/ids/ids';
import { AuditTrail } from './audit-trail';
import { AuditEventRepository, type AuditEvent, type AuditFilter } from './persistence/audit-event.repository';

const MICROSECONDS = /^\d{15,16}$/;

/** Who looked at whom is itself looked at: reading the trail leaves an event, with the filters that were used. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: AuditEventRepository,
    private readonly audit: AuditTrail,
  ) {}

  list(limit: number, cursor: string | undefined, filter: AuditFilter): Promise<Page<AuditEvent>> {
    const after = decodeCursor(cursor, 2, ([at, id]) => MICROSECONDS.test(at ?? '') && isId(id));
    const { actor } = currentContext();
    if (actor.kind !== 'staff') throw signInFirst();
    return this.uow.run(actor.clinicId, async () => {
      const page = pageOf(await this.events.list(limit, { ...filter, after }), limit, (event) => [event.atMicroseconds, event.id]);
      const filters = Object.entries(filter).filter(([, value]) => value !== undefined).map(([name]) => name);
      this.audit.record({ action: 'audit_event.read', recordType: 'audit_event', clientId: filter.clientId, details: { filters, shown: page.items.length } });
      return page;
    });
  }
}
