import type { CausingFinding } from '../domain/plan-record';
import type { Reason } from '../domain/suggestion';
import { standardRuleSet } from '../../screening';
import { byId, catalogue } from '../../techniques';

/** A written reason. `cause` is the id of what led to it: a flag, a screening rule (see `findings`), a boundary. */
export class ReasonResponse {
  code: string;
  text: string;
  cause: string | null;

  static of({ code, text, cause }: Reason): ReasonResponse {
    return { code, text, cause };
  }
}

/** A screening finding that shaped the plan. */
export class CausingFindingResponse {
  ruleId: string;
  condition: string;
  level: string;
  therapistNote: string;
  /** How far its source was read: seen, part_seen or general_knowledge; what is to be confirmed. */
  certainty: string;
  sources: string[];

  static of({ ruleId, condition, level, therapistNote, certainty, sources }: CausingFinding): CausingFindingResponse {
    return { ruleId, condition, level, therapistNote, certainty, sources: [...sources] };
  }
}

export class PlanSourceResponse {
  id: string;
  citation: string;
  address: string | null;
  /** How far it was read. */
  read: string;
}

/** The sources behind these ids, of the catalogue or of the screening rules. */
export const sourcesOf = (ids: readonly string[]): PlanSourceResponse[] =>
  [...new Set(ids)].flatMap((id): PlanSourceResponse[] => {
    const own = byId(catalogue.sources, id);
    if (own) return [{ id, citation: own.cite, address: own.address, read: own.read }];
    const rule = Object.hasOwn(standardRuleSet.sources, id) ? standardRuleSet.sources[id] : undefined;
    return rule ? [{ id, citation: rule.citation, address: rule.address ?? null, read: rule.read }] : [];
  });
