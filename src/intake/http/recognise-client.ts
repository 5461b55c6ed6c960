import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Authenticators } from '../../platform/http/authenticators';
import { RecogniseHolder } from '../use-cases/recognise-holder';
import { IntakeCookie } from './intake-cookie';

/** Tells the platform whom an intake link, or the cookie that follows it, stands for. */
@Injectable()
export class RecogniseClient implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly holders: RecogniseHolder,
    private readonly cookie: IntakeCookie,
  ) {}

  onModuleInit(): void {
    this.authenticators.holderOfLink = (request, verified) => {
      const link = request.headers['intake-token'];
      return verified ? this.holders.byAccess(this.cookie.read(request), link) : this.holders.byLink(link);
    };
  }
}
