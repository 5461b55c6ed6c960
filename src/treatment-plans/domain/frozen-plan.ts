import { standing } from './plan-line';
import type { LineContent } from './plan-line';
import type { CausingFinding, PlanWithLines } from './plan-record';
import type { Suggestion } from './suggestion';

/** What an approval freezes: the decided lines, and the limits under which they hold. Plain JSON. */
export type FrozenPlan = Readonly<{
  planId: string;
  clientId: string;
  revision: number;
  clearanceId: string;
  screeningId: string;
  intakeId: string;
  catalogueVersion: string;
  suggesterVersion: string;
  ruleSet: Readonly<{ id: string; version: string }>;
  lines: readonly Readonly<{ lineId: string; place: number; decision: 'accepted' | 'edited' | 'added'; reason: string | null; content: LineContent }>[];
  rejected: readonly Readonly<{ lineId: string; reason: string | null; content: LineContent }>[];
  limits: Pick<Suggestion, 'ceiling' | 'excluded' | 'noGo' | 'positions' | 'leaveOut' | 'requirements' | 'stopRules' | 'consent'>;
  findings: readonly CausingFinding[];
}>;

type Standing = FrozenPlan['lines'][number];

export type FrozenUnder = Readonly<{ revision: number; clearanceId: string; screeningId: string; intakeId: string; suggestion: Suggestion; findings: readonly CausingFinding[]; ruleSet: Readonly<{ id: string; version: string }> }>;

export function freeze({ plan, lines }: PlanWithLines, { suggestion, ...under }: FrozenUnder, suggesterVersion: string): FrozenPlan {
  const { ceiling, excluded, noGo, positions, leaveOut, requirements, stopRules, consent } = suggestion;
  return {
    planId: plan.id,
    clientId: plan.clientId,
    ...under,
    catalogueVersion: suggestion.catalogueVersion,
    suggesterVersion,
    lines: lines.flatMap((line): Standing[] => {
      const content = standing(line);
      return content ? [{ lineId: line.id, place: line.place, ...howItStands(line), content }] : [];
    }),
    rejected: lines.flatMap(({ id, content, decision }) => (decision?.decision === 'rejected' ? [{ lineId: id, reason: decision.reason, content }] : [])),
    limits: { ceiling, excluded, noGo, positions, leaveOut, requirements, stopRules, consent },
  };
}

const howItStands = ({ decision, reason }: PlanWithLines['lines'][number]): Pick<Standing, 'decision' | 'reason'> => {
  if (!decision) return { decision: 'added', reason };
  return { decision: decision.decision === 'edited' ? 'edited' : 'accepted', reason: decision.reason };
};
