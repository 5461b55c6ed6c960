import { Options } from '../ui/Options.tsx';
import { useLanguage } from '../texts/language.tsx';
import { openStates, stateOf, type FieldProps } from './field.ts';
import type { NonAnswer } from './intake.ts';

/** "Not sure" and "Prefer not to say" under a field that is typed or drawn. */
export const OpenStates = ({ item, answer, describedBy, onAnswer }: Pick<FieldProps, 'item' | 'answer' | 'describedBy' | 'onAnswer'>) => {
  const { t } = useLanguage();
  const states = openStates(item);
  const state = stateOf(answer);
  if (states.length === 0) return null;
  const options = states.map((one) => ({ value: one, text: one === 'not_sure' ? t.notSure : t.preferNotToSay, open: true }));
  const change = (picked: NonAnswer, on: boolean): void => onAnswer({ state: on ? picked : 'skipped' });
  return <Options many layout="inline" name={`${item.linkId}-open`} options={options} chosen={state ? [state] : []} describedBy={describedBy} onChange={change} />;
};
