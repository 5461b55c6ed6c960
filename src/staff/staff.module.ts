import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { Clinics } from './clinics';
import { ClinicSettings } from './clinic-settings';
import { ClinicController } from './http/clinic.controller';
import { PasswordStrategy } from './http/password.strategy';
import { RecogniseStaff } from './http/recognise-staff';
import { SessionCookie } from './http/session-cookie';
import { SessionDesk } from './http/session-desk';
import { SessionController } from './http/session.controller';
import { SignInGuard } from './http/sign-in.guard';
import { StaffController } from './http/staff.controller';
import { Hiring } from './hiring';
import { PasswordCare } from './password-care';
import { Passwords } from './passwords';
import { AccountRepository } from './persistence/account.repository';
import { ClinicRepository } from './persistence/clinic.repository';
import { Identity } from './persistence/identity';
import { SessionRepository } from './persistence/session.repository';
import { SignInThrottle } from './persistence/sign-in-throttle';
import { StaffMemberRepository } from './persistence/staff-member.repository';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { StaffDirectory } from './staff-directory';
import { Team } from './team';

@Module({
  imports: [PassportModule],
  controllers: [SessionController, StaffController, ClinicController],
  providers: [
    Identity, AccountRepository, ClinicRepository, SessionRepository, SignInThrottle, StaffMemberRepository,
    Clinics, ClinicSettings, PasswordCare, Passwords, StaffDirectory, Team, Hiring, RecogniseStaff, Sessions, SignIn, PasswordStrategy, SessionCookie, SessionDesk, SignInGuard,
  ],
  exports: [Clinics, Hiring, Passwords, StaffDirectory],
})
export class StaffModule {}
