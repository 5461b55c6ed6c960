import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, SignedIn } from '../../platform/http/permission';
import { ChangePasswordRequest, SignInRequest } from './session.request';
import { SessionResponse } from './session.response';
import { SessionDesk } from './session-desk';
import { SignInGuard, type RequestOfAccount } from './sign-in.guard';

@ApiTags('staff')
@Controller('session')
export class SessionController {
  constructor(private readonly desk: SessionDesk) {}

  /** Signs in with e-mail and password; the session comes as an HttpOnly cookie. 429 with Retry-After after too many tries. */
  @Post()
  @Public('signing in is how one gets a session')
  @UseGuards(SignInGuard)
  signIn(@Body() body: SignInRequest, @Req() request: RequestOfAccount, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionResponse> {
    return this.desk.signIn(request, body.clinicId, reply);
  }

  /** Who is signed in, in which clinic, and what they may do. */
  @Get()
  @SignedIn()
  getSession(): Promise<SessionResponse> {
    return this.desk.me();
  }

  /** Changes one's own password and ends one's other sessions. 400 `current_password_wrong` or `password_refused` (errors say why). */
  @Put('password')
  @SignedIn()
  @HttpCode(204)
  changePassword(@Body() body: ChangePasswordRequest, @Ip() address: string): Promise<void> {
    return this.desk.changePassword(body, address);
  }

  /** Signs out. */
  @Delete()
  @SignedIn()
  @HttpCode(204)
  signOut(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOut(reply);
  }
}
