import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients, type Client } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { Clinics, signedInStaff } from '../../staff';
import { ApprovedPlans, type ApprovedPlan } from '../../treatment-plans';
import { DischargeRepository, type DischargeAmendmentRecord, type DischargeRecord } from '../persistence/discharge.repository';
import { NoteListQuery } from '../persistence/note-list.query';
import { SignedNoteQuery, type SignedNote } from '../persistence/signed-note.query';

export type ChartDischarge = Readonly<{ discharge: DischargeRecord; amendments: readonly DischargeAmendmentRecord[] }>;
export type DischargeForPrint = Pick<Chart, 'client' | 'clinicName' | 'timezone'> & ChartDischarge;

export interface Chart {
  readonly client: Client;
  readonly clinicName: string;
  readonly timezone: string;
  /** Signed notes, oldest first. */
  readonly notes: readonly SignedNote[];
  /** The plans that these notes worked by, in their latest approved revision. */
  readonly plans: readonly ApprovedPlan[];
  /** Signed discharges, oldest first. */
  readonly discharges: readonly ChartDischarge[];
  /** Notes of the client that are drafts still, and so not part of the chart. */
  readonly drafts: number;
  /** Drafts that were withdrawn. */
  readonly withdrawn: number;
}

const MOST_NOTES = 2000;

/** The whole chart of a client, of what the person who asks may see, for handing out. */
@Injectable()
export class ExportChart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly lists: NoteListQuery,
    private readonly signed: SignedNoteQuery,
    private readonly plans: ApprovedPlans,
    private readonly ended: DischargeRepository,
    private readonly audit: AuditTrail,
  ) {}

  chart(clientId: string, action: 'chart.export' | 'chart.print'): Promise<Chart> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [client, clinic, lines, discharges] = await Promise.all([this.clients.findById(clientId), this.clinics.current(), this.lists.ofClient(clientId, staffId, MOST_NOTES), this.#discharges(clientId)]);
      if (!client) throw notFound();
      if (lines.length > MOST_NOTES) throw new DomainError('unprocessable', 'chart_too_long', `A chart of more than ${MOST_NOTES} notes is not made in one piece.`);
      const signedLines = lines.filter(({ signedAt }) => signedAt !== null).toReversed();
      const planIds = [...new Set([...signedLines.flatMap(({ planId }) => planId ?? []), ...discharges.map(({ discharge }) => discharge.planId)])];
      const [notes, plans] = await Promise.all([this.signed.textsOf(signedLines), Promise.all(planIds.map((planId) => this.plans.find(planId)))]);
      // One row per record: whoever asks later finds each reading by what was read.
      for (const { id: noteId } of notes) this.audit.record({ action, recordType: 'session_note', recordId: noteId, clientId });
      for (const { discharge } of discharges) this.audit.record({ action, recordType: 'discharge_summary', recordId: discharge.planId, clientId });
      for (const planId of planIds) this.audit.record({ action: action === 'chart.print' ? 'plan.print' : 'plan.export', recordType: 'treatment_plan', recordId: planId, clientId });
      if (notes.length + planIds.length === 0) this.audit.record({ action, recordType: 'client', recordId: clientId, clientId });
      const withdrawn = lines.filter(({ withdrawnAt }) => withdrawnAt !== null).length;
      return { client, clinicName: clinic.name, timezone: clinic.timezone, notes, plans, discharges, drafts: lines.length - signedLines.length - withdrawn, withdrawn };
    });
  }

  async #discharges(clientId: string): Promise<ChartDischarge[]> {
    const records = await this.ended.ofClient(clientId);
    const amendments = await this.ended.amendmentsOf(records.map(({ planId }) => planId));
    return records.map((discharge) => ({ discharge, amendments: amendments.filter(({ planId }) => planId === discharge.planId) }));
  }

  /** One signed discharge; 404 where the plan has none. */
  discharge(planId: string): Promise<DischargeForPrint> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [discharge, amendments, clinic] = await Promise.all([this.ended.ofPlan(planId), this.ended.amendmentsOf([planId]), this.clinics.current()]);
      const client = discharge && (await this.clients.findById(discharge.clientId));
      if (!discharge || !client) throw notFound();
      this.audit.record({ action: 'discharge.print', recordType: 'discharge_summary', recordId: planId, clientId: client.id });
      return { client, clinicName: clinic.name, timezone: clinic.timezone, discharge, amendments };
    });
  }

  /** One plan, in its latest approved revision. */
  plan(planId: string): Promise<Pick<Chart, 'client' | 'clinicName' | 'timezone'> & Readonly<{ plan: ApprovedPlan }>> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const plan = await this.plans.find(planId);
      const [client, clinic] = await Promise.all([this.clients.findById(plan.plan.clientId), this.clinics.current()]);
      if (!client) throw notFound();
      this.audit.record({ action: 'plan.print', recordType: 'treatment_plan', recordId: planId, clientId: client.id });
      return { client, clinicName: clinic.name, timezone: clinic.timezone, plan };
    });
  }
}
