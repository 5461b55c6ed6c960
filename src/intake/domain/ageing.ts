import type { Answers } from './answers';
import type { EnableWhen, LocalizedText } from './form';

export type AgeClassId = 'visit' | 'sentinel' | 'medicines' | 'history';

/** How long an answer counts: for a visit that begins, and for a plan. `planningHours` null: a plan does not rest on it. */
export type AgeClass = Readonly<{ id: AgeClassId; visitHours: number; planningHours: number | null; source: string }>;

/** `group`: with what it is asked again; a question without one is asked at every check. */
export type AnswerAge = Readonly<{ id: string; class: AgeClassId; group?: string }>;

/** Questions that a short check opens together: behind one yes or no, or, without a text, only when they have aged. */
export type CheckGroup = Readonly<{ id: string; sinceNew: readonly string[]; when?: readonly EnableWhen[]; text?: LocalizedText }>;

export type Ageing = Readonly<{ classes: readonly AgeClass[]; questions: readonly AnswerAge[]; groups: readonly CheckGroup[] }>;

/** Answers with the time when each was given or said to hold still. */
export type DatedAnswers = Readonly<{ answers: Answers; timeOf: (linkId: string) => Date }>;

/** A plan rests on answers of at most this age, unless the table lets a kind of answer grow older. */
export const ANSWERS_HOLD_DAYS = 30;

const HOUR = 3600_000;

export const ageRowOf = ({ questions }: Ageing, linkId: string): AnswerAge => questions.find(({ id }) => id === linkId) ?? { id: linkId, class: 'visit' };

const limitOf = (ageing: Ageing, linkId: string, use: 'visit' | 'planning'): number | null => {
  const { class: id } = ageRowOf(ageing, linkId);
  const found = ageing.classes.find((one) => one.id === id);
  return found ? (use === 'visit' ? found.visitHours : found.planningHours) : 0;
};

/** Questions whose answers are too old to count; an aged answer is as good as none. */
export const agedQuestions = (ageing: Ageing, { answers, timeOf }: DatedAnswers, use: 'visit' | 'planning', now: Date): string[] =>
  Object.keys(answers).filter((linkId) => {
    const hours = limitOf(ageing, linkId, use);
    return hours !== null && now.getTime() - timeOf(linkId).getTime() > hours * HOUR;
  });

/**
 * Since when the whole counts for planning: the time of its oldest answer, where what may grow older is taken for as much
 * younger. Nothing where no plan rests on any of them.
 */
export const plannedSince = (ageing: Ageing, { answers, timeOf }: DatedAnswers): Date | undefined => {
  const times = Object.keys(answers).flatMap((linkId) => {
    const hours = limitOf(ageing, linkId, 'planning');
    return hours === null ? [] : [timeOf(linkId).getTime() + (hours - ANSWERS_HOLD_DAYS * 24) * HOUR];
  });
  return times.length === 0 ? undefined : new Date(Math.min(...times));
};
