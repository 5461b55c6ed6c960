import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import type { StoredApproval } from '../persistence/plan-approval.repository';
import type { Approved } from '../use-cases/approve-plan';
import { ApprovalMarkResponse } from './treatment-plan.response';

export class PlanApprovalResponse extends ApprovalMarkResponse {
  planId: string;
  /** Of the plan, for the next If-Match. */
  version: number;
  /** Until when its clearance stands. */
  clearanceExpiresAt: string;

  static override of(approved: Approved): PlanApprovalResponse {
    const { planId, version, clearanceExpiresAt } = approved;
    return { ...ApprovalMarkResponse.of(approved), planId, version, clearanceExpiresAt: clearanceExpiresAt.toISOString() };
  }
}

export class ApprovedRevisionResponse extends ApprovalMarkResponse {
  clearanceExpiresAt: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was approved: lines, rejected lines, limits, findings, versions. contentHash is the SHA-256 of its canonical JSON (RFC 8785).' })
  content: object;

  static override of(approval: StoredApproval): ApprovedRevisionResponse {
    const { content, clearanceExpiresAt } = approval;
    return { ...ApprovalMarkResponse.of(approval), clearanceExpiresAt: clearanceExpiresAt.toISOString(), content };
  }
}

export class ApprovedRevisionPageResponse {
  /** Newest first. */
  items: ApprovedRevisionResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<StoredApproval>): ApprovedRevisionPageResponse {
    return { items: items.map((item) => ApprovedRevisionResponse.of(item)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}
