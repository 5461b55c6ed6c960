import type { Technique } from '../../techniques';
import type { Facts } from './facts';
import { meets } from './limits';
import type { TechniqueLine } from './suggestion';

/** A technique's strokes at the work region: those that stay, and those that a limit takes out. */
export function strokesOf(
  technique: Technique,
  { limits, input, workRegion }: Facts,
): Readonly<{ kept: readonly string[]; leftOut: TechniqueLine['strokesLeftOut'] }> {
  const here = limits.words.filter((limit) => limit.meaning.strokes.length > 0 && meets(limit, workRegion.id, input.sites));
  const leftOut = technique.strokes.flatMap((stroke) => {
    const limit = here.find(({ meaning }) => meaning.strokes.includes(stroke));
    return limit ? [{ stroke, text: limit.meaning.text, from: limit.from }] : [];
  });
  return { kept: technique.strokes.filter((stroke) => !leftOut.some((out) => out.stroke === stroke)), leftOut };
}
