import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { hashOf } from '../../platform/ids/ids';
import { stateOf } from '../domain/invitation';
import { Doors, type Holder } from '../persistence/doors';
import type { ActingClient } from './acting-client';
import { closedLink, identityCheckFirst, unknownLink } from './link-refusals';

/** 256 bits as base64url, or 128 in a text message. Anything else was never one of our tokens. */
const TOKEN = /^(?:[\w-]{22}|[\w-]{43})$/;

/** Whom the token of a link, or the cookie that follows it, stands for. Nothing is changed by looking. */
@Injectable()
export class RecogniseHolder {
  constructor(
    private readonly doors: Doors,
    private readonly clock: Clock,
  ) {}

  async byLink(token: unknown): Promise<ActingClient> {
    const holder = isToken(token) ? await this.doors.holderOfLink(hashOf(token)) : undefined;
    if (!holder) throw unknownLink();
    const state = stateOf(holder, this.clock.now());
    if (state !== 'open') throw closedLink(state);
    return actorOf(holder);
  }

  /**
   * A form that was sent still recognises who sent it, so that a repeated submit can get its first answer; each act on
   * the form looks at its state under a lock.
   */
  async byAccess(access: unknown, link: unknown): Promise<ActingClient> {
    if (link !== undefined && !isToken(link)) throw unknownLink();
    const now = this.clock.now();
    const holder = isToken(access) ? await this.doors.holderOfAccess(hashOf(access), link === undefined ? null : hashOf(link), now) : undefined;
    if (!holder) throw identityCheckFirst();
    const state = stateOf(holder, now);
    if (state !== 'open' && state !== 'submitted') throw closedLink(state);
    return actorOf(holder);
  }
}

const isToken = (given: unknown): given is string => typeof given === 'string' && TOKEN.test(given);

const actorOf = ({ clinicId, clientId, invitationId }: Holder): ActingClient => ({ kind: 'client', clinicId, clientId, invitationId });
