import { isSameAnswer, type Answers, type FormDefinition } from '../../intake';
import { highestOf } from './levels';
import type { Computed, RuleSet } from './rule';
import { screen } from './screen';
import type { Screening } from './screening';
import { beside } from './standing-holds';

/** Whether what was answered is what the date of birth says today. `born`: the answers that follow from it. */
export const fitsBirth = (answers: Answers, born: Answers): boolean =>
  Object.entries(born).every(([questionId, answer]) => isSameAnswer(answers[questionId] ?? null, answer));

/** Judges by the age that was answered, and by that of the date of birth where it is another: what either holds, holds. */
export const screenByBirth = (form: FormDefinition, ruleSet: RuleSet, answers: Answers, born: Answers, computed?: Computed): Screening => {
  const told = screen(form, ruleSet, answers, computed);
  if (fitsBirth(answers, born)) return told;
  const { level, findings, undecided } = screen(form, ruleSet, { ...answers, ...born }, computed);
  return beside({ ...told, level: highestOf([told.level, level]) }, findings, undecided);
};
