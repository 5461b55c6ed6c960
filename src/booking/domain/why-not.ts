import { candidateStarts } from './candidate-starts';
import { read, type Candidate, type Problem } from './problem';
import { reasonsAgainst, RULE_OF } from './resource-reasons';
import type { WhyNot } from './slot';
import { SOFT_RULES, type SoftRule } from './slot-query';
import { solve } from './solve';
import { startRules } from './start-rules';
import { canBeStaffed } from './tidy';
import type { Minute } from './time';

/** Everything that keeps this start from being offered: all that is wrong with it, not the first that is found. */
export const reasonsAgainstStart = (problem: Problem, start: Minute): WhyNot[] => {
  const known = [...startReasons(problem, start), ...groupReasons(problem, start)];
  return isUntidyBesides(problem, start, known) ? [...known, { code: 'untidy', rule: 'packing' }] : known;
};

const startReasons = (problem: Problem, start: Minute): WhyNot[] => {
  const broken = startRules(problem).filter((rule) => rule.breaks(start));
  const reasons: WhyNot[] = broken.map(({ code, rule }) => ({ code, ...(rule && { rule }) }));
  const anchored = problem.query.grid.mode === 'window' && !problem.overridden('grid');
  return anchored && !candidateStarts(problem).includes(start) ? [...reasons, { code: 'off_grid', rule: 'grid' }] : reasons;
};

const groupReasons = (problem: Problem, start: Minute): WhyNot[] => {
  const against = (candidate: Candidate) => reasonsAgainst(problem, candidate, start);
  const options = problem.groups.map(({ candidates }) => candidates.filter((candidate) => against(candidate).length === 0));
  const reasons = problem.groups.flatMap(({ requirement, candidates }, at): WhyNot[] => {
    if (candidates.length === 0) return [{ code: 'nobody_qualifies', requirement: requirement.name }];
    if (options[at]?.length) return [];
    return candidates.flatMap((candidate) =>
      against(candidate).map((code) => ({ code, requirement: requirement.name, resourceId: candidate.calendar.resource.id, ...(RULE_OF[code] && { rule: RULE_OF[code] }) })),
    );
  });
  return reasons.length === 0 && !canBeStaffed(problem, options) ? [{ code: 'needed_twice' }] : reasons;
};

/** Whether it would still be refused for its gaps, once all other soft rules that it breaks are set aside. */
const isUntidyBesides = ({ query, overridden }: Problem, start: Minute, known: readonly WhyNot[]): boolean => {
  if (!query.packing || overridden('packing')) return false;
  const overrides = [...SOFT_RULES.filter(overridden), ...known.flatMap((reason) => ('rule' in reason ? [reason.rule as SoftRule] : []))];
  const isOffered = (more: readonly SoftRule[]): boolean => solve(read({ ...query, overrides: [...overrides, ...more] }, start), start).length > 0;
  return !isOffered([]) && isOffered(['packing']);
};
