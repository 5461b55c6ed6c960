import { highestOf, rankOf } from './levels';
import { combine, limitsOf } from './limits';
import { NEVER_LAPSES } from './open-hold';
import type { Finding, Screening } from './screening';
import { isStricter } from './stricter';

const holds = ({ level }: Finding): boolean => rankOf(level) >= 2 && rankOf(level) < NEVER_LAPSES;

/**
 * A short check takes no hold away: what held the answers that it follows goes on holding, with its limits, until a full
 * intake or a correction (evidence file, design.rescreen: a temporary good response never removes an earlier flag). Graver
 * holds stand by themselves.
 */
export const withStandingHolds = (result: Screening, earlier: Readonly<{ id: string; result: Screening }>): Screening => {
  const known = new Set(result.findings.map(({ ruleId }) => ruleId));
  const standing = earlier.result.findings
    .filter((finding) => holds(finding) && !known.has(finding.ruleId))
    .map((finding) => ({ ...finding, standsSince: finding.standsSince ?? earlier.id }));
  return {
    ...result,
    level: highestOf([result.level, ...standing.map(({ level }) => level)]),
    findings: [...result.findings, ...standing].sort((a, b) => rankOf(b.level) - rankOf(a.level)),
    limits: combine(result.limits, limitsOf(standing)),
  };
};

type Cleared = Readonly<{ screeningId: string; reviewId?: string; closedAt?: Date }>;

/** Whether a therapist's clearance goes on over a check: it is open, of the very screening before, and nothing is new. */
export const carriesOn = (clearance: Cleared, earlier: Readonly<{ id: string; result: Screening }>, result: Screening): boolean =>
  clearance.reviewId !== undefined && !clearance.closedAt && clearance.screeningId === earlier.id && !isStricter(result, earlier.result);
