import type { Answers } from './answers';
import type { FormDefinition } from './form';
import { validateAnswer } from './validate-answer';

/** In completed years; days as YYYY-MM-DD. Who was born on 29 February has their birthday on 1 March. */
export const ageOn = (dateOfBirth: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (today.slice(4) < dateOfBirth.slice(4) ? 1 : 0);

/** What follows from the second check, so that nobody types it twice. The client sees it as their answer and may change it. */
export const initialAnswers = (form: FormDefinition, dateOfBirth: string, today: string): Answers => {
  const age = { value: ageOn(dateOfBirth, today) };
  const asked = form.groups.flatMap(({ items }) => items).filter(({ linkId, initialExpression }) => initialExpression === 'age' && validateAnswer(form, linkId, age) === undefined);
  return Object.fromEntries(asked.map(({ linkId }) => [linkId, age]));
};
