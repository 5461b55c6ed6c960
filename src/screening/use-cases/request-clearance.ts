import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { rankOf } from '../domain/levels';
import { ClearanceRequestRepository, type StoredClearanceRequest } from '../persistence/clearance-request.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';

export type AskedOfDoctor = Readonly<{ ruleIds: readonly string[]; addressedTo: string; question: string }>;

/** A therapist asks a doctor to clear findings; the letter names them and the question. */
@Injectable()
export class RequestClearance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly screenings: ScreeningRepository,
    private readonly requests: ClearanceRequestRepository,
    private readonly audit: AuditTrail,
  ) {}

  request(screeningId: string, asked: AskedOfDoctor): Promise<StoredClearanceRequest> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const screening = await this.screenings.findById(screeningId);
      if (!screening) throw notFound();
      refuseStrangers(screening, asked.ruleIds);
      const [id, { clientId, rank }] = [newId(), screening];
      await this.requests.add({ ...asked, id, clientId, screeningId, rank, requestedBy: staffId });
      this.audit.record({ action: 'clearance_request.create', recordType: 'clearance_request', recordId: id, clientId, details: { screeningId } });
      const stored = await this.requests.findById(id);
      if (!stored) throw new Error('a request was stored and is not there');
      return stored;
    });
  }
}

/** Only findings that hold are asked about. */
export const refuseStrangers = ({ result }: StoredScreening, ruleIds: readonly string[]): void => {
  const holding = result.findings.filter(({ level }) => rankOf(level) >= 2).map(({ ruleId }) => ruleId);
  const errors = ruleIds.flatMap((ruleId, at) =>
    holding.includes(ruleId) ? [] : [{ pointer: `/ruleIds/${at}`, code: 'not_a_hold', message: 'Name findings of this screening that hold.' }],
  );
  if (errors.length > 0) throw new DomainError('unprocessable', 'not_a_hold', 'Some of these rules hold nothing here. Each entry of errors says which.', errors);
};
