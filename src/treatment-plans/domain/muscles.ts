import { chainRegionsOf, labelOf } from '../../techniques';
import type { Muscle } from '../../techniques';
import type { Facts } from './facts';
import { isBarred } from './no-go';
import type { MuscleToConsider, Suggestion } from './suggestion';

type Covering = Readonly<{ muscle: Muscle; rank: number; text: string }>;

const covers = (muscle: Muscle, region: string): boolean => muscle.referralPrimary.includes(region) || muscle.referralSecondary.includes(region);

/** Best first: lies at the pain and explains where it spreads; felt at the pain from elsewhere; lies at the pain. */
function covering({ input, region, catalogue }: Facts): readonly Covering[] {
  const spread = (muscle: Muscle) => input.referredTo.filter((place) => covers(muscle, place));
  return catalogue.muscles.flatMap((muscle): Covering[] => {
    const lies = muscle.home.includes(region.id);
    const reached = spread(muscle).map((place) => labelOf(catalogue.regions, place));
    if (lies && reached.length > 0) return [{ muscle, rank: 0, text: `Lies at the pain and can be felt in: ${reached.join(', ')}.` }];
    if (muscle.referralPrimary.includes(region.id)) return [{ muscle, rank: lies ? 1 : 2, text: `Often felt in: ${region.label}.` }];
    if (lies) return [{ muscle, rank: 3, text: `Lies in: ${region.label}.` }];
    return muscle.referralSecondary.includes(region.id) ? [{ muscle, rank: 4, text: `Sometimes felt in: ${region.label}.` }] : [];
  });
}

/** Muscles to examine; not a diagnosis. Muscles that lie only where nobody may work are left out. */
export function musclesToConsider(facts: Facts): readonly MuscleToConsider[] {
  const leftOut = new Set(facts.limits.words.flatMap(({ meaning }) => meaning.muscles));
  return covering(facts)
    .filter(({ muscle }) => !leftOut.has(muscle.id) && muscle.home.some((home) => !isBarred(facts, home)))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ muscle, rank, text }) => ({
      muscle: muscle.id,
      name: muscle.name,
      role: rank === 3 ? 'lies_there' : 'refers_to_pain',
      home: muscle.home,
      text,
      caution: muscle.cautions,
    }));
}

/** The whole chain is looked at, not only the place that hurts. */
export function chainRegions(facts: Facts): Suggestion['chainRegions'] {
  const { catalogue, region } = facts;
  return chainRegionsOf(catalogue, region.id)
    .filter((id) => !isBarred(facts, id))
    .map((id) => ({ region: id, text: `${labelOf(catalogue.regions, id)} works together with: ${region.label}.` }));
}
