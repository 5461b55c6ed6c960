import { byId, dynamicRegions, labelOf } from '../../techniques';
import type { Facts } from './facts';
import { meets } from './limits';
import type { NoGo } from './suggestion';

type Barred = Readonly<{ region: string; text: string; cause: string }>;

/** Flags of level "local" forbid the place they are about, where the record names it. */
const localFlags = ({ flags, input }: Facts): Barred[] =>
  flags
    .filter((flag) => flag.level === 'local')
    .flatMap((flag) => (input.sites[flag.id] ?? []).map((region) => ({ region, text: `${flag.label}. ${flag.action}`, cause: flag.id })));

const byLimits = ({ limits, input }: Facts): Barred[] =>
  limits.words
    .filter(({ meaning }) => meaning.effect === 'no_go')
    .flatMap(({ meaning, from }) => {
      const places = meaning.dynamicRegion === undefined ? meaning.regions : (input.sites[meaning.dynamicRegion] ?? []);
      return places.map((region) => ({ region, text: meaning.text, cause: meaning.dynamicRegion ?? from.join(', ') }));
    });

const byBoundary = ({ input }: Facts): Barred[] =>
  (input.boundaries?.regions ?? []).map((region) => ({ region, text: 'The client does not want to be touched there.', cause: 'boundary' }));

/** Regions where nobody works in this plan. */
export const barredPlaces = (facts: Facts): readonly Barred[] => [...byBoundary(facts), ...localFlags(facts), ...byLimits(facts)];

export const isBarred = (facts: Facts, region: string): boolean => barredPlaces(facts).some((place) => place.region === region);

const partsOf = ({ limits, catalogue }: Facts): NoGo[] =>
  limits.words
    .filter(({ meaning }) => meaning.pressureMax !== undefined)
    .flatMap(({ meaning, from }) => {
      const pressureMax = meaning.pressureMax as number;
      const places = meaning.subAreas.map((id) => ({ place: id, label: labelOf(catalogue.subAreas, id) }));
      const light = meaning.regions.map((id) => ({ place: id, label: labelOf(catalogue.regions, id) }));
      return [...places, ...light].map((where) => ({ ...where, pressureMax, askWhere: null, from }));
    });

const unnamed = ({ limits, input }: Facts): NoGo[] =>
  limits.words
    .filter(({ meaning }) => meaning.dynamicRegion !== undefined && input.sites[meaning.dynamicRegion] === undefined)
    .filter(({ meaning }) => meaning.effect === 'no_go' || meaning.kind === 'pressure_max_local')
    .map(({ meaning, from, value }) => ({
      place: meaning.dynamicRegion as string,
      label: meaning.text,
      pressureMax: value ?? 0,
      askWhere: byId(dynamicRegions, meaning.dynamicRegion as string)?.ask as string,
      from,
    }));

const localCaps = ({ limits, catalogue, input }: Facts): NoGo[] =>
  limits.words
    .filter(({ meaning }) => meaning.kind === 'pressure_max_local')
    .flatMap((limit) =>
      catalogue.regions
        .filter((region) => meets(limit, region.id, input.sites))
        .map((region) => ({ place: region.id, label: region.label, pressureMax: limit.value as number, askWhere: null, from: limit.from })),
    );

/** Places with a limit of their own: not at all (0) or up to a pressure; or to be asked about first. */
export function noGoPlaces(facts: Facts): readonly NoGo[] {
  const barred = barredPlaces(facts).map(({ region, cause }) => ({
    place: region,
    label: labelOf(facts.catalogue.regions, region),
    pressureMax: 0,
    askWhere: null,
    from: [cause],
  }));
  return merged([...barred, ...partsOf(facts), ...localCaps(facts), ...unnamed(facts)]);
}

/** One row per place, with the lowest pressure and everybody who set a limit there. */
function merged(places: readonly NoGo[]): readonly NoGo[] {
  const byPlace = new Map<string, NoGo>();
  for (const place of places) {
    const earlier = byPlace.get(place.place);
    const pressureMax = Math.min(place.pressureMax, earlier?.pressureMax ?? place.pressureMax);
    byPlace.set(place.place, { ...place, pressureMax, from: [...new Set([...(earlier?.from ?? []), ...place.from])] });
  }
  return [...byPlace.values()];
}
