import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { currentContext, type Actor } from '../context/request-context';
import { DomainError } from '../errors/domain-error';
import { Authenticators } from './authenticators';
import { ACCESS, type Access } from './permission';
import { purposeOf } from './purpose';

/** Denies by default: a route that declares no access is reachable by nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticators: Authenticators,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access?.kind === 'public') return true;
    if (access?.kind === 'intake') {
      currentContext().actor = await this.authenticators.holderOfLink(request, access.verified);
      return true;
    }
    const actor = await this.authenticators.staff(request);
    const here = currentContext();
    here.actor = actor;
    here.purpose = purposeOf(request.headers['purpose-of-use'], actor.roles);
    if (allows(access, actor)) return true;
    await this.authenticators.reportDenial(`${request.method} ${request.routeOptions.url ?? ''}`);
    throw new DomainError('forbidden', 'not_permitted', 'Your role in this clinic does not include this. Ask an owner of the clinic.');
  }
}

const allows = (access: Access | undefined, actor: Extract<Actor, { kind: 'staff' }>): boolean =>
  access?.kind === 'staff' || (access?.kind === 'permission' && actor.permissions.has(access.permission));
