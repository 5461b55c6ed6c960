import { enabledItems, type Answers, type FormDefinition, type Visit } from '../../intake';
import { rankOf } from './levels';
import type { RuleSet } from './rule';
import { screen } from './screen';
import type { Finding, Screening } from './screening';

/** From this rank on the clinic is told before the form is sent. */
const CANNOT_WAIT = 4;

/** What these answers themselves raise that cannot wait; an echo of an earlier hold is none. */
export const urgentIn = ({ findings }: Pick<Screening, 'findings'>): Finding[] =>
  findings.filter(({ level, questionIds, carried }) => rankOf(level) >= CANNOT_WAIT && questionIds.length > 0 && !carried);

export type Draft = Readonly<{ form: FormDefinition; visit: Visit; answers: Answers; known?: Answers }>;

/** A draft as far as it goes: only what is asked counts, and what is missing raises nothing. */
export const urgentInDraft = ({ form, visit, answers, known }: Draft, ruleSet: RuleSet): Finding[] => {
  const of = (given: Answers): Finding[] => urgentIn(screen(form, ruleSet, asked(form, given, visit)));
  const before = new Set(known ? of(known).map(({ ruleId }) => ruleId) : []);
  return of(answers).filter(({ ruleId }) => !before.has(ruleId));
};

const asked = (form: FormDefinition, answers: Answers, visit: Visit): Answers => {
  const ids = new Set(enabledItems(form, answers, visit).map(({ linkId }) => linkId));
  return Object.fromEntries(Object.entries(answers).filter(([linkId]) => ids.has(linkId)));
};
