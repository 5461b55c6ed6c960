import type { Facts } from './facts';
import type { Chosen } from './selection';

/** Shown wherever a therapist reads a suggestion. */
export const CERTAINTY = 'The points, thresholds and visit counts are a design, not a validated instrument. No clinician has reviewed them. The therapist decides.';

/** What the therapist should know about how this suggestion came about. */
export function notesFor(facts: Facts, { lead, weakMatch, at }: Chosen): readonly string[] {
  const { input, region, flagIds, catalogue } = facts;
  const notes = [CERTAINTY];
  if (!lead) notes.push('No technique is left that suits this client here. Offer home care, or another region.');
  if (weakMatch) notes.push(`The best technique is below the threshold of ${catalogue.scoring.threshold} points: a weak match.`);
  if (at.workRegion !== region) notes.push(`Nothing can be done on this region (${region.label}); the plan works beside it (${at.workRegion.label}).`);
  if (input.chronicity === 'chronic') notes.push('NG59 and KNGF: massage is never the only element for lasting pain. Keep exercise or education in the plan.');
  if (region.evidenceGroup === 'neck' && input.chronicity !== 'chronic') notes.push('OPTIMa: for neck pain of three months or less, only together with education and exercise.');
  if (region.evidenceGroup === 'low_back' && input.chronicity !== 'chronic') notes.push('ACP 2017: warmth and staying active come first. Most fresh low-back pain settles.');
  if (flagIds.has('radiculopathy_known')) notes.push('Massage is not the lead treatment of a nerve-root problem: agree the plan with the treating clinician.');
  if (input.irritability === 'high') notes.push('Start away from the sore area, one region at a time; judge the effect after 24 to 48 hours.');
  return notes;
}
