import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { validationPipe } from '../../platform/http/validation.pipe';
import type { Account } from '../persistence/account.repository';
import { PasswordStrategy } from './password.strategy';
import { SignInRequest } from './session.request';

export type RequestOfAccount = FastifyRequest & { user: Account };

/** Lets a right e-mail and password through, with the account as `request.user`. */
@Injectable()
export class SignInGuard extends AuthGuard() implements CanActivate {
  readonly #body = validationPipe();

  // The strategy itself and not its name: names are global to the process, and another app in it has its own database.
  constructor(strategy: PasswordStrategy) {
    // One object per request, as passport makes for a named strategy: it hangs the request's callbacks on it, and two
    // people who sign in at once would get each other's answer.
    super({
      get defaultStrategy() {
        return Object.create(strategy) as string;
      },
    });
  }

  /** Guards run before pipes, and passport-local would also look into the query. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.#body.transform(request.body ?? {}, { type: 'body', metatype: SignInRequest });
    return (await super.canActivate(context)) as boolean;
  }
}
