import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { dayIn } from '../../intake';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { Clinics, signedInStaff } from '../../staff';
import { takesOutcome } from '../domain/medical-outcome';
import { MedicalClearanceRepository, type NewMedicalClearance, type StoredMedicalClearance } from '../persistence/medical-clearance.repository';
import { ScreeningRepository } from '../persistence/screening.repository';
import { refuseStrangers } from './request-clearance';

export type DoctorsWord = Omit<NewMedicalClearance, 'id' | 'clientId' | 'screeningId' | 'rank' | 'recordedBy'>;

const DAY = 24 * 3600_000;

/** A doctor's written word about findings of a screening. A review may rest on it; by itself it opens nothing. */
@Injectable()
export class RecordClearance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clinics: Clinics,
    private readonly screenings: ScreeningRepository,
    private readonly clearances: MedicalClearanceRepository,
    private readonly audit: AuditTrail,
  ) {}

  record(screeningId: string, word: DoctorsWord): Promise<StoredMedicalClearance> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [screening, { timezone }] = await Promise.all([this.screenings.findById(screeningId), this.clinics.current()]);
      if (!screening) throw notFound();
      if (takesOutcome(screening.result.level)) throw needsOutcome();
      refuseStrangers(screening, word.ruleIds);
      refuseDates(word, this.clock.now(), timezone);
      const [id, { clientId, rank }] = [newId(), screening];
      await this.clearances.add({ ...word, id, clientId, screeningId, rank, recordedBy: staffId });
      this.audit.record({ action: 'medical_clearance.create', recordType: 'medical_clearance', recordId: id, clientId, details: { screeningId } });
      const stored = await this.clearances.findById(id);
      if (!stored) throw new Error('a clearance was stored and is not there');
      return stored;
    });
  }
}

const refuseDates = ({ dated, expiresOn }: DoctorsWord, now: Date, timezone: string): void => {
  const today = dayIn(timezone, now);
  const errors = [
    ...(Date.parse(dated) > now.getTime() + DAY ? [{ pointer: '/dated', code: 'date_in_future', message: 'The date of the letter cannot lie ahead.' }] : []),
    ...(expiresOn !== undefined && (expiresOn < dated || expiresOn < today) ? [{ pointer: '/expiresOn', code: 'expired', message: 'The clearance must not have ended, and not before its own date.' }] : []),
  ];
  if (errors.length > 0) throw new DomainError('unprocessable', 'dates_do_not_fit', 'The dates of this clearance do not fit. Each entry of errors says why.', errors);
};

const needsOutcome = (): DomainError =>
  new DomainError('conflict', 'cannot_be_overridden', 'No letter clears an urgent or emergency screening. Record what the doctor found as a medical outcome.');
