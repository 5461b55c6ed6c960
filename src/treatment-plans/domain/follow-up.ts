import type { Facts } from './facts';
import type { Dose, Suggestion } from './suggestion';

/** What to measure: pain, own activities and overall change for everybody; the rest by region and goal. */
export function measuresFor({ catalogue, region, input }: Facts): Suggestion['measures'] {
  return catalogue.measures
    .filter(
      ({ when }) =>
        when.always === true ||
        ((when.groups ?? [region.evidenceGroup]).includes(region.evidenceGroup) &&
          (when.goals === undefined ? when.groups !== undefined : when.goals.some((goal) => input.goals.includes(goal)))),
    )
    .map(({ id, name, use, change, shipItems }) => ({ measure: id, name, use, change, shipItems }));
}

export function reviewOf({ catalogue }: Facts, dose: Dose): NonNullable<Suggestion['review']> {
  const rule = catalogue.dosing.rules.find(({ id }) => id === dose.rule);
  const visit = Math.min(rule?.reviewVisit as number, dose.sessions);
  const days = rule?.reviewDays as number;
  return { visit, days, text: `Reassess at visit ${visit} or after ${days} days, whichever comes first: ${dose.reassess}.` };
}

export const stopRulesOf = ({ catalogue }: Facts): Suggestion['stopRules'] =>
  catalogue.dosing.stopRules.map(({ id, rule, sources }) => ({ id, rule, sources }));
