import { Global, Module } from '@nestjs/common';
import { AuditReading } from './audit-reading';
import { AuditTrail } from './audit-trail';
import { AuditEventsController } from './http/audit-events.controller';
import { AuditEventRepository } from './persistence/audit-event.repository';

@Global()
@Module({ controllers: [AuditEventsController], providers: [AuditTrail, AuditReading, AuditEventRepository], exports: [AuditTrail] })
export class AuditTrailModule {}
