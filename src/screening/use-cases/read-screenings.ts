import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Forms, Intakes, type ChangedAnswer, type FormDefinition } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import type { Cursor } from '../../platform/http/page';
import { signedInStaff } from '../../staff';
import { ClearanceRepository, type StoredClearance } from '../persistence/clearance.repository';
import { ClearanceRequestRepository, type StoredClearanceRequest } from '../persistence/clearance-request.repository';
import { MedicalClearanceRepository, type StoredMedicalClearance } from '../persistence/medical-clearance.repository';
import { MedicalOutcomeRepository, type StoredMedicalOutcome } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type ListedScreening, type StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository, type StoredReview } from '../persistence/screening-review.repository';

export type { ListedScreening, StoredClearance, StoredClearanceRequest, StoredMedicalClearance, StoredMedicalOutcome, StoredReview };

export interface ScreeningChart {
  readonly screening: StoredScreening;
  readonly form: FormDefinition;
  /** Of a short check: what differs from the answers before it. */
  readonly changed: readonly ChangedAnswer[];
  readonly reviews: readonly StoredReview[];
  readonly outcomes: readonly StoredMedicalOutcome[];
  readonly requests: readonly StoredClearanceRequest[];
  readonly letters: readonly StoredMedicalClearance[];
  /** The latest of the client, where it belongs to this screening. */
  readonly clearance?: StoredClearance;
  readonly isLatest: boolean;
}

/** What a therapist reads about screenings. Every reading is on record. */
@Injectable()
export class ReadScreenings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly screenings: ScreeningRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly clearances: ClearanceRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly requests: ClearanceRequestRepository,
    private readonly letters: MedicalClearanceRepository,
    private readonly forms: Forms,
    private readonly intakes: Intakes,
    private readonly audit: AuditTrail,
  ) {}

  read(screeningId: string): Promise<ScreeningChart> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const screening = await this.screenings.findById(screeningId);
      if (!screening) throw notFound();
      const { clientId, result } = screening;
      const [reviews, outcomes, requests, letters, clearance, latest, form, changes] = await Promise.all([
        this.reviews.ofScreening(screeningId),
        this.outcomes.ofScreening(screeningId),
        this.requests.ofScreening(screeningId),
        this.letters.ofScreening(screeningId),
        this.clearances.latestOfClient(clientId),
        this.screenings.latestOfClient(clientId),
        this.forms.find(result.form.id, result.form.version),
        this.intakes.changesOf([screening.intakeId]),
      ]);
      if (!form) throw new Error('a screening outlived its form');
      this.audit.record({ action: 'screening.read', recordType: 'screening', recordId: screeningId, clientId });
      return { screening, form, changed: changes.get(screening.intakeId) ?? [], reviews, outcomes, requests, letters, ...(clearance?.screeningId === screeningId && { clearance }), isLatest: latest?.id === screeningId };
    });
  }

  list(clientId: string, page: { limit: number; after?: Cursor }): Promise<ListedScreening[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, rows] = await Promise.all([this.clients.findById(clientId), this.screenings.listOfClient(clientId, page)]);
      if (!client) throw notFound();
      this.audit.record({ action: 'screening.list', recordType: 'screening', clientId, details: { count: Math.min(rows.length, page.limit) } });
      return rows;
    });
  }
}
