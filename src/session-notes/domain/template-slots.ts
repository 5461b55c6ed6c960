import type { Catalogue } from '../../techniques';
import { byId, labelOf } from '../../techniques';
import { muscleName } from './body-chart';
import { sideInWords, type Side } from './sides';

/** What a template may leave open. Nothing about a person: what is put in is the therapist's word of that visit. */
export const SLOTS = ['side', 'region', 'muscle', 'technique', 'minutes', 'pressure', 'pain', 'days', 'visits'] as const;
export type Slot = (typeof SLOTS)[number];

export type SlotValues = Readonly<{ side?: Side; region?: string; muscle?: string; technique?: string; minutes?: number; pressure?: number; pain?: number; days?: number; visits?: number }>;

/** A slot, or a brace that opens or closes none. */
const BRACES = /\{[^{}]*\}|[{}]/g;

const slotIn = (braces: string): Slot | undefined => SLOTS.find((slot) => braces === `{${slot}}`);

/** What stands in braces and is no slot. */
export const unknownSlotsIn = (text: string): readonly string[] => [...text.matchAll(BRACES)].flatMap(([braces]) => (slotIn(braces) === undefined ? [braces] : []));

export const slotsIn = (text: string): readonly Slot[] => [...new Set([...text.matchAll(BRACES)].flatMap(([braces]) => slotIn(braces) ?? []))];

function wordsOf(slot: Slot, values: SlotValues, catalogue: Catalogue): string | undefined {
  const { side, region, muscle, technique } = values;
  if (slot === 'side') return side && sideInWords(side);
  if (slot === 'region') return region && labelOf(catalogue.regions, region);
  if (slot === 'muscle') return muscle && muscleName(catalogue, muscle);
  if (slot === 'technique') return technique && (byId(catalogue.techniques, technique)?.name ?? technique);
  return values[slot]?.toString();
}

/** A slot that nobody filled stays as it is. */
export const fillText = (text: string, values: SlotValues, catalogue: Catalogue): string =>
  text.replace(BRACES, (braces) => {
    const slot = slotIn(braces);
    return (slot && wordsOf(slot, values, catalogue)) ?? braces;
  });
