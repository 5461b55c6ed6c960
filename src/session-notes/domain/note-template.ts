import type { Catalogue } from '../../techniques';
import type { Missing } from './completeness';
import type { Section, SectionContent } from './sections';
import { fillText, slotsIn, unknownSlotsIn, type Slot, type SlotValues } from './template-slots';

/** No template for what only this visit can say: the client's own words, findings, consents, scores. */
export const TEMPLATE_SECTIONS = ['visit', 'subjective', 'objective', 'treatment', 'assessment', 'plan', 'notGiven'] as const satisfies readonly Section[];
export type TemplateSection = (typeof TEMPLATE_SECTIONS)[number];
export type TemplateSections = { readonly [S in TemplateSection]?: SectionContent[S] };

export const isTemplateSection = (section: Section): section is TemplateSection => (TEMPLATE_SECTIONS as readonly Section[]).includes(section);

/** Fields of text that a template fills, each with the most characters that it holds. */
export const TEXT_FIELDS: Readonly<Record<TemplateSection, Readonly<Record<string, number>>>> = {
  visit: { text: 2000 },
  subjective: { sinceLastText: 2000, healthChanges: 2000, goalsText: 2000, preferences: 2000, redFlagsAsked: 4000, history: 4000 },
  objective: { posture: 2000, movement: 2000, skin: 2000, tests: 2000, retest: 2000, text: 4000 },
  treatment: { text: 4000 },
  assessment: { response: 4000, progress: 4000, impression: 4000 },
  plan: { text: 4000 },
  notGiven: { text: 4000, advice: 2000 },
};

/** Lists that a template adds to, each with the most entries that it holds. */
export const LIST_FIELDS: Readonly<Record<string, Readonly<Record<string, number>>>> = { treatment: { lines: 60 }, plan: { homecare: 20 } };

const fieldsOf = (sections: TemplateSections): { section: TemplateSection; field: string; value: unknown }[] =>
  TEMPLATE_SECTIONS.flatMap((section) => Object.entries(sections[section] ?? {}).map(([field, value]) => ({ section, field, value: value as unknown })));

const textsOf = (sections: TemplateSections): string[] => fieldsOf(sections).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

/** A phrase is the smallest template: one text. */
export function kindOf(sections: TemplateSections): 'phrase' | 'template' {
  const [first, ...more] = fieldsOf(sections);
  return first && more.length === 0 && typeof first.value === 'string' ? 'phrase' : 'template';
}

export const slotsOf = (sections: TemplateSections): readonly Slot[] => [...new Set(textsOf(sections).flatMap(slotsIn))];

const holdsBraces = (entry: object): boolean => Object.values(entry).some((value) => typeof value === 'string' && /[{}]/.test(value));

function faultsOfField({ section, field, value }: ReturnType<typeof fieldsOf>[number]): Missing[] {
  const pointer = `/sections/${section}/${field}`;
  if (TEXT_FIELDS[section][field] !== undefined) return unknownSlotsIn(value as string).map((braces) => ({ pointer, code: 'slot_unknown', message: `${braces} is no slot.` }));
  const entries = value as readonly object[];
  if (LIST_FIELDS[section]?.[field] === undefined || entries.some((entry) => 'limitReason' in entry)) return [{ pointer, code: 'not_for_templates', message: 'Only the visit itself can say this.' }];
  return entries.some(holdsBraces) ? [{ pointer, code: 'slot_in_list', message: 'Slots stand in texts, not in lists.' }] : [];
}

/** What keeps this from being a template; empty: nothing. */
export function faultsOf(sections: TemplateSections): readonly Missing[] {
  const fields = fieldsOf(sections);
  if (fields.length === 0) return [{ pointer: '/sections', code: 'empty_template', message: 'At least one text or list.' }];
  return fields.flatMap(faultsOfField);
}

/** With the slots filled in; `open` are those that nobody filled. */
export function fillSection(content: object, values: SlotValues, catalogue: Catalogue): Readonly<{ content: object; open: readonly Slot[] }> {
  const filled = Object.fromEntries(Object.entries(content).map(([field, value]) => [field, typeof value === 'string' ? fillText(value, values, catalogue) : (value as unknown)]));
  return { content: filled, open: slotsOf({ objective: filled }) };
}

/** Adds to what is there and takes nothing away; `full` are fields that cannot hold both. */
export function insertInto(section: TemplateSection, present: object, addition: object): Readonly<{ content: object; full: readonly string[] }> {
  const known = present as Readonly<Record<string, unknown>>;
  const merged = Object.entries(addition).map(([field, value]): [string, unknown] => [field, added(known[field], value as unknown)]);
  const full = merged.filter(([field, value]) => sizeOf(value) > (TEXT_FIELDS[section][field] ?? LIST_FIELDS[section]?.[field] ?? 0)).map(([field]) => field);
  return { content: { ...present, ...Object.fromEntries(merged) }, full };
}

const added = (present: unknown, addition: unknown): unknown => {
  if (present === undefined) return addition;
  return typeof present === 'string' ? `${present}\n${addition as string}` : [...(present as readonly unknown[]), ...(addition as readonly unknown[])];
};

/** Characters as Postgres counts them, or entries. */
const sizeOf = (value: unknown): number => [...(value as string | readonly unknown[])].length;
