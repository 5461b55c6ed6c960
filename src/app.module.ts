import { Module, type DynamicModule } from '@nestjs/common';
import { AuditTrailModule } from './audit-trail';
import { BookingModule } from './booking';
import { ClientsModule } from './clients';
import { IntakeModule } from './intake';
import { NotificationsModule } from './notifications';
import type { Config } from './platform/config/config';
import { PlatformModule } from './platform/platform.module';
import { ScreeningModule } from './screening';
import { SessionNotesModule } from './session-notes';
import { StaffModule } from './staff';
import { TechniquesModule } from './techniques';
import { TreatmentPlansModule } from './treatment-plans';

/** The clinic: every module, on one platform. */
@Module({})
export class AppModule {
  static connectedTo(databaseUrl: string, config: Config): DynamicModule {
    const modules = [AuditTrailModule, NotificationsModule, StaffModule, TechniquesModule, ClientsModule, IntakeModule, ScreeningModule, TreatmentPlansModule, BookingModule, SessionNotesModule];
    return { module: AppModule, imports: [PlatformModule.connectedTo(databaseUrl, config), ...modules] };
  }
}
