import { Options } from '../ui/Options.tsx';
import { useLanguage } from '../texts/language.tsx';
import { openStates, stateOf, valueIn, type FieldProps } from './field.ts';
import type { NonAnswer } from './intake.ts';

export const BooleanField = ({ item, answer, describedBy, invalid, onAnswer }: FieldProps) => {
  const { t } = useLanguage();
  const value = valueIn(answer);
  const state = stateOf(answer);
  const open = openStates(item).map((one) => ({ value: one as string, text: one === 'not_sure' ? t.notSure : t.preferNotToSay, open: true }));
  const chosen = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : state ? [state as string] : [];
  const change = (picked: string): void => onAnswer(picked === 'yes' || picked === 'no' ? { value: picked === 'yes' } : { state: picked as NonAnswer });
  return <Options layout="inline" name={item.linkId} options={[{ value: 'yes', text: t.yes }, { value: 'no', text: t.no }, ...open]} chosen={chosen} describedBy={describedBy} invalid={invalid} onChange={change} />;
};
