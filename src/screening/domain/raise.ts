import { highestOf, rankOf, type Level } from './levels';
import type { Finding, Raised, Screening, Undecided } from './screening';

/** A finding, or a question left open, that a therapist moved up to a stricter level. */
export type Raise = Readonly<{ ruleId?: string; questionId?: string; to: Level }>;

/** The screening as it stands after the raises; a level never goes down. */
export const raisedScreening = (screening: Screening, raises: readonly Raise[], by: Omit<Raised, 'from'>): Screening => {
  const findings = screening.findings.map((finding) => {
    const raise = raises.find(({ ruleId }) => ruleId === finding.ruleId);
    return raise ? raisedFinding(finding, raise.to, { ...by, from: finding.level }) : finding;
  });
  const undecided = screening.undecided.map((open) => {
    const raise = raises.find(({ questionId }) => questionId === open.questionId);
    return raise ? { ...open, level: raise.to, raised: { ...by, from: levelOfUndecided(open) } } : open;
  });
  return withAll(screening, findings, undecided);
};

/**
 * What a therapist moved up stays so in the next screening of the client, though its answers may not say so any more.
 * A correction of those very answers ends what fires no longer.
 */
export const withStandingRaises = (screening: Screening, before: Screening, correctsIntakeId: string | undefined): Screening => {
  const fires = new Set(screening.findings.map(({ ruleId }) => ruleId));
  const isOpen = new Set(screening.undecided.map(({ questionId }) => questionId));
  const stands = ({ intakeId }: Raised, again: boolean): boolean => again || intakeId !== correctsIntakeId;
  const findings = before.findings.filter(movedUp).filter(({ ruleId, raised }) => stands(raised, fires.has(ruleId)));
  const undecided = before.undecided.filter(movedUp).filter(({ questionId, raised }) => stands(raised, isOpen.has(questionId)));
  if (findings.length + undecided.length === 0) return screening;
  return withAll(
    screening,
    [
      ...screening.findings.map((finding) => {
        const raised = findings.find(({ ruleId }) => ruleId === finding.ruleId);
        return raised && rankOf(raised.level) > rankOf(finding.level) ? raisedFinding(finding, raised.level, raised.raised) : finding;
      }),
      ...findings.filter(({ ruleId }) => !fires.has(ruleId)).map((finding) => ({ ...finding, carried: true })),
    ],
    [
      ...screening.undecided.map((open) => undecided.find(({ questionId }) => questionId === open.questionId) ?? open),
      ...undecided.filter(({ questionId }) => !isOpen.has(questionId)).map((open) => ({ ...open, carried: true })),
    ],
  );
};

export const isRaised = ({ findings, undecided }: Screening): boolean => [...findings, ...undecided].some(movedUp);

const movedUp = <T extends { raised?: Raised }>(subject: T): subject is T & { raised: Raised } => subject.raised !== undefined;

/** What an open question holds at, until a therapist moves it up. */
export const levelOfUndecided = ({ level }: Pick<Undecided, 'level'>): Level => level ?? 'therapist_review';

/** Nobody clears an urgent or emergency finding, whoever found it. */
const raisedFinding = (finding: Finding, level: Level, raised: Raised): Finding => ({ ...finding, level, overrideAllowed: finding.overrideAllowed && rankOf(level) < 4, raised });

/** The screening with these findings, gravest first, and open questions, at the level of the gravest. */
export const withAll = (screening: Screening, findings: readonly Finding[], undecided: readonly Undecided[]): Screening => ({
  ...screening,
  findings: [...findings].sort((a, b) => rankOf(b.level) - rankOf(a.level)),
  undecided,
  level: highestOf([screening.level, ...findings.map(({ level }) => level), ...undecided.map(levelOfUndecided)]),
});
