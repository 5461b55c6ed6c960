import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clients } from '../../../clients';
import { actingClient, isSameName } from '../../../intake';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError } from '../../../platform/errors/domain-error';
import { hashOf, newSecret } from '../../../platform/ids/ids';
import { Clinics, type Clinic } from '../../../staff';
import { CHECKS_MAX, linkStateOf, type LinkState } from '../../domain/online-booking';
import { BookingLinkRepository, type BookingLink } from '../../persistence/booking-link.repository';
import { readLink } from '../secret-link';

/** How long the second check holds on one device. */
const ACCESS_MS = 3600_000;
const SECRET = /^[\w-]{43}$/;

export interface Holder {
  readonly clinicId: string;
  readonly clientId: string;
  readonly linkId: string;
}

/** From a booking link to the diary: first a cover that names nobody, then who the client is. */
@Injectable()
export class OpenBookingLink {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: BookingLinkRepository,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Whom a link stands for; with `access`, only after the second check on this device. Looking changes nothing. */
  async recognise(link: unknown, access?: Readonly<{ given: unknown }>): Promise<Holder> {
    const read = readLink(link);
    if (!read) throw unknownLink();
    const { clinicId, hash } = read;
    const [found, isAdmitted] = await this.uow.run(clinicId, () => Promise.all([this.links.findByKey(hash), access === undefined || this.#isAdmitted(hash, access.given)]));
    if (!found) throw unknownLink();
    this.#refuseClosed(found);
    if (!isAdmitted) throw checkFirst();
    return { clinicId, clientId: found.clientId, linkId: found.id };
  }

  async #isAdmitted(linkHash: Buffer, given: unknown): Promise<boolean> {
    return typeof given === 'string' && SECRET.test(given) && (await this.links.findByAccess(linkHash, hashOf(given), this.clock.now())) !== undefined;
  }

  cover(): Promise<Clinic> {
    return this.uow.run(actingClient().clinicId, () => this.clinics.current());
  }

  /** A wrong try is counted even though it is refused; which part was wrong is not said. */
  async check(familyName: string, dateOfBirth: string): Promise<{ access: string; expiresAt: Date }> {
    const checked = await this.uow.run(actingClient().clinicId, () => this.#checked(familyName, dateOfBirth));
    if ('access' in checked) return checked;
    if (checked.triesLeft === 0) throw closedLink('locked');
    throw new DomainError('forbidden', 'identity_not_confirmed', 'The last name or the date of birth does not match. Type them as you gave them to the clinic.', [], checked);
  }

  async #checked(familyName: string, dateOfBirth: string): Promise<{ access: string; expiresAt: Date } | { triesLeft: number }> {
    const { clientId, invitationId: id } = actingClient();
    const [link, client] = await Promise.all([this.links.lock(id), this.clients.findById(clientId)]);
    if (!link || !client) throw closedLink('revoked');
    this.#refuseClosed(link);
    const record = (outcome: 'success' | 'failure'): void => this.audit.record({ action: 'booking_link.identity_check', recordType: 'booking_link', recordId: id, clientId, outcome });
    if (client.archivedAt || !isSameName(familyName, client.familyName) || dateOfBirth !== client.dateOfBirth) {
      this.links.countFailedCheck(id);
      record('failure');
      return { triesLeft: CHECKS_MAX - link.failedChecks - 1 };
    }
    const [access, now] = [newSecret(), this.clock.now()];
    const expiresAt = new Date(now.getTime() + ACCESS_MS);
    this.links.admit(id, hashOf(access), expiresAt, now);
    record('success');
    return { access, expiresAt };
  }

  #refuseClosed(link: BookingLink): void {
    const state = linkStateOf(link, this.clock.now());
    if (state !== 'open') throw closedLink(state);
  }
}

const NEW_LINK = 'Ask the clinic for a new link, or call them.';
const CLOSED: Readonly<Record<Exclude<LinkState, 'open'>, readonly [code: string, message: string]>> = {
  revoked: ['link_revoked', `The clinic has withdrawn this link. ${NEW_LINK}`],
  locked: ['link_locked', `This link is locked after too many tries, to protect you. ${NEW_LINK}`],
  expired: ['link_expired', `This link is too old. ${NEW_LINK}`],
};

const closedLink = (state: Exclude<LinkState, 'open'>): DomainError => new DomainError('gone', ...CLOSED[state]);
const unknownLink = (): DomainError => new DomainError('unauthenticated', 'link_unknown', 'This link is not known. Open it from the message again, or check that you copied all of it.');
const checkFirst = (): DomainError =>
  new DomainError('unauthenticated', 'identity_check_required', 'Say who you are first: open your link again, then give your last name and date of birth.');
