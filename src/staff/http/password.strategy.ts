import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import type { Account } from '../persistence/account.repository';
import { SignIn } from '../sign-in';

/** Passport's seam: an OIDC strategy would stand beside this one and end in the same `SignIn.start`. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly signIn: SignIn) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: FastifyRequest, email: string, password: string): Promise<Account> {
    return this.signIn.verify(email, password, request.ip);
  }
}
