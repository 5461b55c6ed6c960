import type { CausingFinding } from './plan-record';
import type { Suggestion } from './suggestion';

/** The part of a screening's finding that explains a plan. */
export type ExplainingFinding = Readonly<{
  ruleId: string;
  condition: string;
  level: string;
  therapistNote: string;
  sources: readonly string[];
  confidence: Readonly<{ status: string; toConfirm?: string }>;
}>;

const certaintyOf = ({ status, toConfirm }: ExplainingFinding['confidence']): string =>
  toConfirm === undefined ? status : `${status}: ${toConfirm}`;

/** Every word that the suggestion gives as a cause; one text may name several. */
function causesIn({ reasons, ceiling, excluded, noGo, positions, leaveOut, requirements, selfCare, dose }: Suggestion): ReadonlySet<string> {
  const said = [...reasons, ...(ceiling?.considered ?? []), ...excluded.flatMap((one) => one.reasons)].flatMap(({ cause }) => cause?.split(', ') ?? []);
  const from = [...noGo, ...positions.excluded, ...leaveOut, ...requirements, ...selfCare.withheld].flatMap((one) => one.from.flatMap((cause) => cause.split(', ')));
  return new Set([...said, ...from, ...(dose?.modifiers.flatMap((one) => one.from) ?? [])]);
}

/** The screening findings that shaped a suggestion, each with its source and how sure it is. */
export function causingFindings(suggestion: Suggestion, findings: readonly ExplainingFinding[]): readonly CausingFinding[] {
  const causes = causesIn(suggestion);
  return findings
    .filter(({ ruleId }) => causes.has(ruleId))
    .map(({ ruleId, condition, level, therapistNote, sources, confidence }) => ({ ruleId, condition, level, therapistNote, certainty: certaintyOf(confidence), sources }));
}
