import { slotOf } from './offer-slots';
import { read, type Candidate, type Group, type Problem } from './problem';
import { reasonsAgainst, RULE_OF } from './resource-reasons';
import type { ResourceReason, SlotCheck, WhyNot } from './slot';
import { SOFT_RULES, type SlotQuery } from './slot-query';
import { solve } from './solve';
import { MINUTE_MS, type Instant, type Minute } from './time';
import { reasonsAgainstStart } from './why-not';

/** The engine of `offerSlots`, asked about one start. Under the lock, with fresh data, this is the decision. */
export const checkSlot = (query: SlotQuery, startsAt: Instant): SlotCheck => {
  const start = startsAt / MINUTE_MS;
  if (!Number.isInteger(start)) return { ok: false, reasons: [{ code: 'off_grid' }] };
  const strict = read({ ...query, overrides: [] }, start);
  const [plain] = solve(strict, start);
  if (plain) return { ok: true, slot: slotOf(strict, plain), overridden: [] };
  return query.overrides?.length ? checkWithOverrides(query, strict, start) : { ok: false, reasons: reasonsAgainstStart(strict, start) };
};

/** All reasons why this start is not offered, for staff only; none where it is. */
export const whyNot = (query: SlotQuery, startsAt: Instant): readonly WhyNot[] => {
  const check = checkSlot(query, startsAt);
  return check.ok ? [] : check.reasons;
};

/** Takes whom the fewest rules must be set aside for, and names the rules that were. */
const checkWithOverrides = (query: SlotQuery, strict: Problem, start: Minute): SlotCheck => {
  const problem = read(query, start);
  const against = (group: number, candidate: Candidate) => reasonsInStrict(strict, group, candidate, start);
  const [solved] = solve(problem, start, 1, (group, candidate) => against(group, candidate).length);
  if (!solved) return { ok: false, reasons: reasonsAgainstStart(problem, start) };
  const ofStart = reasonsAgainstStart(strict, start).map((reason) => ('resourceId' in reason || !('rule' in reason) ? undefined : reason.rule));
  const ofChosen = solved.chosen.flatMap((candidate, group) => against(group, candidate).map((code) => RULE_OF[code]));
  const broken = [...ofStart, ...ofChosen];
  return { ok: true, slot: slotOf(problem, solved), overridden: SOFT_RULES.filter((rule) => broken.includes(rule)) };
};

const reasonsInStrict = (strict: Problem, group: number, { calendar }: Candidate, start: Minute): ResourceReason[] => {
  const { candidates } = strict.groups[group] as Group;
  return candidates.filter((one) => one.calendar.resource === calendar.resource).flatMap((one) => reasonsAgainst(strict, one, start));
};
