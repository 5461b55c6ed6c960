import { ApiProperty } from '@nestjs/swagger';
import { catalogue, labelOf } from '../../techniques';
import { PLAN_STATUSES } from '../domain/plan-record';
import type { PlanSummary } from '../persistence/plan-list.query';
import type { PlansOfClient } from '../use-cases/list-plans';
import { PlanGateResponse } from './plan-gate.response';
import { techniqueName } from './suggested-technique.response';

export class PlanSummaryResponse {
  id: string;
  @ApiProperty({ enum: PLAN_STATUSES })
  status: string;
  region: string;
  regionLabel: string;
  leadTechnique: string | null;
  leadName: string | null;
  version: number;
  /** Of the latest approval. */
  revision: number | null;
  approvedAt: string | null;
  draftedBy: string;
  createdAt: string;

  static of({ id, status, region, leadTechnique, version, revision, approvedAt, draftedBy, createdAt }: PlanSummary): PlanSummaryResponse {
    return {
      id, status, region,
      regionLabel: labelOf(catalogue.regions, region),
      leadTechnique,
      leadName: leadTechnique === null ? null : techniqueName(leadTechnique),
      version, revision,
      approvedAt: approvedAt && approvedAt.toISOString(),
      draftedBy,
      createdAt: createdAt.toISOString(),
    };
  }
}

export class PlanPageResponse {
  items: PlanSummaryResponse[];
  /** Absent on the last page. */
  nextCursor?: string;
  gate: PlanGateResponse;

  static of({ items, nextCursor, gate }: PlansOfClient): PlanPageResponse {
    return { items: items.map((item) => PlanSummaryResponse.of(item)), ...(nextCursor !== undefined && { nextCursor }), gate: PlanGateResponse.of(gate) };
  }
}
