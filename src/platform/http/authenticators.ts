import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../context/request-context';
import { DomainError } from '../errors/domain-error';

type StaffActor = Extract<Actor, { kind: 'staff' }>;
type ClientActor = Extract<Actor, { kind: 'client' }>;

/** Where the modules that know people tell the platform how to recognise them. Each throws 401 for a stranger. */
@Injectable()
export class Authenticators {
  staff: (request: FastifyRequest) => Promise<StaffActor> = () => Promise.reject(signInFirst());
  holderOfLink: (request: FastifyRequest, verified: boolean) => Promise<ClientActor> = () => Promise.reject(signInFirst());
  /** Called with the route's pattern before a signed-in person is refused. */
  reportDenial: (route: string) => Promise<void> = () => Promise.resolve();
}

export const signInFirst = (): DomainError =>
  new DomainError('unauthenticated', 'sign_in_required', 'Sign in first: your session is missing, ended or expired.');
