import type { LineContent } from '../../treatment-plans';
import type { StoredSection } from './note-record';
import type { CopiedSection, Section, SectionContent, TreatmentLine } from './sections';
import { SECTIONS } from './sections';

export type DraftSection = Readonly<{ section: Section; content: object; copiedFrom: string | null; copiedFromPlan: string | null }>;

type PlanForDraft = Readonly<{ id: string; lines: readonly LineContent[] }>;

const workOf = (content: LineContent): TreatmentLine[] =>
  content.kind === 'technique' ? [{ technique: content.technique, region: content.regions[0] as string, side: 'both', pressure: content.pressure, ...only(content) }] : [];

/** A single stroke or position can only be the one; of several the therapist says which. */
const only = ({ strokes, positions }: Extract<LineContent, { kind: 'technique' }>): Partial<TreatmentLine> => ({
  ...(strokes.length === 1 && { stroke: strokes[0] }),
  ...(positions.length === 1 && { position: positions[0] }),
});

/** What the plan foresees, to be corrected into what was done. */
function fromPlan({ lines }: PlanForDraft): Partial<Pick<SectionContent, 'treatment' | 'plan'>> {
  const homecare = lines.flatMap((line) => (line.kind === 'self_care' ? [{ item: line.item, dose: line.dose }] : []));
  return { treatment: { lines: lines.flatMap(workOf) }, ...(homecare.length > 0 && { plan: { homecare } }) };
}

export type DraftSources = Readonly<{ plan: PlanForDraft | null; last: Readonly<{ noteId: string; sections: readonly StoredSection[] }> | null; copy: readonly CopiedSection[] }>;

/** Every section, so that none is added later: copied where asked for, else from the plan, else empty. */
export function firstDraft({ plan, last, copy }: DraftSources): readonly DraftSection[] {
  const planned: Readonly<Partial<Record<Section, object>>> = plan ? fromPlan(plan) : {};
  return SECTIONS.map((section): DraftSection => {
    const copied = (copy as readonly Section[]).includes(section) ? last?.sections.find((one) => one.section === section) : undefined;
    if (copied && last) return { section, content: copiedContent(copied), copiedFrom: last.noteId, copiedFromPlan: null };
    const content = planned[section];
    return { section, content: content ?? {}, copiedFrom: null, copiedFromPlan: plan && content ? plan.id : null };
  });
}

/** A reason to go past a limit is never copied: it was that day's. */
export function copiedContent({ section, content }: StoredSection): object {
  if (section !== 'treatment') return content;
  const { lines = [], ...rest } = content as SectionContent['treatment'];
  return { ...rest, lines: lines.map(({ limitReason: _, ...line }) => line) };
}
