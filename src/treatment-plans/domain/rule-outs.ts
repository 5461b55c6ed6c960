import type { Facts } from './facts';
import type { HeldReason } from './suggestion';

const held = (code: string, text: string, cause: string): HeldReason => ({ status: 'not_lead_treatment', code, text, cause });

/** Complaints for which massage should not lead the care, by guideline. */
export function ruleOuts({ input, flagIds, region }: Facts): readonly HeldReason[] {
  const lumbosacral = region.evidenceGroup === 'low_back' || region.segment === 'leg';
  const reasons: HeldReason[] = [];
  if (lumbosacral && flagIds.has('radiculopathy_known'))
    reasons.push(held('kngf_radicular', 'A nerve-root problem of the low back: the KNGF guideline advises against massage as treatment. Work with the treating clinician.', 'radiculopathy_known'));
  else if (lumbosacral && input.character.includes('radiating'))
    reasons.push(held('kngf_radicular', 'Pain that radiates into the leg: the KNGF guideline advises against massage as treatment of a nerve-root problem.', 'radiating'));
  if (region.evidenceGroup === 'neck' && flagIds.has('whiplash_recent'))
    reasons.push(held('optima_whiplash', 'A neck injury of three months or less: OPTIMa puts education and exercise first, not massage.', 'whiplash_recent'));
  return reasons;
}
