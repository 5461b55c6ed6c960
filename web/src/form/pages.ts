import { isEnabled, progressOf, type Answers, type FormDefinition, type FormGroup, type FormItem, type Visit } from './intake.ts';

type PagePart = Readonly<{ group: FormGroup; items: readonly FormItem[] }>;
export type Page = readonly PagePart[];

type Placed = Readonly<{ group: FormGroup; item: FormItem; weight: number; mayBreak: boolean; startsGroup: boolean }>;

/** Questions to a screen, about; a pain map counts as several. */
const AIM = 9;
const MOST = 13;
const SPLITTING_A_GROUP = 12;
const MIXING_GROUPS = 3;

const weightOf = (item: FormItem): number => (item.type === 'display' || item.enableWhen ? 0 : item.type === 'pain-map' ? 4 : 1);

/** A question that only follows up stays on the screen of the one before it. */
const placed = (form: FormDefinition, visit: Visit): Placed[] =>
  form.groups
    .filter((group) => visit === 'follow_up' || group.when !== 'follow_up')
    .flatMap((group) => group.items.map((item, at) => ({ group, item, weight: weightOf(item), mayBreak: at === 0 || !item.enableWhen, startsGroup: at === 0 })));

/**
 * Cuts the form into screens once, whatever is answered, so that no question moves while it is filled in: long groups
 * are split and short neighbours share a screen, as evenly as can be.
 */
export const pagesOf = (form: FormDefinition, visit: Visit): Page[] => {
  const all = placed(form, visit);
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= all.length; end++) {
    best[end] = { cost: Infinity, from: 0 };
    for (let from = end - 1, weight = 0; from >= 0; from--) {
      weight += all[from]?.weight ?? 0;
      if (weight > MOST) break;
      if (!all[from]?.mayBreak) continue;
      const cost = (best[from]?.cost ?? Infinity) + costOf(all.slice(from, end), weight);
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, from };
    }
  }
  const pages: Page[] = [];
  for (let end = all.length; end > 0; end = best[end]?.from ?? 0) pages.unshift(partsOf(all.slice(best[end]?.from ?? 0, end)));
  return pages;
};

const costOf = (run: readonly Placed[], weight: number): number => {
  const starts = run.filter((one) => one.startsGroup).length;
  const splits = run[0]?.startsGroup ? 0 : SPLITTING_A_GROUP;
  return (weight - AIM) ** 2 + splits + MIXING_GROUPS * Math.max(0, starts - 1);
};

const partsOf = (run: readonly Placed[]): Page => {
  const groups = [...new Set(run.map(({ group }) => group))];
  return groups.map((group) => ({ group, items: run.filter((one) => one.group === group).map(({ item }) => item) }));
};

/** What is asked now. A follow-up question waits until the question that it follows has been reached. */
export const askedIn = (form: FormDefinition, visit: Visit, answers: Answers): ReadonlySet<string> =>
  new Set(progressOf(form, answers, visit).flatMap(({ asked }) => asked));

export const isAsked = (item: FormItem, form: FormDefinition, asked: ReadonlySet<string>, answers: Answers): boolean =>
  item.type === 'display' ? isEnabled(form, item.linkId, answers) : asked.has(item.linkId);

export const applies = (page: Page, asked: ReadonlySet<string>): boolean => page.some((part) => part.items.some(({ linkId }) => asked.has(linkId)));

/** The screens that have something to ask, and the one that is shown. */
export const stepsOf = (pages: readonly Page[], { form, visit }: Readonly<{ form: FormDefinition; visit: Visit }>, answers: Answers, shown: number): number[] => {
  const asked = askedIn(form, visit, answers);
  return [...pages.keys()].filter((at) => at === shown || applies(pages[at] ?? [], asked));
};
