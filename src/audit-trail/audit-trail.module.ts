import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail';
import { AuditEventRepository } from './persistence/audit-event.repository';

@Global()
@Module({ providers: [AuditTrail, AuditEventRepository], exports: [AuditTrail] })
export class AuditTrailModule {}
