export { AuditTrailModule } from './audit-trail.module';
export { AuditTrail, type AuditEntry, type Outcome } from './audit-trail';
