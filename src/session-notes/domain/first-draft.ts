import type { LineContent } from '../../treatment-plans';
import { BY_HAND, type SectionOrigin, type StoredSection } from './note-record';
import { insertInto, isTemplateSection, type TemplateSection } from './note-template';
import type { CopiedSection, Section, SectionContent, TreatmentLine } from './sections';
import { SECTIONS } from './sections';

export type DraftSection = Readonly<SectionOrigin & { section: Section; content: object }>;

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

/** With its slots filled. */
export type FilledTemplate = Readonly<{ id: string; version: number; sections: Readonly<Partial<Record<TemplateSection, object>>> }>;

export type DraftSources = Readonly<{
  plan: PlanForDraft | null;
  last: Readonly<{ noteId: string; sections: readonly StoredSection[] }> | null;
  copy: readonly CopiedSection[];
  template: FilledTemplate | null;
}>;

/** Every section, so that none is added later: copied where asked for, else from the plan, else empty; then what the template adds. */
export function firstDraft({ plan, last, copy, template }: DraftSources): readonly DraftSection[] {
  const planned: Readonly<Partial<Record<Section, object>>> = plan ? fromPlan(plan) : {};
  return SECTIONS.map((section): DraftSection => {
    const copied = (copy as readonly Section[]).includes(section) ? last?.sections.find((one) => one.section === section) : undefined;
    if (copied && last) return withTemplate({ ...BY_HAND, section, content: copiedContent(copied), copiedFrom: last.noteId }, template);
    const content = planned[section];
    return withTemplate({ ...BY_HAND, section, content: content ?? {}, copiedFromPlan: plan && content ? plan.id : null }, template);
  });
}

function withTemplate(draft: DraftSection, template: FilledTemplate | null): DraftSection {
  const { section, content } = draft;
  const addition = template && isTemplateSection(section) ? template.sections[section] : undefined;
  if (!template || !addition || !isTemplateSection(section)) return draft;
  const { content: both, full } = insertInto(section, content, addition);
  return full.length > 0 ? draft : { ...draft, content: both, templateId: template.id, templateVersion: template.version };
}

/** A reason to go past a limit is never copied: it was that day's. */
export function copiedContent({ section, content }: StoredSection): object {
  if (section !== 'treatment') return content;
  const { lines = [], ...rest } = content as SectionContent['treatment'];
  return { ...rest, lines: lines.map(({ limitReason: _, ...line }) => line) };
}
