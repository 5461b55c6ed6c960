/** The forms' own logic, one implementation with the server. These files import nothing but each other. */
export type { Answer, Answers, PainMark } from '../../../src/intake/domain/answers.ts';
export type { ConsentWording, GivenConsent } from '../../../src/intake/domain/consents.ts';
export type { AnswerOption, FormDefinition, FormGroup, FormItem, ItemType, Locale, LocalizedText, NonAnswer, PainMarkOptions } from '../../../src/intake/domain/form.ts';
export * from '../../../src/intake/domain/enable-when.ts';
export { TOKEN } from '../../../src/intake/domain/invitation.ts';
export { faultMessage, type Fault } from '../../../src/intake/domain/faults.ts';
export { validateAnswer } from '../../../src/intake/domain/validate-answer.ts';
export { initialAnswers } from '../../../src/intake/domain/initial-answers.ts';
export * from '../../../src/intake/domain/progress.ts';
export type { Signature } from '../../../src/intake/domain/signature.ts';
