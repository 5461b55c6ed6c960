/** The forms' own logic, one implementation with the server. These files import nothing but each other. */
export type { Answer, Answers, PainMark } from '../../../src/intake/domain/answers.ts';
export type { ConsentWording, GivenConsent } from '../../../src/intake/domain/consents.ts';
export type { AnswerOption, FormDefinition, FormGroup, FormItem, ItemType, Locale, LocalizedText, NonAnswer, PainMarkOptions } from '../../../src/intake/domain/form.ts';
export * from '../../../src/intake/domain/enable-when.ts';
export { initialAnswers } from '../../../src/intake/domain/initial-answers.ts';
export * from '../../../src/intake/domain/progress.ts';
export type { Signature } from '../../../src/intake/domain/signature.ts';
