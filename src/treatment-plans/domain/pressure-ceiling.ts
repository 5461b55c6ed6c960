import type { Facts } from './facts';
import { causes, meets } from './limits';
import type { Ceiling } from './suggestion';

type Cap = Ceiling['considered'][number];

const cap = (value: number, code: string, text: string, cause: string): Cap => ({ value, code, text, cause });

function byFlags({ flags }: Facts): Cap[] {
  return flags.flatMap((flag) => (flag.pressureCap === null ? [] : [cap(flag.pressureCap, 'flag', `${flag.label}: up to ${flag.pressureCap}`, flag.id)]));
}

function byScreening({ input, limits, workRegion }: Facts): Cap[] {
  const whole = input.limits?.pressureMax;
  const here = limits.words.filter((limit) => meets(limit, workRegion.id, input.sites));
  return [
    ...(whole ? [cap(whole.value, 'screening', `Screening: up to ${whole.value}`, causes(whole.from).join(', '))] : []),
    ...here.filter(({ value }) => value !== null).map(({ meaning, value, from }) => cap(value as number, 'local', `${meaning.text}: up to ${value}`, from.join(', '))),
    ...here
      .filter(({ meaning }) => meaning.effect === 'light_only')
      .map(({ meaning, from }) => cap(meaning.pressureMax as number, 'local', meaning.text, from.join(', '))),
  ];
}

/** The lowest of everything that limits pressure at the work region. Level 5 is never suggested. */
export function pressureCeiling(facts: Facts): Ceiling {
  const { input, catalogue, workRegion } = facts;
  const own = input.boundaries?.pressureMax;
  const considered = [
    cap(4, 'never_five', 'Level 5 is never suggested.', 'house_rule'),
    cap(catalogue.scoring.irritabilityCap[input.irritability], 'irritability', `Irritability is ${input.irritability}.`, input.irritability),
    ...byFlags(facts),
    ...byScreening(facts),
    ...(workRegion.pressureCap === null ? [] : [cap(workRegion.pressureCap, 'region', `${workRegion.label}: up to ${workRegion.pressureCap}`, workRegion.id)]),
    ...(own === null || own === undefined ? [] : [cap(own, 'boundary', `The client's own limit: up to ${own}`, 'boundary')]),
  ];
  const value = Math.min(...considered.map((one) => one.value));
  return { value, setBy: considered.filter((one) => one.value === value), considered };
}
