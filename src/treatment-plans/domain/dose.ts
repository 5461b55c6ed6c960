import type { DoseModifier, DoseRule } from '../../techniques';
import type { Facts } from './facts';
import type { Dose } from './suggestion';

function ruleFor({ catalogue, region, input }: Facts): DoseRule {
  const rules = catalogue.dosing.rules.filter((rule) => rule.evidenceGroup === region.evidenceGroup);
  return rules.find((rule) => rule.chronicity === null || rule.chronicity === input.chronicity) as DoseRule;
}

function applies({ applies: when }: DoseModifier, { input, flagIds, region }: Facts): boolean {
  const responder = region.evidenceGroup === 'neck' && input.chronicity === 'chronic' && Object.values(input.previous).includes('better');
  return (
    (when.irritability !== undefined && when.irritability === input.irritability) ||
    (when.anyFlag ?? []).some((flag) => flagIds.has(flag)) ||
    (when.responder === true && responder) ||
    (when.onlyGoals !== undefined && input.goals.length > 0 && input.goals.every((goal) => when.onlyGoals?.includes(goal)))
  );
}

type Counted = Readonly<{ sessionMin: number; perWeek: string; sessions: number }>;

/** Every modifier may only shorten, space out or cap. */
const reduced = (dose: Counted, { change }: DoseModifier): Counted => ({
  sessionMin: Math.min(dose.sessionMin, change.sessionMax ?? dose.sessionMin),
  perWeek: change.perWeek ?? dose.perWeek,
  sessions: Math.min(dose.sessions, change.sessionsMax ?? dose.sessions),
});

/** The dose rule of the region and chronicity, then every modifier and session limit that applies. */
export function doseOf(facts: Facts): Dose {
  const rule = ruleFor(facts);
  const modifiers = facts.catalogue.dosing.modifiers.filter((modifier) => applies(modifier, facts));
  const counted = modifiers.reduce(reduced, rule);
  const shortened = facts.limits.sessionMax.filter(({ value }) => value < counted.sessionMin);
  const sessionMin = Math.min(counted.sessionMin, ...shortened.map(({ value }) => value));
  return {
    rule: rule.id,
    session_min: sessionMin,
    per_week: counted.perWeek,
    weeks: Math.ceil(counted.sessions / Number.parseInt(counted.perWeek, 10)),
    sessions: counted.sessions,
    reassess: rule.reassess,
    fallback: rule.fallback,
    note: rule.note,
    sources: rule.sources,
    modifiers: [
      ...modifiers.map(({ id, when, effect, sources }) => ({ id, text: `${when}: ${effect}`, from: [id], sources })),
      ...shortened.map(({ value, from }) => ({ id: 'session_limit', text: `At most ${value} minutes (${from.join(', ')}).`, from, sources: [] })),
    ],
  };
}
