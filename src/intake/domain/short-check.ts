import type { Answer, Answers } from './answers';
import { ageRowOf, agedQuestions, plannedSince, type Ageing, type CheckGroup, type DatedAnswers } from './ageing';
import { enabledItems, isResting } from './enable-when';
import type { EnableWhen, FormDefinition, FormGroup, FormItem } from './form';

/** What a check follows: the answers that were signed last, and the questions that were put then. */
export type Followed = DatedAnswers & Readonly<{ put: ReadonlySet<string> }>;

/** With the age that the client has by now; a question that only that age is asked was never put. `born`: what follows from the date of birth. */
export const grown = (form: FormDefinition, followed: Followed, born: Answers): Followed => {
  const answers = { ...followed.answers, ...born };
  const before = new Set(enabledItems(form, followed.answers));
  const unasked = new Set(enabledItems(form, answers).filter((item) => !before.has(item)).map(({ linkId }) => linkId));
  return { ...followed, answers, put: new Set([...followed.put].filter((linkId) => !unasked.has(linkId))) };
};

const PREFIX = 'changed_';
const gateOf = (groupId: string): string => `${PREFIX}${groupId}`;
export const isGate = (linkId: string): boolean => linkId.startsWith(PREFIX);

const YES_NO: FormItem['answerOption'] = [
  { code: 'no', text: { en: 'No', es: 'No' } },
  { code: 'yes', text: { en: 'Yes', es: 'Sí' } },
];

/**
 * The short check as a form of its own: what is asked at every visit; one yes or no per group, where no sure "no" reopens
 * the group in full; and in full without asking first each group with an answer that will have aged by `until`, or with a
 * question that was never put. Everything else rests. Screens, drafts and validation treat it as any form.
 */
export const checkForm = (form: FormDefinition, ageing: Ageing, followed: Followed, until: Date): FormDefinition => {
  const full = groupsInFull(form, ageing, followed, until);
  const looked = new Set([...form.groups.flatMap(({ items }) => items), ...ageing.groups.map(({ when }) => ({ enableWhen: when }))].flatMap(({ enableWhen = [] }) => enableWhen.map(({ question }) => question)));
  const reopened = (item: FormItem): FormItem => {
    const { group: id } = ageRowOf(ageing, item.linkId);
    const group = ageing.groups.find((one) => one.id === id);
    if (!group || full.has(group.id)) return item;
    const standing = looked.has(item.linkId) ? followed.answers[item.linkId] : undefined;
    return { ...item, reopenedBy: openersOf(group), ...(standing && { standing }) };
  };
  const groups = form.groups.map((group): FormGroup => ({ ...group, items: group.items.map(reopened) }));
  const gates = ageing.groups.flatMap((group) => (group.text && !full.has(group.id) ? [gateItem(group, group.text)] : []));
  const [sinceLast, others] = parted(groups, ({ when }) => when === 'follow_up');
  const [always, rest] = parted(others, ({ items }) => items.some(({ reopenedBy }) => !reopenedBy));
  return { ...form, groups: [...sinceLast, { linkId: 'anything_new', title: { en: 'Anything new or different?', es: '¿Algo nuevo o distinto?' }, items: gates }, ...always, ...rest] };
};

const parted = <T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] => [all.filter(first), all.filter((one) => !first(one))];

const groupsInFull = (form: FormDefinition, ageing: Ageing, followed: Followed, until: Date): ReadonlySet<string> => {
  const aged = agedQuestions(ageing, followed, 'planning', until).filter((linkId) => ageRowOf(ageing, linkId).class !== 'sentinel');
  const neverPut = form.groups.flatMap(({ items }) => items.filter(({ linkId }) => !followed.put.has(linkId)).map(({ linkId }) => linkId));
  return new Set([...aged, ...neverPut].flatMap((linkId) => ageRowOf(ageing, linkId).group ?? []));
};

/** A group that is not asked about at once opens only by age. */
const openersOf = ({ id, text, sinceNew }: CheckGroup): EnableWhen[] =>
  text ? [{ question: gateOf(id), operator: '!=', answer: 'no' }, ...sinceNew.map((answer): EnableWhen => ({ question: 'since_new', operator: '=', answer }))] : [];

const gateItem = ({ id, sinceNew, when }: CheckGroup, text: FormItem['text']): FormItem => ({
  linkId: gateOf(id), type: 'choice', text, required: true, screened: false, sensitive: false, allow: ['not_sure'], unknownPolicy: 'hold', ask: 'each_visit', answerOption: YES_NO,
  ...(when && { enableWhen: when }),
  // What was said already is not asked again.
  ...(sinceNew.length > 0 && { reopenedBy: sinceNew.map((answer): EnableWhen => ({ question: 'since_new', operator: '!=', answer })) }),
});

export type Merged = Readonly<{
  answers: Answers;
  /** Of answers that are older than this check: since when they hold. */
  answerTimes: Readonly<Record<string, string>>;
  /** Since when the whole counts for planning; absent: since this check. */
  answeredAt?: Date;
  /** What was said about each group. */
  checked: Answers;
}>;

/** The whole answers after a check: what was asked is what was said now, a resting sentinel is said to hold still, and any other answer keeps its age. */
export const mergeCheck = (form: FormDefinition, check: FormDefinition, ageing: Ageing, followed: Followed, given: Answers): Merged => {
  const resting = new Set(check.groups.flatMap(({ items }) => items.filter((item) => isResting(check, item, given)).map(({ linkId }) => linkId)));
  const entries = form.groups.flatMap(({ items }) => items.flatMap(({ linkId }): [string, Answer][] => entryOf(linkId, resting.has(linkId) ? followed.answers : given)));
  const answers = asked(form, Object.fromEntries(entries));
  const older = Object.fromEntries(Object.entries(answers).filter(([linkId]) => resting.has(linkId) && ageRowOf(ageing, linkId).class !== 'sentinel'));
  const answeredAt = plannedSince(ageing, { answers: older, timeOf: followed.timeOf });
  return {
    answers,
    answerTimes: Object.fromEntries(Object.keys(older).map((linkId) => [linkId, followed.timeOf(linkId).toISOString()])),
    ...(answeredAt && { answeredAt }),
    checked: Object.fromEntries(Object.entries(given).filter(([linkId]) => isGate(linkId))),
  };
};

const entryOf = (linkId: string, answers: Answers): [string, Answer][] => {
  const answer = answers[linkId];
  return answer ? [[linkId, answer]] : [];
};

const asked = (form: FormDefinition, answers: Answers): Answers =>
  Object.fromEntries(enabledItems(form, answers, 'follow_up').flatMap(({ linkId }) => entryOf(linkId, answers)));
