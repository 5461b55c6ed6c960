import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '../../platform/http/page';
import type { DryRun } from '../domain/dry-run';
import type { RuleSetDraft } from '../use-cases/rule-set-desk';

export class DryRunResponse {
  /** Clients whose latest answers were read: the 1,000 seen last. */
  clients: number;
  newlyHeldCount: number;
  releasedCount: number;
  /** Held by today's rules too, now at a higher level. */
  raisedCount: number;
  /** Client ids; null for who may not read screenings. */
  newlyHeld: string[] | null;
  released: string[] | null;
  raised: string[] | null;
  /** How often each rule fires where it did not. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  newFindings: Record<string, number>;

  static of({ clients, newlyHeld, released, raised, newFindings }: DryRun, named: boolean): DryRunResponse {
    return {
      clients,
      newlyHeldCount: newlyHeld.length,
      releasedCount: released.length,
      raisedCount: raised.length,
      newlyHeld: named ? [...newlyHeld] : null,
      released: named ? [...released] : null,
      raised: named ? [...raised] : null,
      newFindings: { ...newFindings },
    };
  }
}

export class RuleSetDraftResponse {
  id: string;
  title: string;
  /** draft, approved (by one person) or activated; the one activated last is in use. */
  status: string;
  baseVersion: string;
  draftedBy: string;
  draftedAt: Date;
  approvedBy: string[];
  activatedAt: Date | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  changes: object;
  /** The latest. */
  @ApiProperty({ type: DryRunResponse, nullable: true })
  dryRun: DryRunResponse | null;

  static of(draft: RuleSetDraft, named: boolean): RuleSetDraftResponse {
    const { id, title, baseVersion, changes, draftedBy, draftedAt, approvedBy, activatedAt, dryRun } = draft;
    return {
      id, title, baseVersion, changes, draftedBy, draftedAt, activatedAt,
      approvedBy: [...approvedBy],
      status: activatedAt ? 'activated' : approvedBy.length > 0 ? 'approved' : 'draft',
      dryRun: dryRun && DryRunResponse.of(dryRun, named),
    };
  }
}

export class RuleSetDraftListResponse {
  items: RuleSetDraftResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of(drafts: readonly RuleSetDraft[], limit: number, named: boolean): RuleSetDraftListResponse {
    const { items, nextCursor } = pageOf(drafts, limit, ({ draftedAt, id }) => [draftedAt.toISOString(), id]);
    return { items: items.map((draft) => RuleSetDraftResponse.of(draft, named)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}
