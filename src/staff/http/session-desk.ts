import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PasswordCare } from '../password-care';
import { Sessions } from '../sessions';
import { SignIn } from '../sign-in';
import { signedInStaff } from '../signed-in-staff';
import { SessionCookie } from './session-cookie';
import type { ChangePasswordRequest } from './session.request';
import { sessionResponse, type SessionResponse } from './session.response';
import type { RequestOfAccount } from './sign-in.guard';

/** Sessions as HTTP sees them: tokens go into the cookie, and nowhere else. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly signInService: SignIn,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordCare,
    private readonly cookie: SessionCookie,
  ) {}

  async signIn(request: RequestOfAccount, clinicId: string | undefined, reply: FastifyReply): Promise<SessionResponse> {
    const token = await this.signInService.start(request.user, clinicId, this.cookie.read(request));
    this.cookie.set(reply, token);
    return this.me();
  }

  async signOut(reply: FastifyReply): Promise<void> {
    await this.sessions.end(signedInStaff());
    this.cookie.clear(reply);
  }

  changePassword(body: ChangePasswordRequest, address: string): Promise<void> {
    return this.passwords.change(body.currentPassword, body.newPassword, address);
  }

  async me(): Promise<SessionResponse> {
    return sessionResponse(await this.sessions.me(signedInStaff()));
  }
}
