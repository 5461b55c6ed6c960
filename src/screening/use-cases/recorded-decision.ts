import type { Answers } from '../../intake';
import type { Decision } from '../domain/review';
import type { Screening } from '../domain/screening';
import type { RecordedDecision } from '../persistence/screening-review.repository';

/** A decision as it is kept: with the rule's version and the client's exact answers beside it (evidence file, design.override.record). */
export const recorded = (decision: Decision, { findings }: Screening, answers: Answers): RecordedDecision => {
  const finding = findings.find(({ ruleId }) => ruleId === decision.ruleId);
  if (finding) return { ...decision, ruleVersion: finding.ruleVersion, level: finding.level, answers: finding.answers };
  const { questionId = '' } = decision;
  return { ...decision, answers: { [questionId]: (Object.hasOwn(answers, questionId) ? answers[questionId] : undefined) ?? null } };
};
