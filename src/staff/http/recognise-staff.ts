import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { currentContext } from '../../platform/context/request-context';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { API_PREFIX } from '../../platform/http/api-prefix';
import { Authenticators, signInFirst } from '../../platform/http/authenticators';
import { hashOf } from '../../platform/ids/ids';
import { permissionsOf } from '../domain/roles';
import { after, IDLE_LIMIT_MS, SEEN_EVERY_MS } from '../domain/session-rules';
import { SessionRepository, type RecognisedSession } from '../persistence/session.repository';
import type { StaffActor } from '../signed-in-staff';
import { SessionCookie } from './session-cookie';

/** All that somebody with a one-time password can reach: themselves, the way out, and a new password. */
const WITH_ONE_TIME_PASSWORD: readonly (string | undefined)[] = [`/${API_PREFIX}/session`, `/${API_PREFIX}/session/password`];

/** Tells the platform who a session cookie stands for, anew on every request: a lost role or session counts at once. */
@Injectable()
export class RecogniseStaff implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly sessions: SessionRepository,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.authenticators.staff = (request) => this.#recognise(request);
    this.authenticators.reportDenial = (route) => this.#reportDenial(route);
  }

  async #recognise(request: FastifyRequest): Promise<StaffActor> {
    const token = this.cookie.read(request);
    if (!token) throw signInFirst();
    const now = this.clock.now();
    const session = await this.sessions.recognise(hashOf(token), now, after(now, -IDLE_LIMIT_MS));
    if (!session) throw signInFirst();
    if (session.mustChangePassword && !WITH_ONE_TIME_PASSWORD.includes(request.routeOptions.url)) throw await this.#passwordFirst(request, session);
    if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await this.sessions.markSeen(session.sessionId, now);
    return actorOf(session);
  }

  async #passwordFirst(request: FastifyRequest, session: RecognisedSession): Promise<DomainError> {
    currentContext().actor = actorOf(session);
    await this.#reportDenial(`${request.method} ${request.routeOptions.url ?? ''}`);
    return new DomainError('forbidden', 'password_change_required', 'Choose your own password first: PUT /session/password.');
  }

  async #reportDenial(route: string): Promise<void> {
    const { actor } = currentContext();
    if (actor.kind !== 'staff') return;
    await this.uow.run(actor.clinicId, () => {
      this.audit.record({ action: 'access.deny', recordType: 'route', recordId: route, outcome: 'denied' });
      return Promise.resolve();
    });
  }
}

const actorOf = (s: RecognisedSession): StaffActor => ({
  kind: 'staff',
  clinicId: s.clinicId,
  staffId: s.staffId,
  accountId: s.accountId,
  sessionId: s.sessionId,
  roles: s.roles,
  permissions: permissionsOf(s.mustChangePassword ? [] : s.roles),
});
