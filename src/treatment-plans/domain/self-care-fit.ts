import { byId, chainRegionsOf, regionOf } from '../../techniques';
import type { SelfCareItem } from '../../techniques';
import type { Facts } from './facts';

/** Items that words of the complaint point at, wherever it hurts. */
const FITS_WORD: Readonly<Record<string, readonly string[]>> = {
  stress: ['breathing'],
  relaxation: ['breathing'],
  sleep: ['sleep_position', 'breathing'],
  posture: ['posture_variety', 'scapular_retraction', 'chin_nod'],
  mobility: ['neck_rotation_rom', 'thoracic_extension', 'cat_camel', 'knee_to_chest'],
  stiff: ['neck_rotation_rom', 'thoracic_extension', 'cat_camel', 'knee_to_chest', 'heat'],
  tight: ['heat', 'stretch_upper_trap', 'stretch_levator', 'hamstring_stretch'],
  knotted: ['ball_massage', 'heat'],
};

/** Offered to everybody with pain, whatever the region. */
const ALWAYS = ['stay_active', 'aftercare'];

const causesOf = ({ input, catalogue }: Facts, item: string): readonly string[] =>
  input.causes.flatMap((id) => {
    const cause = byId(catalogue.causes, id);
    return cause?.selfCare.includes(item) ? [cause.label] : [];
  });

const wordsOf = ({ input }: Facts, item: string): readonly string[] =>
  [...new Set([...input.goals, ...input.character])].filter((word) => FITS_WORD[word]?.includes(item));

/** Strengthening and walking programmes are for lasting pain; they come once a fresh pain has settled. */
const LATER_KINDS = ['exercise', 'activity'];

const isTooEarly = (item: SelfCareItem, { input }: Facts): boolean => input.chronicity === 'acute' && LATER_KINDS.includes(item.kind);

/** Lifting advice is only for those whose work or habits ask for it. */
const ONLY_FOR_A_CAUSE = ['lifting', 'pillow'];

/** The back of the shoulder has few items of its own: those of the chain regions in the same group serve it. */
function servesRegion(item: SelfCareItem, { catalogue, region }: Facts): boolean {
  const near = chainRegionsOf(catalogue, region.id).filter((id) => region.evidenceGroup !== 'other' && regionOf(catalogue, id).evidenceGroup === region.evidenceGroup);
  return [region.id, ...near].some((id) => item.regions.includes(id));
}

export function isForThisComplaint(item: SelfCareItem, facts: Facts): boolean {
  if (ALWAYS.includes(item.id) || causesOf(facts, item.id).length > 0) return true;
  if (ONLY_FOR_A_CAUSE.includes(item.id) || isTooEarly(item, facts)) return false;
  return servesRegion(item, facts) || (item.id === 'breathing' && wordsOf(facts, item.id).length > 0);
}

/** ACP 2017 and French 2006: superficial heat is the best-supported first step in fresh low-back pain. */
const heatFirst = (item: SelfCareItem, { input, region }: Facts): boolean =>
  item.id === 'heat' && region.evidenceGroup === 'low_back' && input.chronicity !== 'chronic';

/** NG59, KNGF: lasting pain needs movement beside massage. */
const movementFirst = (item: SelfCareItem, { input }: Facts): boolean => input.chronicity === 'chronic' && LATER_KINDS.includes(item.kind);

/** Why an item is offered; a lower rank comes earlier. */
export function fittingReasons(item: SelfCareItem, facts: Facts): Readonly<{ rank: number; why: string }> {
  const causes = causesOf(facts, item.id);
  if (heatFirst(item, facts)) return { rank: 0, why: 'Warmth is the best-supported first step for fresh low-back pain.' };
  if (causes.length > 0) return { rank: 1, why: `Because of: ${causes.join(', ')}.` };
  if (item.id === 'stay_active') return { rank: 2, why: 'For everybody with pain.' };
  if (movementFirst(item, facts)) return { rank: 3, why: 'Lasting pain needs movement beside massage.' };
  const words = wordsOf(facts, item.id);
  if (words.length > 0) return { rank: 4, why: `Because of: ${words.join(', ')}.` };
  return item.id === 'aftercare' ? { rank: 6, why: 'After every session.' } : { rank: 5, why: `For: ${facts.region.label}.` };
}
