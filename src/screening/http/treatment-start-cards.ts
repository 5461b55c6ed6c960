import { rankOf } from '../domain/levels';
import type { Limit, Limits } from '../domain/limits';
import { CERTAINTY } from '../rules/standard';
import type { TreatmentStart } from '../use-cases/read-treatment-start';
import { card, cardOf, type CdsCardResponse } from './rule-cds.response';

const SOURCE = 'Rhomboid, gate';

/** A card for each reason why not; else one that says within which limits, and one for each finding behind them. */
export const treatmentStartCards = ({ gate, screening, limits }: TreatmentStart): CdsCardResponse[] => {
  if (!gate.open)
    return gate.reasons.map(({ code, message }) => card(`Do not begin: ${message}`, `Do not begin this massage. ${message}`, code.startsWith('stop_') ? 4 : 2, SOURCE));
  const said = limits ? linesOf(limits) : [];
  const summary = said.length > 0 ? 'The massage may begin, within limits.' : 'The massage may begin. Screening asks for no limits.';
  const detail = [...said.map((line) => `- ${line}`), `Until ${gate.expiresAt.toISOString()}.`, CERTAINTY].join('\n');
  const label = `Rhomboid, rule set ${screening?.result.ruleSet.version}`;
  const behind = screening?.result.findings.filter(({ level }) => rankOf(level) > 0) ?? [];
  return [card(summary, detail, 1, SOURCE), ...behind.map((finding) => ({ ...cardOf(finding, label), indicator: 'info' }))];
};

const linesOf = (limits: Limits): string[] => [
  ...(limits.pressureMax ? [`Pressure at most ${limits.pressureMax.value} of 5`] : []),
  ...limits.pressureMaxLocal.map(({ where, value }) => `Pressure at most ${value} of 5 at ${where}`),
  ...named('No technique', limits.excludeTechniques),
  ...named('Not at', limits.excludeRegions),
  ...named('No position', limits.excludePositions),
  ...named('No product', limits.excludeProducts),
  ...named('Needed', limits.require),
  ...named('Advice', limits.advice),
  ...(limits.session ? [`At most ${limits.session.maxMinutes} minutes`] : []),
  ...limits.holds.map(({ text }) => text),
  ...limits.holdLocalHours.map(({ hours }) => `Stay away from the named spot for ${hours} hours`),
];

const named = (what: string, limits: readonly Limit[]): string[] => (limits.length > 0 ? [`${what}: ${limits.map((limit) => limit.what).join(', ')}`] : []);
