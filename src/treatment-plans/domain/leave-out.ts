import { labelOf, modalities, products } from '../../techniques';
import type { Facts } from './facts';
import { causes } from './limits';
import type { Suggestion } from './suggestion';

/** Products, devices and muscles that stay out of this plan. */
export function leaveOutOf({ limits, catalogue, input }: Facts): Suggestion['leaveOut'] {
  const own = (input.boundaries?.products ?? []).map((id) => ({
    kind: 'product' as const,
    id,
    text: `The client does not want: ${labelOf(products, id)}.`,
    from: ['boundary'],
  }));
  const limited = limits.words.flatMap(({ meaning, from }) => {
    const text = meaning.condition === undefined ? meaning.text : `${meaning.text}: ${meaning.condition}`;
    return [
      ...meaning.products.map((id) => ({ kind: 'product' as const, id, text, from })),
      ...meaning.modalities.map((id) => ({ kind: 'modality' as const, id, text: `${text} (${labelOf(modalities, id).toLowerCase()}).`, from })),
      ...meaning.muscles.map((id) => ({ kind: 'muscle' as const, id, text: `${text} (${catalogue.muscles.find((one) => one.id === id)?.name}).`, from })),
    ];
  });
  return [...own, ...limited];
}

const waits = ({ input }: Facts): Suggestion['requirements'] => [
  ...(input.limits?.holds ?? []).map(({ text, from }) => ({ text: `Hold: ${text}`, from: causes(from) })),
  ...(input.limits?.holdLocalHours ?? []).map(({ hours, from }) => ({ text: `Stay away from the spot for ${hours} hours`, from: causes(from) })),
];

export const requirementsOf = (facts: Facts): Suggestion['requirements'] => [
  ...facts.limits.words.filter(({ meaning }) => meaning.kind === 'require' || meaning.kind === 'advice').map(({ meaning, from }) => ({ text: meaning.text, from })),
  ...waits(facts),
];
