import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound, stale } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { PreferenceRepository, type Preference, type StoredPreference } from '../persistence/preference.repository';
import { WaitlistRepository, type NewWaitlistEntry, type StoredWaitlistEntry } from '../persistence/waitlist.repository';
import { OfferTimes } from './offer-times';

/** What clients would like: whom they see, and what they wait for. */
@Injectable()
export class ClientWishes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly preferences: PreferenceRepository,
    private readonly waitlist: WaitlistRepository,
    private readonly offers: OfferTimes,
    private readonly audit: AuditTrail,
  ) {}

  preference(clientId: string): Promise<StoredPreference> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const preference = await this.preferences.ofClient(clientId);
      this.audit.record({ action: 'preference.read', recordType: 'client_preference', recordId: clientId, clientId });
      return preference;
    });
  }

  prefer(clientId: string, version: number, to: Preference): Promise<StoredPreference> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      await this.preferences.ofClient(clientId);
      if (!(await this.preferences.put(clientId, version, to))) throw stale();
      this.audit.record({ action: 'preference.edit', recordType: 'client_preference', recordId: clientId, clientId });
      return { ...to, version: version + 1 };
    });
  }

  /** Between owners: nobody else learns that these two are kept apart. */
  keepApart(clientId: string, therapistId: string, apart: boolean): Promise<void> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      await (apart ? this.preferences.part(clientId, therapistId, staffId) : this.preferences.reunite(clientId, therapistId));
      this.audit.record({ action: apart ? 'pairing.forbid' : 'pairing.allow', recordType: 'client_preference', recordId: clientId, clientId });
    });
  }

  /** Looks at once whether there is something already. */
  wait(entry: Omit<NewWaitlistEntry, 'id'>): Promise<StoredWaitlistEntry> {
    const { clinicId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const id = newId();
      await this.waitlist.add({ id, ...entry });
      this.audit.record({ action: 'waitlist.create', recordType: 'waitlist_entry', recordId: id, clientId: entry.clientId });
      await this.offers.offer(clinicId);
      const stored = await this.waitlist.findById(id);
      if (!stored) throw new Error('an entry vanished in its own transaction');
      return stored;
    });
  }

  waiting(): Promise<StoredWaitlistEntry[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const entries = await this.waitlist.list();
      this.audit.record({ action: 'waitlist.list', recordType: 'waitlist_entry', details: { count: entries.length } });
      return entries;
    });
  }

  withdraw(id: string): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const entry = await this.waitlist.findById(id);
      if (!entry || !(await this.waitlist.change(id, 'withdrawn', null))) throw notFound();
      this.audit.record({ action: 'waitlist.withdraw', recordType: 'waitlist_entry', recordId: id, clientId: entry.clientId });
    });
  }
}
