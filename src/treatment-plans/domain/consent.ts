import { regionOf, techniqueOf } from '../../techniques';
import type { Facts } from './facts';
import type { Suggestion, TechniqueLine } from './suggestion';

const LEAVES_MARKS = ['cupping', 'gua_sha', 'iastm'];
const MAY_HURT = 2;

/** What the client must agree to separately: sensitive areas in writing each time, work that hurts or leaves marks. */
export function consentNeeded({ catalogue }: Facts, lines: readonly TechniqueLine[]): Suggestion['consent'] {
  const areas = [...new Set(lines.flatMap((line) => line.regions))].map((id) => regionOf(catalogue, id)).filter((region) => region.sensitiveArea);
  const hurts = lines.filter((line) => techniqueOf(catalogue, line.technique).discomfort >= MAY_HURT);
  const marks = lines.filter((line) => LEAVES_MARKS.includes(line.technique));
  return [
    ...areas.map((region) => ({
      kind: 'sensitive_area' as const,
      what: region.id,
      text: `${region.label}: explain why, agree how you are covered, and sign for it each time. You can say no.`,
    })),
    ...hurts.map((line) => ({ kind: 'discomfort' as const, what: line.technique, text: `${line.name} can hurt for a moment. You say when it is enough.` })),
    ...marks.map((line) => ({ kind: 'marks' as const, what: line.technique, text: `${line.name} can leave marks for several days.` })),
  ];
}

const FOR_FAMILY: Readonly<Record<string, string>> = { compression: 'knots', asian_pressure: 'energy' };

/** Sentences that may be said about this plan; claims marked "never" have none. */
export function claimsFor({ catalogue, region, input }: Facts, lines: readonly TechniqueLine[]): Suggestion['claims'] {
  const wanted = new Set(['safe', 'circulation', 'emotion', ...lines.flatMap((line) => FOR_FAMILY[line.family] ?? [])]);
  if (input.goals.includes('posture')) wanted.add('posture');
  if (region.evidenceGroup === 'low_back') wanted.add('reinjury');
  return catalogue.claims.flatMap(({ id, clientText }) => (wanted.has(id) && clientText !== null ? [{ claim: id, text: clientText }] : []));
}
