import { rankOf } from './levels';
import type { Screening } from './screening';

/**
 * Whether the same answers, read by newer rules, ask for more than they did: a finding that is new, has changed or
 * weighs more, or a question that now decides. Fewer findings never reopen anything by themselves.
 */
export const isStricter = (today: Screening, stored: Screening): boolean => {
  const before = new Map(stored.findings.map((finding) => [finding.ruleId, finding]));
  const openBefore = new Set(stored.undecided.map(({ questionId }) => questionId));
  return (
    rankOf(today.level) > rankOf(stored.level) ||
    today.findings.some((finding) => {
      const known = before.get(finding.ruleId);
      return !known || known.ruleVersion !== finding.ruleVersion || rankOf(finding.level) > rankOf(known.level) || (known.overrideAllowed && !finding.overrideAllowed);
    }) ||
    today.undecided.some(({ questionId }) => !openBefore.has(questionId))
  );
};
