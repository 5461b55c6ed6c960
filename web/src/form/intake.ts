/** The forms' own logic, one implementation with the server. These files import nothing but each other. */
export type { Answer, Answers, AnswerValue, PainMark } from '../../../src/intake/domain/answers.ts';
export type { AnswerOption, FormDefinition, FormGroup, FormItem, ItemType, Locale, LocalizedText, NonAnswer } from '../../../src/intake/domain/form.ts';
export { enabledItems, isEnabled, itemsOf, valueOf, type Visit } from '../../../src/intake/domain/enable-when.ts';
