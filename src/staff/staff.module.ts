import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { PasswordStrategy } from './http/password.strategy';
import { RecogniseStaff } from './http/recognise-staff';
import { SessionCookie } from './http/session-cookie';
import { SessionDesk } from './http/session-desk';
import { SessionController } from './http/session.controller';
import { SignInGuard } from './http/sign-in.guard';
import { Hiring } from './hiring';
import { Passwords } from './passwords';
import { AccountRepository } from './persistence/account.repository';
import { ClinicRepository } from './persistence/clinic.repository';
import { Identity } from './persistence/identity';
import { SessionRepository } from './persistence/session.repository';
import { SignInThrottle } from './persistence/sign-in-throttle';
import { StaffMemberRepository } from './persistence/staff-member.repository';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

@Module({
  imports: [PassportModule],
  controllers: [SessionController],
  providers: [
    Identity, AccountRepository, ClinicRepository, SessionRepository, SignInThrottle, StaffMemberRepository,
    Passwords, Hiring, RecogniseStaff, Sessions, SignIn, PasswordStrategy, SessionCookie, SessionDesk, SignInGuard,
  ],
  exports: [Hiring, Passwords],
})
export class StaffModule {}
