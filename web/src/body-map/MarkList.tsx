import type { AnswerOption, PainMarkOptions } from '../form/intake.ts';
import { useLanguage, wordsOf } from '../texts/language.tsx';
import { Button } from '../ui/Button.tsx';
import { isWhole, type DraftMark } from './marks.ts';

const textOf = (options: readonly AnswerOption[], code: string | undefined) => options.find((option) => option.code === code)?.text;

/** What a mark says, in words. */
export const useMarkWords = () => {
  const { t, locale } = useLanguage();
  const say = (list: readonly AnswerOption[], code: string | undefined): string => {
    const text = textOf(list, code);
    return text ? wordsOf(text, locale) : '';
  };
  const place = (options: PainMarkOptions, mark: DraftMark): string => [say(options.regions, mark.region), say(options.sides, mark.side).toLowerCase()].filter(Boolean).join(', ');
  const feel = (options: PainMarkOptions, mark: DraftMark): string => [...mark.character.map((code) => say(options.characters, code).toLowerCase()), mark.intensity === undefined ? '' : t.ofTen(mark.intensity)].filter(Boolean).join(', ');
  return { place, feel, all: (options: PainMarkOptions, mark: DraftMark): string => `${place(options, mark)}: ${feel(options, mark)}` };
};

type Props = Readonly<{ marks: readonly DraftMark[]; options: PainMarkOptions; /** Stands open elsewhere. */ editing: number | undefined; onEdit: (at: number) => void }>;

export const MarkList = ({ marks, options, editing, onEdit }: Props) => {
  const { t } = useLanguage();
  const { place, feel } = useMarkWords();
  if (marks.length === 0) return <p className="soft">{t.marksNone}</p>;
  return (
    <ul className="marks" aria-label={t.marksTitle}>
      {marks.map((mark, at) => (
        <li key={`${mark.region} ${at}`} className="mark" hidden={at === editing}>
          <span>
            <strong>{place(options, mark)}</strong>
            <br />
            <span className={isWhole(mark) ? 'soft small' : 'error small'}>{isWhole(mark) ? feel(options, mark) : t.markIncomplete}</span>
          </span>
          <Button kind="plain" label={`${t.edit}: ${place(options, mark)}`} onPress={() => onEdit(at)}>
            {t.edit}
          </Button>
        </li>
      ))}
    </ul>
  );
};
