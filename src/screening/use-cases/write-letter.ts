import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Forms } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { Clinics, signedInStaff, StaffDirectory } from '../../staff';
import { answerText, questionText } from '../domain/answer-text';
import { ClearanceRequestRepository, type StoredClearanceRequest } from '../persistence/clearance-request.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';

/** What the letter to the doctor says. */
export interface Letter {
  readonly requestId: string;
  readonly clinicName: string;
  readonly requestedAt: Date;
  readonly timezone: string;
  readonly addressedTo: string;
  readonly clientName: string;
  readonly dateOfBirth: string;
  readonly therapistName: string;
  readonly question: string;
  readonly findings: readonly Readonly<{ condition: string; ruleId: string; answers: readonly string[]; clearance: string | null }>[];
}

@Injectable()
export class WriteLetter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: ClearanceRequestRepository,
    private readonly screenings: ScreeningRepository,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly staff: StaffDirectory,
    private readonly forms: Forms,
    private readonly audit: AuditTrail,
  ) {}

  write(requestId: string): Promise<Letter> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const request = await this.requests.findById(requestId);
      if (!request) throw notFound();
      const [screening, client, clinic, names] = await Promise.all([
        this.screenings.findById(request.screeningId),
        this.clients.findById(request.clientId),
        this.clinics.current(),
        this.staff.namesOf([request.requestedBy]),
      ]);
      if (!screening || !client) throw new Error('a request outlived its screening or client');
      this.audit.record({ action: 'clearance_request.print', recordType: 'clearance_request', recordId: requestId, clientId: client.id });
      return {
        requestId,
        clinicName: clinic.name,
        timezone: clinic.timezone,
        requestedAt: request.requestedAt,
        addressedTo: request.addressedTo,
        question: request.question,
        clientName: `${client.givenName} ${client.familyName}`,
        dateOfBirth: client.dateOfBirth,
        therapistName: names.get(request.requestedBy) ?? '',
        findings: await this.#findingsOf(request, screening),
      };
    });
  }

  async #findingsOf({ ruleIds }: StoredClearanceRequest, { result }: StoredScreening): Promise<Letter['findings']> {
    const form = await this.forms.find(result.form.id, result.form.version);
    if (!form) throw new Error('a screening outlived its form');
    return result.findings
      .filter(({ ruleId }) => ruleIds.includes(ruleId))
      .map(({ ruleId, condition, clearance, questionIds, answers }) => ({
        ruleId,
        condition,
        clearance: clearance ?? null,
        answers: questionIds
          .filter((id) => answers[id] !== null && answers[id] !== undefined)
          .map((id) => `${questionText(form, id)} ${answerText(form, id, answers[id] ?? null)}`),
      }));
  }
}
