import type { SelfCareItem } from '../../techniques';
import type { Facts } from './facts';
import { meets } from './limits';
import { fittingReasons, isForThisComplaint } from './self-care-fit';
import type { OfferedSelfCare, Suggestion, WithheldSelfCare } from './suggestion';

type Withheld = Readonly<{ text: string; from: readonly string[] }>;

const byFlags = (item: SelfCareItem, { flags }: Facts): Withheld[] => {
  const against = flags.filter((flag) => item.contraindicationFlags.includes(flag.id) || (item.stricterFlags ?? []).includes(flag.id));
  return against.length === 0 ? [] : [{ text: `Not with: ${against.map((flag) => flag.label).join('; ')}.`, from: against.map((flag) => flag.id) }];
};

/** A home item goes with the limit even where the limit is about a place that is not named yet. */
const byLimits = (item: SelfCareItem, { limits, input, region }: Facts): Withheld[] =>
  limits.words
    .filter((limit) => limit.meaning.selfCare.includes(item.id))
    .filter((limit) => limit.meaning.dynamicRegion !== undefined || meets(limit, region.id, input.sites) || item.regions.some((place) => limit.meaning.regions.includes(place)))
    .slice(0, 1)
    .map(({ meaning, from }) => ({ text: `${meaning.text}.`, from }));

const LOADING_KINDS = ['stretch', 'exercise', 'self_massage'];

const byIrritability = (item: SelfCareItem, { input }: Facts): Withheld[] =>
  input.chronicity === 'acute' && input.irritability === 'high' && LOADING_KINDS.includes(item.kind)
    ? [{ text: 'Wait until the fresh pain has settled.', from: ['irritability'] }]
    : [];

export function whyWithheld(item: SelfCareItem, facts: Facts): Withheld | null {
  const all = [...byFlags(item, facts), ...byLimits(item, facts), ...byIrritability(item, facts)];
  return all.length === 0 ? null : { text: all.map(({ text }) => text).join(' '), from: all.flatMap(({ from }) => from) };
}

const BEGIN_WITH = 4;

/** Items for this complaint, the best reasons first, and the same kind of item withheld with why. */
export function selfCareOf(facts: Facts): Suggestion['selfCare'] {
  const items = facts.catalogue.selfCare.filter((item) => isForThisComplaint(item, facts));
  const withheld: WithheldSelfCare[] = [];
  const offered: (OfferedSelfCare & { rank: number })[] = [];
  for (const item of items) {
    const not = whyWithheld(item, facts);
    if (not) {
      withheld.push({ item: item.id, name: item.name, ...not });
      continue;
    }
    const { rank, why } = fittingReasons(item, facts);
    offered.push({ item: item.id, name: item.name, dose: item.dose, how: item.how, why, startWith: false, sources: item.sources, rank });
  }
  const sorted = offered.toSorted((a, b) => a.rank - b.rank);
  return { offered: sorted.map(({ rank: _, ...item }, at) => ({ ...item, startWith: at < BEGIN_WITH })), withheld };
}

