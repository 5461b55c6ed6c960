export type { Answer, Answers, AnswerValue, PainMark } from './domain/answers';
export type { FormDefinition, FormGroup, FormItem, Locale, NonAnswer, UnknownPolicy } from './domain/form';
export { enabledItems, isEnabled, itemsOf, meets, valueOf, type Visit } from './domain/enable-when';
export { standardIntake } from './forms/neck-and-back';
