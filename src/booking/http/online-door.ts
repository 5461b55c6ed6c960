import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { currentContext } from '../../platform/context/request-context';
import { notFound } from '../../platform/errors/domain-error';
import { isId } from '../../platform/ids/ids';
import { OnlineThrottle } from '../persistence/online-throttle';
import { OpenBookingLink } from '../use-cases/online/open-booking-link';

const LINK = 'booking-link';
const ACCESS = 'booking-access';

/** Strangers on a clinic's page: counted before anything is looked up, and acting for nobody. */
@Injectable()
export class PublicPageDoor implements CanActivate {
  constructor(private readonly throttle: OnlineThrottle) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { clinicId?: string } }>>();
    const { clinicId } = request.params;
    await (request.method === 'POST' ? this.throttle.countRequest(isId(clinicId) ? clinicId : 'none', request.ip) : this.throttle.countLook(request.ip));
    if (!isId(clinicId)) throw notFound();
    currentContext().actor = { kind: 'anonymous', clinicId };
    return true;
  }
}

/** Who holds a booking link, before the second check. To the audit trail the link is what a session is for staff. */
@Injectable()
export class BookingLinkDoor implements CanActivate {
  constructor(
    private readonly throttle: OnlineThrottle,
    private readonly opening: OpenBookingLink,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.throttle.countLook(request.ip);
    const { clinicId, clientId, linkId } = await this.opening.recognise(request.headers[LINK], this.accessOf(request));
    currentContext().actor = { kind: 'client', clinicId, clientId, invitationId: linkId };
    return true;
  }

  protected accessOf(_: FastifyRequest): Readonly<{ given: unknown }> | undefined {
    return undefined;
  }
}

/** And after it, on a device that passed it. */
@Injectable()
export class BookingAccessDoor extends BookingLinkDoor {
  protected override accessOf(request: FastifyRequest): Readonly<{ given: unknown }> {
    return { given: request.headers[ACCESS] };
  }
}
