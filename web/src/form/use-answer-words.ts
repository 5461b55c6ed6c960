import { useMarkWords } from '../body-map/MarkList.tsx';
import { useLanguage, wordsOf } from '../texts/language.tsx';
import type { Answer, FormItem, PainMark } from './intake.ts';

const NONE = { regions: [], sides: [], characters: [] };

/** What an answer says, in words. */
export const useAnswerWords = () => {
  const { t, locale } = useLanguage();
  const marks = useMarkWords();
  return (item: FormItem, answer: Answer | undefined): string => {
    if (!answer) return t.noAnswer;
    if ('state' in answer) return { not_sure: t.notSure, prefer_not_to_say: t.preferNotToSay, skipped: t.skipped }[answer.state];
    const { value } = answer;
    const option = (code: unknown): string => {
      const text = item.answerOption?.find((one) => one.code === code)?.text;
      return text ? wordsOf(text, locale) : String(code);
    };
    if (item.type === 'pain-map') return (value as readonly PainMark[]).map((mark) => marks.all(item.marks ?? NONE, mark)).join('; ');
    if (Array.isArray(value)) return value.map(option).join(', ');
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (typeof value === 'number') return `${value.toLocaleString(locale)} ${item.unit ? wordsOf(item.unit, locale) : ''}`.trim();
    return item.type === 'choice' ? option(value) : String(value);
  };
};
