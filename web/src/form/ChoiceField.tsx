import { Options, type Option } from '../ui/Options.tsx';
import { useLanguage, Words, wordsOf } from '../texts/language.tsx';
import { openStates, stateOf, valueIn, type FieldProps } from './field.ts';
import type { AnswerOption, Locale, NonAnswer } from './intake.ts';
import { LongList } from './LongList.tsx';

/** Longer lists are searched instead of read. */
const LONG = 16;
const SHORT = 22;

const layoutOf = (options: readonly AnswerOption[], locale: Locale) =>
  options.length <= 2 ? 'inline' : options.length > 4 && options.every(({ text }) => wordsOf(text, locale).length <= SHORT) ? 'pairs' : 'rows';

const asOpen = (state: NonAnswer): string => `@${state}`;

export const ChoiceField = ({ item, answer, describedBy, invalid, onAnswer }: FieldProps) => {
  const { t, locale } = useLanguage();
  const options = item.answerOption ?? [];
  const value = valueIn(answer);
  const state = stateOf(answer);
  const chosen = Array.isArray(value) ? (value as readonly string[]) : value === undefined ? [] : [String(value)];
  const open: Option<string>[] = openStates(item).map((one) => ({ value: asOpen(one), text: one === 'not_sure' ? t.notSure : t.preferNotToSay, open: true }));
  const change = (code: string, on: boolean): void => {
    if (code.startsWith('@')) return onAnswer({ state: on ? (code.slice(1) as NonAnswer) : 'skipped' });
    if (!item.repeats) return onAnswer({ value: code });
    const next = nextChosen(options, chosen, code, on);
    onAnswer(next.length > 0 ? { value: next } : { state: 'skipped' });
  };
  const all = [...chosen, ...(state ? [asOpen(state)] : [])];
  if (options.length >= LONG)
    return <LongList name={item.linkId} options={options} chosen={all} open={open} many={item.repeats === true} describedBy={describedBy} invalid={invalid} onChange={change} />;
  const shown = options.map((option) => ({ value: option.code, text: <Words of={option.text} /> }));
  return (
    <div className="stack">
      {item.repeats && <p className="soft small">{t.pickAny}</p>}
      <Options name={item.linkId} many={item.repeats === true} layout={layoutOf(options, locale)} options={[...shown, ...open]} chosen={all} describedBy={describedBy} invalid={invalid} onChange={change} />
    </div>
  );
};

/** "None of these" stands alone: choosing it clears the others, and choosing another clears it. */
const nextChosen = (options: readonly AnswerOption[], chosen: readonly string[], code: string, on: boolean): string[] => {
  if (!on) return chosen.filter((one) => one !== code);
  const isExclusive = (one: string): boolean => options.find((option) => option.code === one)?.exclusive === true;
  return isExclusive(code) ? [code] : [...chosen.filter((one) => !isExclusive(one)), code];
};
