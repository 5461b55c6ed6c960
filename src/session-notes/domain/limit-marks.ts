import { catalogue, type Catalogue } from '../../techniques';
import { findingsAgainst, gatherFacts, leaveOutOf, type PlanInput } from '../../treatment-plans';
import type { TreatmentLine } from './sections';

/** A limit that a line of work goes past: which, where in the line, and what set it. */
export type LimitMark = Readonly<{ code: string; pointer: string; text: string; cause: string | null }>;

/** Of what speaks against a line only the limits of this client; what a clinic does not offer is none. */
const LIMITS = ['no_go_region', 'pressure_ceiling', 'flag', 'limit', 'position', 'stroke_left_out', 'declined', 'local_problem', 'unknown_limit', 'hold'];
const isLimit = (code: string): boolean => LIMITS.includes(code) || code.startsWith('flag_');

/** The very functions that keep a plan within the limits judge what was done; here they mark instead of forbid. */
export function limitMarksOf(line: TreatmentLine, input: PlanInput, of: Catalogue = catalogue): readonly LimitMark[] {
  const facts = gatherFacts(input, of);
  const work = {
    kind: 'technique' as const,
    role: 'adjunct' as const,
    technique: line.technique,
    pressure: line.pressure,
    regions: [line.region],
    strokes: line.stroke === undefined ? [] : [line.stroke],
    positions: line.position === undefined ? [] : [line.position],
    note: null,
  };
  const used = [...(line.products ?? []), ...(line.muscle === undefined ? [] : [line.muscle])];
  return [
    ...findingsAgainst(work, facts).filter(({ code }) => isLimit(code)).map(({ code, pointer, text, cause }) => ({ code, pointer, text, cause })),
    ...leaveOutOf(facts).filter(({ id }) => used.includes(id)).map(({ kind, text, from }) => ({ code: `${kind}_left_out`, pointer: `/${kind}`, text, cause: from.join(', ') })),
  ];
}
